-- The embedded index's file. A dataset's row is never used twice, so a search that
-- still works with an older view finds the old rows or none, never others.
CREATE TABLE IF NOT EXISTS dataset (
	row INTEGER PRIMARY KEY AUTOINCREMENT,
	id  BLOB NOT NULL UNIQUE CHECK (length(id) = 32)
) STRICT;

-- One file. id = dataset row × 2^32 + number of the document, by path.
CREATE TABLE IF NOT EXISTS document (
	id    INTEGER PRIMARY KEY,
	path  TEXT NOT NULL,
	file  BLOB NOT NULL, -- CID, binary
	title TEXT NOT NULL,
	meta  TEXT NOT NULL  -- JSON object of strings
) STRICT;

-- One chunk. id = dataset row × 2^32 + number of the chunk, by document and start.
CREATE TABLE IF NOT EXISTS chunk (
	id       INTEGER PRIMARY KEY,
	document INTEGER NOT NULL, -- document.id
	start    INTEGER NOT NULL, -- byte range in the file
	end      INTEGER NOT NULL,
	kind     INTEGER NOT NULL, -- document.ChunkKind
	headings TEXT NOT NULL,    -- JSON array of strings
	text     TEXT NOT NULL
) STRICT;

-- A dataset's postings, in parts, as encode.go writes them. Derived from the rows
-- above: rebuilt when the format or the analyser has changed.
CREATE TABLE IF NOT EXISTS segment (
	dataset INTEGER NOT NULL, -- dataset.row
	part    INTEGER NOT NULL,
	format  INTEGER NOT NULL,
	data    BLOB NOT NULL,
	PRIMARY KEY (dataset, part)
) STRICT;
