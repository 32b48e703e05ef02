-- Conversations with the knowledge base. Owner: package answer.

CREATE TABLE conversation (
    id         TEXT    NOT NULL PRIMARY KEY, -- random, 32 hexadecimal digits
    owner      TEXT    NOT NULL,             -- access.Owner: an address or a visitor
    collection TEXT    NOT NULL,             -- where it was begun; '' = all
    title      TEXT    NOT NULL,             -- the first question, shortened
    created_at INTEGER NOT NULL,             -- unix milliseconds
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX conversation_by_owner ON conversation (owner, updated_at);

-- One question with its answer. What the asker typed stays; answer and details are
-- rewritten when a dataset that they quote is purged.
CREATE TABLE message (
    id           TEXT    NOT NULL PRIMARY KEY, -- random, 32 hexadecimal digits
    conversation TEXT    NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    n            INTEGER NOT NULL,             -- order in the conversation, from 1
    question     TEXT    NOT NULL,
    answer       TEXT    NOT NULL,
    refused      INTEGER NOT NULL,
    details      TEXT    NOT NULL,             -- JSON: citations and what follow-ups need
    asked_at     INTEGER NOT NULL,             -- unix milliseconds
    UNIQUE (conversation, n)
) STRICT, WITHOUT ROWID;

-- The datasets whose text or titles a message holds.
CREATE TABLE message_dataset (
    message TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    dataset BLOB NOT NULL,                     -- dataset id, 32 bytes
    PRIMARY KEY (message, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_by_dataset ON message_dataset (dataset);
