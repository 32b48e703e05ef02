package ingest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"github.com/witan-project/witan/internal/dataset"
)

// Two queues, so that a removal never waits for a slow fetch.
const (
	importQueue  = "import"
	purgeQueue   = "purge"
	purgeWorkers = 2
)

// importArgs is all that a job's row holds: ids, nothing of any content.
type importArgs struct {
	Dataset dataset.ID `json:"dataset"`
}

func (importArgs) Kind() string { return "import" }

type purgeArgs struct {
	Dataset dataset.ID `json:"dataset"`
}

func (purgeArgs) Kind() string { return "purge" }

// unique allows one job of a kind and dataset that has not ended.
var unique = river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable,
	rivertype.JobStateRunning, rivertype.JobStateScheduled,
}}

// localDriver is River's SQLite driver without its outbox of notifications, which is
// polled 20 times a second: the one client there is wakes its own producers.
type localDriver struct{ *riversqlite.Driver }

func (localDriver) SupportsListener() bool     { return false }
func (localDriver) SupportsListenNotify() bool { return false }

// newClient brings River's tables up to date and makes the client that works the jobs.
func (s *Service) newClient(ctx context.Context) (*river.Client[*sql.Tx], error) {
	driver := localDriver{riversqlite.New(s.db.Writer())}
	quiet := slog.New(slog.DiscardHandler)
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet})
	if err != nil {
		return nil, fmt.Errorf("job queue: %w", err)
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, fmt.Errorf("job queue: %w", err)
	}
	if err := s.rescue(ctx); err != nil {
		return nil, fmt.Errorf("job queue: %w", err)
	}
	workers := river.NewWorkers()
	river.AddWorker(workers, &importWorker{s: s})
	river.AddWorker(workers, &purgeWorker{s: s})
	return river.NewClient(driver, &river.Config{
		Logger:  s.log,
		Workers: workers,
		Queues: map[string]river.QueueConfig{
			importQueue: {MaxWorkers: s.cfg.Workers},
			purgeQueue:  {MaxWorkers: purgeWorkers},
		},
		FetchCooldown:               2 * time.Millisecond, // throughput of small datasets
		FetchPollInterval:           2 * time.Second,      // retries that came due; new jobs wake the producers
		JobTimeout:                  -1,                   // the fetch has its own limits
		RescueStuckJobsAfter:        24 * time.Hour,       // never while we live; after a crash: rescue
		MaxAttempts:                 s.cfg.Attempts,
		CompletedJobRetentionPeriod: time.Hour,
		CancelledJobRetentionPeriod: time.Hour,
		DiscardedJobRetentionPeriod: time.Hour,
	})
}

// rescue makes the jobs of a process that died available at once. This process owns the
// data directory, so nobody else can be running them. Dying is not a failed attempt.
func (s *Service) rescue(ctx context.Context) error {
	return s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE river_job SET state = 'available', attempt = max(attempt - 1, 0)
			WHERE state = 'running'`)
		return err
	})
}

// enqueue inserts a job unless one of the kind waits or runs already.
func (s *Service) enqueue(ctx context.Context, id dataset.ID, do action) (inserted bool, err error) {
	var args river.JobArgs = importArgs{id}
	opts := &river.InsertOpts{Queue: importQueue, UniqueOpts: unique, MaxAttempts: s.cfg.Attempts}
	if do == purgeIt {
		// A purge is tried until it succeeds.
		args, opts.Queue, opts.MaxAttempts = purgeArgs{id}, purgeQueue, purgeAttempts
	}
	res, err := s.client.Insert(ctx, args, opts)
	if err != nil {
		return false, fmt.Errorf("enqueue: %w", err)
	}
	return !res.UniqueSkippedAsDuplicate, nil
}

// purgeAttempts is River's largest count.
const purgeAttempts = 1<<15 - 1

// Back-off of temporary failures: 1 s, 5 s, 25 s, 2 min, 10 min, then every half hour.
const (
	retryFirst = time.Second
	retryMost  = 30 * time.Minute
)

func backoff(attempt int) time.Duration {
	d := retryFirst
	for i := 1; i < attempt && d < retryMost; i++ {
		d *= 5
	}
	return min(d, retryMost)
}

// jobError is all of an error that a job's row may keep: a detail could quote content.
type jobError struct{ code Reason }

func (e jobError) Error() string { return string(e.code) }

type importWorker struct {
	river.WorkerDefaults[importArgs]
	s *Service
}

func (w *importWorker) NextRetry(job *river.Job[importArgs]) time.Time {
	return time.Now().Add(backoff(job.Attempt))
}

func (w *importWorker) Work(ctx context.Context, job *river.Job[importArgs]) error {
	r := &run{id: job.Args.Dataset, do: importIt, job: job.ID, attempt: job.Attempt, last: job.Attempt >= job.MaxAttempts}
	r.complete = func(ctx context.Context, tx *sql.Tx) error { return complete(ctx, tx, job) }
	return w.s.work(ctx, r, w.s.importDataset)
}

type purgeWorker struct {
	river.WorkerDefaults[purgeArgs]
	s *Service
}

func (w *purgeWorker) NextRetry(job *river.Job[purgeArgs]) time.Time {
	return time.Now().Add(min(backoff(job.Attempt), time.Minute))
}

func (w *purgeWorker) Work(ctx context.Context, job *river.Job[purgeArgs]) error {
	r := &run{id: job.Args.Dataset, do: purgeIt, job: job.ID, attempt: job.Attempt}
	r.complete = func(ctx context.Context, tx *sql.Tx) error { return complete(ctx, tx, job) }
	return w.s.work(ctx, r, w.s.purgeDataset)
}

// complete ends the job in the transaction that writes its outcome, so that the next
// job of the dataset can be enqueued as soon as that is visible.
func complete[T river.JobArgs](ctx context.Context, tx *sql.Tx, job *river.Job[T]) error {
	_, err := river.JobCompleteTx[localDriver](ctx, tx, job)
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil // the row is gone already
	}
	return err
}
