package answer

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/witan-project/witan/internal/store"
)

func TestUsageIsCountedByDay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "witan.db")
	open := func() (*store.DB, *Usage) {
		db, err := store.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		return db, NewUsage(db)
	}
	db, u := open()
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			u.count(noon, false)
			u.count(noon.Add(13*time.Hour), true)
		})
	}
	all.Wait()
	check := func(want int64) {
		t.Helper()
		days, err := u.Days(t.Context(), noon.Add(-time.Hour))
		if err != nil || len(days) != 2 {
			t.Fatalf("%+v, %v", days, err)
		}
		if days[0] != (UsedDay{Day: noon.Truncate(24 * time.Hour), Asked: want}) ||
			days[1] != (UsedDay{Day: noon.Truncate(24*time.Hour).AddDate(0, 0, 1), Asked: 50, Refused: 50}) {
			t.Errorf("%+v", days)
		}
	}
	check(50)
	u.count(noon, false)
	if err := u.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	// Closing wrote the rest; a new process goes on.
	db, u = open()
	defer db.Close()
	check(51)
	if days, err := u.Days(t.Context(), noon.AddDate(0, 0, 3)); err != nil || len(days) != 0 {
		t.Errorf("%+v, %v", days, err)
	}
}

// TestUsageSurvivesAFailedWrite: what could not be written is written later, once.
func TestUsageSurvivesAFailedWrite(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "witan.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	u := NewUsage(db)
	u.count(time.Now(), true)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := u.Flush(gone); err == nil {
		t.Fatal("it was written without time")
	}
	u.count(time.Now(), false)
	days, err := u.Days(t.Context(), time.Now())
	if err != nil || len(days) != 1 || days[0].Asked != 2 || days[0].Refused != 1 {
		t.Errorf("%+v, %v", days, err)
	}
	if err := u.Close(); err != nil {
		t.Error(err)
	}
}
