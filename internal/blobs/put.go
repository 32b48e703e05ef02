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
	"io"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"
	"gocloud.dev/blob"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Progress of a Put.
type Progress struct {
	Files int   // written or found
	Bytes int64 // of them
}

// Put stores a verified dataset, and again does nothing but note a later round. It is
// whole when Put returns nil; before that Manifest does not know it. A Put that was
// interrupted is repeated. progress may be nil.
func (s *Store) Put(ctx context.Context, id dataset.ID, round uint32, v *ipfs.Verified, progress func(Progress)) (Manifest, error) {
	r, err := s.begin(ctx, id, round, v.Root())
	if err != nil {
		return Manifest{}, fmt.Errorf("store dataset %s: %w", id, err)
	}
	if r.state == stateWhole {
		m, err := s.manifest(ctx, id, r)
		if !errors.Is(err, ErrDamaged) {
			return m, err
		}
	}
	p := &put{Store: s, id: id, row: r, round: round, v: v, progress: progress, files: map[dataset.CID]*stored{}}
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

type put struct {
	*Store
	id       dataset.ID
	row      row
	round    uint32
	v        *ipfs.Verified
	progress func(Progress)

	files map[dataset.CID]*stored
	list  []File // in manifest order at the end

	mu     sync.Mutex // guards what follows
	nodes  *object
	sum    hash.Hash
	at     int64
	blocks map[string]place
	done   Progress
}

// stored is one distinct file.
type stored struct {
	file   ipfs.File
	sha256 [32]byte
	held   bool // the bucket has it
}

// place is where a block's bytes are.
type place struct {
	digest          []byte
	nodeAt, nodeLen sql.NullInt64
	file            []byte
	start, length   sql.NullInt64
}

const batch = 2000 // rows in one transaction, so that other writers get their turn

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
	p.nodes, p.sum, p.blocks = nodes, sha256.New(), map[string]place{}
	if err := p.write(ctx); err != nil {
		nodes.abort()
		return Manifest{}, err
	}
	if err := nodes.Close(); err != nil {
		return Manifest{}, err
	}
	return p.publish(ctx)
}

const octets = "application/octet-stream"

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

// refer writes the references, before any object, so that no sweep takes them for
// leftovers.
func (p *put) refer(ctx context.Context) error {
	var all []*stored
	for _, f := range p.files {
		if f.file.Readable {
			all = append(all, f)
		}
	}
	for part := range slices.Chunk(all, batch) {
		err := p.db.Write(ctx, func(tx *sql.Tx) error {
			for _, f := range part {
				_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO blob_refs (file, dataset) VALUES (?, ?)", f.file.CID.Bytes(), p.row.id)
				if err != nil {
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

// write stores folders' nodes and every distinct file.
func (p *put) write(ctx context.Context) error {
	for part, err := range p.v.Folders(ctx) {
		if err != nil {
			return err
		}
		if err := p.node(part, dataset.CID{}); err != nil {
			return err
		}
	}
	for _, f := range p.files {
		if err := p.file(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

func (p *put) file(ctx context.Context, f *stored) error {
	if !f.file.Readable {
		for part, err := range f.file.Parts(ctx) {
			if err != nil {
				return err
			}
			if err := p.node(part, dataset.CID{}); err != nil {
				return err
			}
		}
		return nil
	}
	c := f.file.CID
	lock := p.stripe(c)
	lock.Lock()
	defer lock.Unlock()
	held, err := p.held(ctx, c)
	if err != nil {
		return err
	}
	var out io.Writer = io.Discard
	var w *object
	if !held {
		if w, err = p.create(ctx, fileKey(c)); err != nil {
			return err
		}
		out = w
	}
	err = p.content(ctx, f, out)
	switch {
	case w != nil && err != nil:
		w.abort()
	case w != nil:
		err = w.Close()
	}
	if err != nil {
		return err
	}
	f.held = held
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done.Files++
	p.done.Bytes += f.file.Size
	if p.progress != nil {
		p.progress(p.done)
	}
	return nil
}

// content copies a file and notes where its blocks are.
func (p *put) content(ctx context.Context, f *stored, out io.Writer) error {
	sum := sha256.New()
	for part, err := range f.file.Parts(ctx) {
		if err != nil {
			return err
		}
		if _, err := out.Write(part.Data); err != nil {
			return err
		}
		sum.Write(part.Data)
		if err := p.node(part, f.file.CID); err != nil {
			return err
		}
	}
	sum.Sum(f.sha256[:0])
	return nil
}

// node keeps what a block needs to be proved again: dag-pb nodes go to the nodes
// object; the place of every block is noted unless it is a whole file.
func (p *put) node(part ipfs.Part, file dataset.CID) error {
	if part.CID.Equals(file.Cid()) && len(part.Head)+len(part.Tail) == 0 {
		return nil
	}
	d, ok := sha(part.CID)
	if !ok {
		return nil // inlined in its link, so kept there
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, again := p.blocks[string(d)]; again {
		return nil
	}
	at := place{digest: d}
	if len(part.Data) > 0 {
		at.file, at.start, at.length = file.Bytes(), number(part.Start), number(int64(len(part.Data)))
	}
	if len(part.Head)+len(part.Tail) > 0 {
		b := encodeNode(part.Head, len(part.Data), part.Tail)
		if _, err := p.nodes.Write(b); err != nil {
			return err
		}
		p.sum.Write(b)
		at.nodeAt, at.nodeLen = number(p.at), number(int64(len(b)))
		p.at += int64(len(b))
	}
	p.blocks[string(d)] = at
	return nil
}

func number(n int64) sql.NullInt64 { return sql.NullInt64{Int64: n, Valid: true} }

// publish writes the manifest and the rows; the last transaction makes the dataset whole.
func (p *put) publish(ctx context.Context) (Manifest, error) {
	m := Manifest{Dataset: p.id, Root: p.v.Root(), Files: p.list, Blocks: p.v.Totals().Blocks, Round: max(p.round, p.row.round)}
	for i, f := range m.Files {
		if s := p.files[f.CID]; s != nil && s.file.Readable {
			m.Files[i].SHA256 = hex.EncodeToString(s.sha256[:])
		}
		m.Bytes += f.Size
	}
	slices.SortStableFunc(m.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	b, err := m.encode()
	if err != nil {
		return m, err
	}
	m.Format = manifestFormat
	if err := p.bucket.WriteAll(ctx, manifestKey(p.id), b, &blob.WriterOptions{ContentType: "application/json"}); err != nil {
		return m, err
	}
	if err := p.rows(ctx); err != nil {
		return m, err
	}
	sum := sha256.Sum256(b)
	return m, p.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE blob_datasets SET state = 1, manifest = ?, nodes = ?, stored_at = ? WHERE id = ? AND state = 0",
			sum[:], p.sum.Sum(nil), time.Now().UnixMilli(), p.row.id)
		return err
	})
}

func (p *put) rows(ctx context.Context) error {
	var files []*stored
	for _, f := range p.files {
		if f.file.Readable && !f.held {
			files = append(files, f)
		}
	}
	for part := range slices.Chunk(files, batch) {
		err := p.db.Write(ctx, func(tx *sql.Tx) error {
			for _, f := range part {
				_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO blob_files (file, size, sha256, settled) VALUES (?, ?, ?, 0)",
					f.file.CID.Bytes(), f.file.Size, f.sha256[:])
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	blocks := make([]place, 0, len(p.blocks))
	for _, b := range p.blocks {
		blocks = append(blocks, b)
	}
	for part := range slices.Chunk(blocks, batch) {
		err := p.db.Write(ctx, func(tx *sql.Tx) error {
			for _, b := range part {
				_, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO blob_blocks (digest, dataset, node_at, node_len, file, start, length)
					VALUES (?, ?, ?, ?, ?, ?, ?)`, b.digest, p.row.id, b.nodeAt, b.nodeLen, b.file, b.start, b.length)
				if err != nil {
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

func (s *Store) held(ctx context.Context, c dataset.CID) (bool, error) {
	var one int
	err := s.db.Read().QueryRowContext(ctx, "SELECT 1 FROM blob_files WHERE file = ?", c.Bytes()).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// sha is the SHA-256 digest in a CID; false for an identity CID.
func sha(c cid.Cid) ([]byte, bool) {
	p := c.Prefix()
	h := c.Hash()
	return h[len(h)-32:], p.MhType == 0x12
}

// object is an object being written: it appears whole, by Close, or not at all.
type object struct {
	*blob.Writer
	cancel context.CancelFunc
}

func (s *Store) create(ctx context.Context, key string) (*object, error) {
	ctx, cancel := context.WithCancel(ctx)
	w, err := s.bucket.NewWriter(ctx, key, &blob.WriterOptions{ContentType: octets, DisableContentTypeDetection: true})
	if err != nil {
		cancel()
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	return &object{w, cancel}, nil
}

// Close publishes the object.
func (o *object) Close() error {
	defer o.cancel()
	return o.Writer.Close()
}

// abort drops it. The error of closing a cancelled writer only repeats that.
func (o *object) abort() {
	o.cancel()
	_ = o.Writer.Close()
}
