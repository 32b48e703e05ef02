-- Packages blobs and ipfs (uploads). No names and no text of files stand here: paths
-- live in each dataset's manifest, in the bucket.

-- What the bucket holds of a dataset. state: 0 being written, 1 whole, 2 being deleted.
CREATE TABLE blob_datasets (
	id       INTEGER PRIMARY KEY,
	dataset  BLOB    NOT NULL UNIQUE CHECK (length(dataset) = 32),
	root     BLOB    NOT NULL, -- binary CID
	round    INTEGER NOT NULL,
	state    INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
	manifest BLOB,             -- SHA-256 of the object datasets/DATASET/manifest.json, set when whole
	nodes    BLOB,             -- SHA-256 of the object datasets/DATASET/nodes, set when whole
	stored_at INTEGER NOT NULL
) STRICT;

-- Objects files/CID. settled: 1 when the object is known to survive a power cut.
CREATE TABLE blob_files (
	file    BLOB    PRIMARY KEY, -- binary CIDv1
	size    INTEGER NOT NULL,
	sha256  BLOB    NOT NULL CHECK (length(sha256) = 32),
	settled INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX blob_files_unsettled ON blob_files (file) WHERE settled = 0;

-- Which dataset needs which file. A file without a row here is deleted.
CREATE TABLE blob_refs (
	file    BLOB    NOT NULL,
	dataset INTEGER NOT NULL REFERENCES blob_datasets (id) ON DELETE CASCADE,
	PRIMARY KEY (file, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX blob_refs_dataset ON blob_refs (dataset);

-- Blocks that are not a whole file: bytes node_at.. of the dataset's nodes object (dag-pb)
-- and, or only, a range of a file.
CREATE TABLE blob_blocks (
	digest  BLOB    NOT NULL CHECK (length(digest) = 32),
	dataset INTEGER NOT NULL REFERENCES blob_datasets (id) ON DELETE CASCADE,
	node_at INTEGER, -- offset of the record in the nodes object
	node_len INTEGER,
	file    BLOB,
	start   INTEGER,
	length  INTEGER,
	PRIMARY KEY (digest, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX blob_blocks_dataset ON blob_blocks (dataset);

-- Resumable uploads.
CREATE TABLE uploads (
	id         TEXT    PRIMARY KEY,
	owner      BLOB    NOT NULL CHECK (length(owner) = 20),
	root       BLOB    NOT NULL, -- binary CID
	bytes      INTEGER NOT NULL CHECK (bytes > 0),
	received   INTEGER NOT NULL CHECK (received BETWEEN 0 AND bytes), -- synced to disk
	verified   INTEGER NOT NULL CHECK (verified BETWEEN 0 AND received), -- offset behind the last hashed block
	state      TEXT    NOT NULL CHECK (state IN ('receiving', 'complete', 'failed')),
	reason     TEXT    NOT NULL DEFAULT '',
	created_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX uploads_root ON uploads (root);
CREATE INDEX uploads_owner ON uploads (owner);

-- Bytes received per address and UTC day (days since 1970).
CREATE TABLE upload_days (
	owner BLOB    NOT NULL,
	day   INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	PRIMARY KEY (owner, day)
) STRICT, WITHOUT ROWID;
