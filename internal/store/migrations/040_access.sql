-- Sessions of people who proved an address. Only the hash of a session's token is
-- kept, so that a copy of this file signs nobody in.
CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,                -- SHA-256 of the token
    address    BLOB NOT NULL,                   -- 20 bytes
    created_at INTEGER NOT NULL,                -- unix ms
    expires_at INTEGER NOT NULL                 -- unix ms
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_address ON sessions (address, created_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
