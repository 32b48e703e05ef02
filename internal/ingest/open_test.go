package ingest_test

import (
	"database/sql"
	"path/filepath"
)

// openReadOnly looks into a stopped server's state without changing it.
func openReadOnly(dir string) (*sql.DB, error) {
	return sql.Open("sqlite", "file:"+filepath.Join(dir, "witan.db")+"?_pragma=query_only(ON)")
}
