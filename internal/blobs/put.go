package blobs

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Progress of a Put.
type Progress struct {
	Files int   // distinct files that are in the bucket now
	Bytes int64 // of them
}

const (
	writers = 4    // files written at once; each holds one block in memory
	batch   = 2000 // rows in one transaction, so that other writers get their turn
)

// Put stores a verified dataset; once it is whole, Put does nothing but note a later
// round. When Put returns nil the dataset is whole; before that Manifest does not know
// it. A Put that failed leaves objects behind until it is repeated, or until Delete.
//
// Files that another dataset holds already are compared, not written again; one that
// was damaged is mended. progress is called from one goroutine at a time and may be nil.
func (s *Store) Put(ctx context.Context, id dataset.ID, round uint32, v *ipfs.Verified, progress func(Progress)) (Manifest, error) {
	unlock, err := s.locks.lock(ctx, id)
	if err != nil {
		return Manifest{}, err
	}
	defer unlock()
	r, err := s.begin(ctx, id, round, v.Root())
	if err != nil {
		return Manifest{}, fmt.Errorf("store dataset %s: %w", id, err)
	}
	if r.state == stateWhole {
		return s.manifest(ctx, id, r)
	}
	p := &put{Store: s, id: id, row: r, v: v, progress: progress, files: map[dataset.CID]*stored{}, blocks: map[[32]byte]place{}}
	m, err := p.run(ctx)
	if err != nil {
		return Manifest{}, fmt.Errorf("store dataset %s: %w", id, err)
	}
	return m, nil
}

// begin makes the dataset's row.
func (s *Store) begin(ctx context.Context, id dataset.ID, round uint32, root dataset.CID) (row, error) {
	err := s.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO blob_datasets (dataset, root, round, state, stored_at) VALUES (?, ?, ?, 0, ?)
			ON CONFLICT (dataset) DO UPDATE SET round = max(round, excluded.round), state = iif(state = 2, 0, state)`,
			id[:], root.Bytes(), round, time.Now().UnixMilli())
		return err
	})
	if err != nil {
		return row{}, err
	}
	r, err := s.row(ctx, id)
	if err == nil && r.root != root {
		err = fmt.Errorf("its root is %s, not %s", r.root, root)
	}
	return r, err
}

// put is one running Put.
type put struct {
	*Store
	id       dataset.ID
	row      row
	v        *ipfs.Verified
	progress func(Progress)

	list  []File // in the order of the DAG
	files map[dataset.CID]*stored

	mu     sync.Mutex // guards what follows
	nodes  *object
	sum    hash.Hash // of the nodes object
	at     int64     // its length
	blocks map[[32]byte]place
	done   Progress
}

// stored is one distinct file.
type stored struct {
	file   ipfs.File
	sha256 [32]byte
	held   bool // before this Put
}

func (p *put) run(ctx context.Context) (Manifest, error) {
	if err := p.collect(ctx); err != nil {
		return Manifest{}, err
	}
	if err := p.refer(ctx); err != nil {
		return Manifest{}, err
	}
	nodes, err := p.create(ctx, nodesKey(p.id))
	if err != nil {
		return Manifest{}, err
	}
	p.nodes, p.sum = nodes, sha256.New()
	if err := p.content(ctx); err != nil {
		nodes.abort()
		return Manifest{}, err
	}
	if err := nodes.Close(); err != nil {
		return Manifest{}, failed(nodesKey(p.id), err)
	}
	if err := p.sync(nodesKey(p.id)); err != nil {
		return Manifest{}, err
	}
	return p.publish(ctx)
}

// collect reads the list of files; no content.
func (p *put) collect(ctx context.Context) error {
	for f, err := range p.v.Files(ctx) {
		if err != nil {
			return err
		}
		p.list = append(p.list, File{Path: f.Path, CID: f.CID, Size: f.Size, Reason: f.Reason})
		if _, again := p.files[f.CID]; !again && f.CID.Defined() {
			p.files[f.CID] = &stored{file: f}
		}
	}
	return nil
}

// refer writes the references, before any object, so that no Delete takes a file away
// that is being written or was found.
func (p *put) refer(ctx context.Context) error {
	err := inBatches(ctx, p.Store, p.readable(), func(tx *sql.Tx, f *stored) error {
		_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO blob_refs (file, dataset) VALUES (?, ?)", f.file.CID.Bytes(), p.row.id)
		return err
	})
	if err != nil {
		return err
	}
	held, err := p.cids(ctx, "SELECT f.file FROM blob_files f JOIN blob_refs r ON r.file = f.file WHERE r.dataset = ?", p.row.id)
	for _, c := range held {
		if f := p.files[c]; f != nil {
			f.held = true
		}
	}
	return err
}

func (p *put) readable() []*stored {
	var list []*stored
	for _, f := range p.files {
		if f.file.Readable {
			list = append(list, f)
		}
	}
	return list
}

func inBatches[T any](ctx context.Context, s *Store, list []T, each func(*sql.Tx, T) error) error {
	for part := range slices.Chunk(list, batch) {
		err := s.db.Write(ctx, func(tx *sql.Tx) error {
			for _, v := range part {
				if err := each(tx, v); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// content stores the folders' nodes and every distinct file.
func (p *put) content(ctx context.Context) error {
	for part, err := range p.v.Folders(ctx) {
		if err != nil {
			return err
		}
		if err := p.keep(part, dataset.CID{}); err != nil {
			return err
		}
	}
	g, working := errgroup.WithContext(ctx)
	g.SetLimit(writers)
	for _, f := range p.files {
		if working.Err() != nil {
			break // one failed, or the caller left
		}
		g.Go(func() error { return p.file(working, f) })
	}
	return cmp.Or(g.Wait(), ctx.Err())
}

// publish writes the manifest and the rows; the last transaction makes the dataset whole.
func (p *put) publish(ctx context.Context) (Manifest, error) {
	m := Manifest{Format: manifestFormat, Dataset: p.id, Root: p.v.Root(), Files: p.list, Blocks: p.v.Totals().Blocks, Round: p.row.round}
	for i, f := range m.Files {
		if s := p.files[f.CID]; s != nil && s.file.Readable {
			m.Files[i].SHA256 = hex.EncodeToString(s.sha256[:])
		}
		m.Bytes += f.Size
	}
	slices.SortStableFunc(m.Files, byPath)
	b, err := m.encode()
	if err != nil {
		return m, err
	}
	if err := p.write(ctx, manifestKey(p.id), b); err != nil {
		return m, err
	}
	if err := p.rows(ctx); err != nil {
		return m, err
	}
	sum := sha256.Sum256(b)
	err = p.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE blob_datasets SET state = 1, manifest = ?, nodes = ?, stored_at = ? WHERE id = ?",
			sum[:], p.sum.Sum(nil), time.Now().UnixMilli(), p.row.id)
		return err
	})
	p.settleSoon()
	return m, err
}

func (p *put) rows(ctx context.Context) error {
	settled := p.folder == "" // a folder's files are synced later
	err := inBatches(ctx, p.Store, p.readable(), func(tx *sql.Tx, f *stored) error {
		if f.held {
			return nil
		}
		_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO blob_files (file, size, sha256, settled) VALUES (?, ?, ?, ?)",
			f.file.CID.Bytes(), f.file.Size, f.sha256[:], settled)
		return err
	})
	if err != nil {
		return err
	}
	places := make([]place, 0, len(p.blocks))
	for _, at := range p.blocks {
		places = append(places, at)
	}
	return inBatches(ctx, p.Store, places, func(tx *sql.Tx, at place) error {
		_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO blob_blocks (digest, dataset, node_at, node_len, file, start, length)
			VALUES (?, ?, ?, ?, ?, ?, ?)`, at.digest[:], p.row.id, at.nodeAt, at.nodeLen, at.file, at.start, at.length)
		return err
	})
}

// errChanged: an object in the bucket is not what it should be.
var errChanged = errors.New("changed")
