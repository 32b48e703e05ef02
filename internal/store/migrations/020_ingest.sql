-- Imports: what was asked for, and how far it is. Owner: package ingest.

-- The append-only log of admitted import requests, one line of requests.jsonl per row.
-- Public and self-authenticating; nothing in it is ever changed or deleted.
CREATE TABLE import_request (
    seq          INTEGER PRIMARY KEY,       -- order of admission
    dataset      BLOB    NOT NULL,          -- dataset id, 32 bytes
    round        INTEGER NOT NULL,          -- the approval's round that the request names
    digest       BLOB    NOT NULL,          -- EIP-712 digest, 32 bytes
    contributor  BLOB    NOT NULL,          -- address, 20 bytes
    collection   TEXT    NOT NULL,
    cid          TEXT    NOT NULL,          -- base32, as it was signed
    nonce        TEXT    NOT NULL,          -- uint256, decimal
    deadline     INTEGER NOT NULL,          -- unix seconds, chain time
    signature    BLOB    NOT NULL,
    block_number INTEGER NOT NULL,          -- latest block at admission
    block_hash   BLOB    NOT NULL,
    admitted_at  INTEGER NOT NULL,          -- unix milliseconds
    UNIQUE (dataset, round)
) STRICT;

-- Every nonce that a contributor ever spent, and on what. Never forgotten.
CREATE TABLE import_nonce (
    contributor BLOB NOT NULL,
    nonce       BLOB NOT NULL,              -- uint256, 32 bytes big-endian
    digest      BLOB NOT NULL,              -- digest of the request that spent it
    dataset     BLOB NOT NULL,
    round       INTEGER NOT NULL,
    PRIMARY KEY (contributor, nonce)
) STRICT, WITHOUT ROWID;

-- One import per request. Rows stay when their content is purged, without anything of
-- the content.
CREATE TABLE import (
    dataset      BLOB    NOT NULL,
    round        INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'requested', 'fetching', 'storing',
                     'indexing', 'ready', 'failed', 'purging', 'purged')),
    reason       TEXT    NOT NULL DEFAULT '', -- stable code; of failed, purging and purged
    settings     BLOB,                      -- hash of the settings that the last attempt ran with
    attempts     INTEGER NOT NULL DEFAULT 0,
    last_error   TEXT    NOT NULL DEFAULT '', -- code of the last failed attempt, also while it is retried
    retry_at     INTEGER NOT NULL DEFAULT 0, -- unix milliseconds; 0: not waiting for a retry
    bytes        INTEGER NOT NULL DEFAULT 0, -- of files
    blocks       INTEGER NOT NULL DEFAULT 0,
    files        INTEGER NOT NULL DEFAULT 0,
    documents    INTEGER NOT NULL DEFAULT 0, -- files that were read and indexed
    chunks       INTEGER NOT NULL DEFAULT 0,
    requested_at INTEGER NOT NULL,          -- unix milliseconds
    updated_at   INTEGER NOT NULL,
    ready_at     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (dataset, round)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_by_state ON import (state);

-- Files of a dataset that could not be read, and why. Deleted with the dataset: a path
-- is the contributor's text too.
CREATE TABLE import_file (
    dataset BLOB NOT NULL,
    path    TEXT NOT NULL,
    code    TEXT NOT NULL,                  -- stable code of package document
    PRIMARY KEY (dataset, path)
) STRICT, WITHOUT ROWID;

-- What the operator took out of the knowledge base against the law, for all to see.
CREATE TABLE suspension (
    dataset BLOB PRIMARY KEY,
    reason  TEXT    NOT NULL,
    at      INTEGER NOT NULL                -- unix milliseconds
) STRICT, WITHOUT ROWID;

-- For telling whose approval a request missed (table of 010_chain.sql).
CREATE INDEX dataset_by_content ON dataset (cid, collection);
