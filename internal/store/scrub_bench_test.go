package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

// BenchmarkScrub scrubs after one change. Random keys are the worst case: nearly every
// page of the table was balanced. The first scrub, which clears them all, is reported
// beside the later ones, which look at every page.
func BenchmarkScrub(b *testing.B) {
	for _, rows := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			db, err := Open(b.Context(), filepath.Join(b.TempDir(), "witan.db"))
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			fill(b, db, rows)
			b.ResetTimer()
			first := b.Elapsed()
			if err := db.Scrub(b.Context()); err != nil {
				b.Fatal(err)
			}
			first = b.Elapsed() - first
			for b.Loop() {
				b.StopTimer()
				fill(b, db, 1)
				b.StartTimer()
				if err := db.Scrub(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(first.Milliseconds()), "first-ms")
		})
	}
}

func fill(b *testing.B, db *DB, rows int) {
	b.Helper()
	for left := rows; left > 0; left -= 10_000 {
		err := db.Write(b.Context(), func(tx *sql.Tx) error {
			p := Prepare(context.Background(), tx)
			for range min(left, 10_000) {
				key, value := make([]byte, 32), make([]byte, 68)
				rand.Read(key)   // never fails
				rand.Read(value) // never fails
				if err := p.Exec("INSERT INTO import_nonce (contributor, nonce, digest, dataset, round) VALUES (?, ?, ?, ?, 1)", key[:20], key, value[:32], value[32:]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
