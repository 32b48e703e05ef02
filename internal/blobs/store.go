package blobs

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"sync"

	"gocloud.dev/blob"
	"gocloud.dev/blob/fileblob"
	"gocloud.dev/gcerrors"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

var (
	// ErrNotFound: the dataset or file is not stored here.
	ErrNotFound = errors.New("not stored")
	// ErrDamaged: an object is not what its record says. Delete the dataset and import
	// it again.
	ErrDamaged = errors.New("stored object is damaged")
	// ErrRange: a range that the file does not have.
	ErrRange = errors.New("no such range")
)

// Store is the bucket together with its records. Its methods may be called from many
// goroutines; one process at a time may hold it.
type Store struct {
	bucket *blob.Bucket
	folder string // of a file:// bucket
	db     *store.DB
	locks  locks

	findBlock *sql.Stmt // findQuery
	// stripes order the writing and the deleting of one file: see removeUnreferenced.
	stripes [64]sync.Mutex

	wake    chan struct{} // for settleLoop
	stop    context.CancelFunc
	stopped chan struct{}
}

// Open opens a bucket: file:///folder, or a URL of any other scheme whose gocloud.dev
// driver the program has. A folder is created.
func Open(ctx context.Context, bucketURL string, db *store.DB) (*Store, error) {
	u, err := url.Parse(bucketURL)
	if err != nil {
		return nil, fmt.Errorf("bucket %q: %w", bucketURL, err)
	}
	s := &Store{db: db}
	if u.Scheme == fileblob.Scheme {
		q := u.Query()
		q.Set("create_dir", "true")
		q.Set("dir_file_mode", "0700")
		q.Set("no_tmp_dir", "true") // renames stay within one file system
		q.Set("metadata", "skip")   // no second file beside each object
		u.RawQuery = q.Encode()
		folder := u.Path // as fileblob reads it: any host is ignored but "."
		if u.Host == "." {
			folder = "." + folder
		}
		if s.folder, err = filepath.Abs(filepath.FromSlash(folder)); err != nil {
			return nil, fmt.Errorf("bucket %q: %w", bucketURL, err)
		}
	}
	if s.bucket, err = blob.OpenBucket(ctx, u.String()); err != nil {
		return nil, fmt.Errorf("bucket %s: %w", u.Redacted(), err)
	}
	if s.findBlock, err = db.Read().PrepareContext(ctx, findQuery); err != nil {
		return nil, errors.Join(err, s.bucket.Close())
	}
	s.wake, s.stopped = make(chan struct{}, 1), make(chan struct{})
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	go s.settleLoop(background)
	return s, nil
}

// FolderURL is the bucket URL of a folder.
func FolderURL(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return (&url.URL{Scheme: fileblob.Scheme, Path: filepath.ToSlash(abs)}).String(), nil
}

// Close syncs what was not synced yet, as far as some seconds allow, and closes the
// bucket, not the database.
func (s *Store) Close() error {
	s.stop()
	<-s.stopped
	ctx, cancel := context.WithTimeout(context.Background(), settleAtClose)
	defer cancel()
	err := s.Settle(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // Sweep hashes the rest at the next start
	}
	return errors.Join(err, s.findBlock.Close(), s.bucket.Close())
}

const (
	stateWriting  = 0
	stateWhole    = 1
	stateDeleting = 2
)

func (s *Store) stripe(c dataset.CID) *sync.Mutex {
	b := c.Bytes()
	return &s.stripes[int(b[len(b)-1])%len(s.stripes)]
}

type row struct {
	id       int64
	root     dataset.CID
	round    uint32
	state    int
	manifest []byte
	nodes    []byte
}

func (s *Store) row(ctx context.Context, id dataset.ID) (row, error) {
	var r row
	var root []byte
	err := s.db.Read().QueryRowContext(ctx,
		"SELECT id, root, round, state, manifest, nodes FROM blob_datasets WHERE dataset = ?", id[:]).
		Scan(&r.id, &root, &r.round, &r.state, &r.manifest, &r.nodes)
	if errors.Is(err, sql.ErrNoRows) {
		return r, fmt.Errorf("dataset %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return r, err
	}
	r.root, err = dataset.CIDFromBytes(root)
	return r, err
}

// Manifest returns what is stored of a dataset: ErrNotFound unless it is whole,
// ErrDamaged if the manifest changed.
func (s *Store) Manifest(ctx context.Context, id dataset.ID) (Manifest, error) {
	r, err := s.row(ctx, id)
	if err != nil {
		return Manifest{}, err
	}
	if r.state != stateWhole {
		return Manifest{}, fmt.Errorf("dataset %s is not whole: %w", id, ErrNotFound)
	}
	return s.manifest(ctx, id, r)
}

func (s *Store) manifest(ctx context.Context, id dataset.ID, r row) (Manifest, error) {
	b, err := s.bucket.ReadAll(ctx, manifestKey(id))
	if gcerrors.Code(err) == gcerrors.NotFound {
		return Manifest{}, fmt.Errorf("the manifest of dataset %s is gone: %w", id, ErrDamaged)
	}
	if err != nil {
		return Manifest{}, fmt.Errorf("manifest of dataset %s: %w", id, err)
	}
	if sum := sha256.Sum256(b); string(sum[:]) != string(r.manifest) {
		return Manifest{}, fmt.Errorf("the manifest of dataset %s changed: %w", id, ErrDamaged)
	}
	m, err := decodeManifest(b)
	if err != nil {
		return m, fmt.Errorf("dataset %s: %w: %w", id, ErrDamaged, err)
	}
	if m.Dataset != id || m.Root != r.root {
		return m, fmt.Errorf("the manifest of dataset %s names another: %w", id, ErrDamaged)
	}
	m.Round = r.round
	return m, nil
}

// Entry is one dataset that is stored whole.
type Entry struct {
	Dataset dataset.ID
	Root    dataset.CID
	Round   uint32
}

// List names the datasets that are stored whole.
func (s *Store) List(ctx context.Context) ([]Entry, error) {
	rows, err := s.db.Read().QueryContext(ctx, "SELECT dataset, root, round FROM blob_datasets WHERE state = 1 ORDER BY dataset")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Entry
	for rows.Next() {
		var id, root []byte
		var e Entry
		if err := rows.Scan(&id, &root, &e.Round); err != nil {
			return nil, err
		}
		copy(e.Dataset[:], id)
		if e.Root, err = dataset.CIDFromBytes(root); err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, rows.Err()
}

// Open reads a whole file. The bytes are as stored; Verify is what hashes them.
func (s *Store) Open(ctx context.Context, file dataset.CID) (io.ReadCloser, error) {
	r, err := s.read(ctx, fileKey(file), 0, -1)
	if err != nil {
		return nil, err // and no reader at all, not a nil one in an interface
	}
	return r, nil
}

// ReadRange reads bytes start to end (not included) of a file.
func (s *Store) ReadRange(ctx context.Context, file dataset.CID, start, end int64) ([]byte, error) {
	if start < 0 || end < start {
		return nil, fmt.Errorf("bytes %d–%d: %w", start, end, ErrRange)
	}
	return s.readAt(ctx, fileKey(file), start, end-start)
}
