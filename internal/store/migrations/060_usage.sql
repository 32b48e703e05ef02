-- How much the server is used, by day: numbers only, nothing of a question. They stay when
-- conversations are deleted and datasets are purged. Owner: package answer.
CREATE TABLE usage_day (
    day       INTEGER PRIMARY KEY,         -- days since 1970-01-01, UTC
    asked     INTEGER NOT NULL DEFAULT 0,  -- questions answered, refusals included
    refused   INTEGER NOT NULL DEFAULT 0,  -- answered with "not in the knowledge base"
    documents INTEGER NOT NULL DEFAULT 0   -- imported for the first time
) STRICT;

INSERT INTO usage_day (day, documents)
    SELECT ready_at / 86400000, sum(documents) FROM import WHERE ready_at > 0 AND documents > 0 GROUP BY 1;

-- An import counts once, when it is ready for the first time; not when it is indexed anew.
CREATE TRIGGER usage_imported AFTER UPDATE OF ready_at ON import
WHEN NEW.ready_at > 0 AND OLD.ready_at = 0 AND NEW.documents > 0
BEGIN
    INSERT INTO usage_day (day, documents) VALUES (NEW.ready_at / 86400000, NEW.documents)
        ON CONFLICT (day) DO UPDATE SET documents = documents + excluded.documents;
END;
