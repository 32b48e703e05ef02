-- The chain as Witan follows it. Owners: packages registry and governance.
--
-- Every derived row names the block that made it and goes with it (ON DELETE CASCADE), so
-- that a reorganisation is undone by deleting blocks. Rows are never changed: the state
-- of anything at a block is its newest row, by (block, log), at or before that block.
-- Times are unix seconds of block timestamps; uint256 are decimal text.

-- Blocks with events, for ever, and the followed heads among the latest blocks.
CREATE TABLE chain_block (
    number    INTEGER PRIMARY KEY,
    hash      BLOB    NOT NULL,
    timestamp INTEGER NOT NULL,
    events    INTEGER NOT NULL DEFAULT 0        -- 1: events of this block are stored
) STRICT;

CREATE INDEX chain_block_by_time ON chain_block (timestamp);
CREATE INDEX chain_block_empty ON chain_block (number) WHERE events = 0;

-- What is followed, and up to where: one row, moved in the transaction of what it covers.
CREATE TABLE chain_cursor (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    chain_id   TEXT    NOT NULL,
    registry   BLOB    NOT NULL,
    governor   BLOB    NOT NULL,
    timelock   BLOB    NOT NULL,
    token      BLOB    NOT NULL,
    from_block INTEGER NOT NULL,
    symbol     TEXT    NOT NULL,                -- of the token
    decimals   INTEGER NOT NULL,
    clock      TEXT    NOT NULL,                -- ERC-6372: timestamp or blocknumber
    self       INTEGER NOT NULL,                -- 1: balances vote for their holder without a delegation
    guardian   BLOB    NOT NULL,                -- who may cancel proposals before guardian_until; zero for nobody
    guardian_until INTEGER NOT NULL,            -- unix seconds
    latest     INTEGER REFERENCES chain_block (number),
    final      INTEGER REFERENCES chain_block (number)
) STRICT;

-- What each dataset id stands for, from events and proposals. A fact of hashing, which no
-- reorganisation undoes.
CREATE TABLE dataset (
    id          BLOB PRIMARY KEY,
    contributor BLOB NOT NULL,
    collection  TEXT NOT NULL,
    cid         BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the registry decided, each row with the whole state after its event.
CREATE TABLE dataset_step (
    dataset        BLOB    NOT NULL,
    block          INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log            INTEGER NOT NULL,
    tx             BLOB    NOT NULL,
    kind           TEXT    NOT NULL CHECK (kind IN ('approved', 'renewed', 'revoked', 'withdrawn', 'skipped')),
    proposal       BLOB,                        -- the proposal that did it; null for a withdrawal
    reason         TEXT    NOT NULL DEFAULT '', -- of a revocation, in people's words; of a skip, its code
    status         INTEGER NOT NULL,            -- as IDatasetRegistry.Status numbers it
    round          INTEGER NOT NULL,
    licence        TEXT    NOT NULL DEFAULT '',
    metadata       BLOB,
    approved_at    INTEGER NOT NULL DEFAULT 0,
    expiry         INTEGER NOT NULL DEFAULT 0,
    -- the last approval up to here; without a transaction there was none
    approval_block INTEGER NOT NULL DEFAULT 0,
    approval_log   INTEGER NOT NULL DEFAULT 0,
    approval_tx    BLOB,
    approval_proposal BLOB,
    PRIMARY KEY (dataset, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX dataset_step_by_block ON dataset_step (block);
CREATE INDEX dataset_step_by_expiry ON dataset_step (expiry) WHERE expiry > 0;

CREATE TABLE proposal (
    id          BLOB    PRIMARY KEY,            -- uint256, 32 bytes big-endian
    number      INTEGER NOT NULL,               -- 1, 2, … in order of proposing
    block       INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log         INTEGER NOT NULL,
    tx          BLOB    NOT NULL,
    proposer    BLOB    NOT NULL,
    description TEXT    NOT NULL,
    snapshot    INTEGER NOT NULL,               -- on the token's clock
    deadline    INTEGER NOT NULL,               -- on the token's clock, before any extension
    operation   BLOB    NOT NULL                -- id in the timelock
) STRICT;

CREATE UNIQUE INDEX proposal_by_block ON proposal (block, log);
CREATE UNIQUE INDEX proposal_by_number ON proposal (number);
CREATE INDEX proposal_by_operation ON proposal (operation);
CREATE INDEX proposal_by_proposer ON proposal (proposer);
CREATE INDEX proposal_by_deadline ON proposal (deadline);

CREATE TABLE proposal_call (
    proposal BLOB    NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target   BLOB    NOT NULL,
    value    TEXT    NOT NULL,                  -- wei
    data     BLOB    NOT NULL,
    PRIMARY KEY (proposal, position)
) STRICT;

-- Which datasets a proposal would approve or revoke.
CREATE TABLE proposal_dataset (
    proposal BLOB    NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,                  -- of the call
    entry    INTEGER NOT NULL,                  -- in the call
    kind     TEXT    NOT NULL CHECK (kind IN ('approve', 'revoke')),
    dataset  BLOB    NOT NULL,
    licence  TEXT    NOT NULL DEFAULT '',
    metadata BLOB,
    expiry   INTEGER NOT NULL DEFAULT 0,
    round    INTEGER NOT NULL DEFAULT 0,        -- expected round
    PRIMARY KEY (proposal, position, entry)
) STRICT;

CREATE INDEX proposal_dataset_by_dataset ON proposal_dataset (dataset);

CREATE TABLE proposal_step (
    proposal BLOB    NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    block    INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log      INTEGER NOT NULL,
    tx       BLOB    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('queued', 'executed', 'canceled', 'extended')),
    at       INTEGER NOT NULL DEFAULT 0,        -- queued: eta, unix seconds; extended: the new deadline
    PRIMARY KEY (proposal, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX proposal_step_by_block ON proposal_step (block);
CREATE INDEX proposal_step_by_time ON proposal_step (kind, at);

-- Votes, each with the tally after it.
CREATE TABLE vote (
    proposal BLOB    NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    block    INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log      INTEGER NOT NULL,
    tx       BLOB    NOT NULL,
    voter    BLOB    NOT NULL,
    support  INTEGER NOT NULL,
    weight   TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    against  TEXT    NOT NULL,
    "for"    TEXT    NOT NULL,
    abstain  TEXT    NOT NULL,
    PRIMARY KEY (proposal, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_by_block ON vote (block);
CREATE INDEX vote_by_voter ON vote (voter, block);

-- Quorum at each proposal's snapshot, asked of the governor at the block named here.
CREATE TABLE proposal_quorum (
    proposal BLOB    PRIMARY KEY REFERENCES proposal (id) ON DELETE CASCADE,
    block    INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    quorum   TEXT    NOT NULL
) STRICT;

CREATE INDEX proposal_quorum_by_block ON proposal_quorum (block);

-- The DAO's settings over time.
CREATE TABLE setting (
    name  TEXT    NOT NULL,
    block INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log   INTEGER NOT NULL,
    value TEXT    NOT NULL,
    PRIMARY KEY (name, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX setting_by_block ON setting (block);

-- Balances over time; the zero address holds the supply.
CREATE TABLE member_balance (
    account BLOB    NOT NULL,
    block   INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log     INTEGER NOT NULL,
    balance TEXT    NOT NULL,
    PRIMARY KEY (account, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_balance_by_block ON member_balance (block);

-- Votes that an account can cast, its own and those delegated to it, over time.
CREATE TABLE member_power (
    account BLOB    NOT NULL,
    block   INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log     INTEGER NOT NULL,
    votes   TEXT    NOT NULL,
    PRIMARY KEY (account, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_power_by_block ON member_power (block);

-- Whom each account lets vote, over time. Without a row: itself (with Witan's own token).
CREATE TABLE member_delegate (
    account  BLOB    NOT NULL,
    block    INTEGER NOT NULL REFERENCES chain_block (number) ON DELETE CASCADE,
    log      INTEGER NOT NULL,
    tx       BLOB    NOT NULL,
    delegate BLOB    NOT NULL,
    PRIMARY KEY (account, block, log)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_delegate_by_block ON member_delegate (block);
CREATE INDEX member_delegate_by_delegate ON member_delegate (delegate);
