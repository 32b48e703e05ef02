package ipfs

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/witan-project/witan/internal/dataset"
)

// uploadShelf is a complete upload's file while it is read.
type uploadShelf struct {
	*staged
	id string
}

var _ interface {
	Source
	Blocks
} = (*uploadShelf)(nil)

// Name implements Source.
func (s *uploadShelf) Name() string { return "upload " + s.id }

// CAR implements Source.
func (s *uploadShelf) CAR(ctx context.Context, root cid.Cid) (io.ReadCloser, error) {
	return StreamCAR(ctx, root, s), nil
}

// Open gives the content of a complete upload of root as a Source that Fetch reads in
// place. NotFound when there is none. It stays open until the upload is dropped.
func (u *Uploads) Open(ctx context.Context, root dataset.CID) (Source, error) {
	var id string
	err := u.db.Read().QueryRowContext(ctx,
		"SELECT id FROM uploads WHERE root = ? AND state = 'complete' ORDER BY created_at, id LIMIT 1", root.Bytes()).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fail(NotFound, root.Cid(), "no complete upload")
	}
	if err != nil {
		return nil, err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.shelf(id, root)
}

// shelf opens a complete upload once. Called locked.
func (u *Uploads) shelf(id string, root dataset.CID) (*uploadShelf, error) {
	if s := u.shelves[id]; s != nil {
		return s, nil
	}
	car, err := readCARFile(u.path(id), root.Cid(), u.config.Limits.BlockBytes)
	if err != nil {
		return nil, err
	}
	s := &uploadShelf{&staged{car: car}, id}
	u.shelves[id] = s
	return s, nil
}

func (u *Uploads) forget(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if s := u.shelves[id]; s != nil {
		_ = s.car.close() // read only
		delete(u.shelves, id)
	}
}
