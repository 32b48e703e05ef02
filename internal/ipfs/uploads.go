package ipfs

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/store"
)

// UploadConfig bounds uploads. A zero field means its default.
type UploadConfig struct {
	Limits     Limits           // of the uploaded DAG
	MaxBytes   int64            // of one upload, CAR framing included; default 4 GiB
	DayBytes   int64            // received from one address in one UTC day; default 8 GiB
	TotalBytes int64            // announced by all uploads that are kept; default 64 GiB
	PerAddress int              // unfinished uploads of one address; default 8
	PartBytes  int64            // largest part in one call of Append; default 8 MiB
	Lifetime   time.Duration    // how long bytes stay that no proposal or approval names; default 24 h
	Now        func() time.Time // default time.Now
}

func (c UploadConfig) withDefaults() UploadConfig {
	c.Limits = c.Limits.WithDefaults()
	fill(&c.MaxBytes, 4<<30)
	fill(&c.DayBytes, 8<<30)
	fill(&c.TotalBytes, 64<<30)
	fill(&c.PerAddress, 8)
	fill(&c.PartBytes, 8<<20)
	fill(&c.Lifetime, 24*time.Hour)
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// Uploads takes content from people who have no gateway: one CARv1 each, in parts. An
// offset that was answered is synced to disk; an upload survives a restart. The bytes
// lie raw in one file per upload (ID.car). Methods may be called from many goroutines.
type Uploads struct {
	dir    string
	db     *store.DB
	config UploadConfig

	mu      sync.Mutex
	busy    map[string]struct{} // uploads that a call works on
	shelves map[string]*uploadShelf
}

// UploadState is where an upload stands.
type UploadState string

// The states of an upload.
const (
	Receiving UploadState = "receiving"
	Complete  UploadState = "complete" // every block reachable from the root is held
	Failed    UploadState = "failed"   // its bytes are deleted; Reason says why
)

// Upload is one upload.
type Upload struct {
	ID        string
	Owner     common.Address
	Root      dataset.CID
	Bytes     int64 // length of the whole CAR
	Offset    int64 // received and synced
	State     UploadState
	Reason    Code // of Failed
	Created   time.Time
	PartBytes int64 // largest part that Append takes
}

// Failures of uploads beside those of fetching.
const (
	UploadUnknown  Code = "upload_unknown"    // no such upload of this address
	UploadBusy     Code = "upload_busy"       // another call is writing to it; as *OffsetError
	UploadOffset   Code = "upload_offset"     // not the offset that comes next; as *OffsetError
	UploadClosed   Code = "upload_closed"     // complete or failed
	UploadTooLarge Code = "upload_too_large"  // over UploadConfig.MaxBytes, or too small for a CAR
	PartTooLarge   Code = "part_too_large"    // over PartBytes, or beyond the announced length
	QuotaAddress   Code = "quota_address"     // the address has used up its day or has too many uploads open
	QuotaTotal     Code = "quota_total"       // the server keeps as much as it may
	NotACAR        Code = "car_malformed"     // no CARv1 with the one root
	Incomplete     Code = "upload_incomplete" // blocks below the root are missing
	Unlinked       Code = "block_unlinked"    // blocks that the root does not reach
	UploadLost     Code = "upload_lost"       // its bytes are no longer on disk
)

// OffsetError says where an upload goes on.
type OffsetError struct {
	Code   Code // UploadOffset or UploadBusy
	Offset int64
}

// Error names the offset.
func (e *OffsetError) Error() string {
	return fmt.Sprintf("%s: the upload goes on at offset %d", e.Code.Error(), e.Offset)
}

// Is compares with a Code.
func (e *OffsetError) Is(target error) bool {
	c, ok := target.(Code)
	return ok && c == e.Code
}

// OpenUploads opens or creates the folder.
func OpenUploads(dir string, db *store.DB, config UploadConfig) (*Uploads, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Uploads{dir: dir, db: db, config: config.withDefaults(),
		busy: map[string]struct{}{}, shelves: map[string]*uploadShelf{}}, nil
}

func (u *Uploads) path(id string) string { return filepath.Join(u.dir, id+".car") }

// Create announces an upload of bytes bytes: one CARv1 whose single root is root.
func (u *Uploads) Create(ctx context.Context, owner common.Address, root dataset.CID, bytes int64) (Upload, error) {
	if !root.Defined() {
		return Upload{}, &Error{Code: BadCID, Err: errors.New("undefined root")}
	}
	if least := int64(len(carHeader(root.Cid()))) + 1; bytes < least || bytes > u.config.MaxBytes {
		return Upload{}, &Error{Code: UploadTooLarge, Err: fmt.Errorf("%d bytes; want %d to %d", bytes, least, u.config.MaxBytes)}
	}
	now := u.config.Now()
	up := Upload{ID: newUploadID(), Owner: owner, Root: root, Bytes: bytes, State: Receiving, Created: now, PartBytes: u.config.PartBytes}
	err := u.db.Write(ctx, func(tx *sql.Tx) error {
		if err := u.quota(ctx, tx, owner, bytes, now); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO uploads (id, owner, root, bytes, received, verified, state, created_at, updated_at)
			VALUES (?, ?, ?, ?, 0, 0, 'receiving', ?, ?)`, up.ID, owner[:], root.Bytes(), bytes, now.UnixMilli(), now.UnixMilli())
		return err
	})
	return up, err
}

func newUploadID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

const dayMillis = 24 * 60 * 60 * 1000

// quota refuses what would go over a quota if all that is announced arrived.
func (u *Uploads) quota(ctx context.Context, tx *sql.Tx, owner common.Address, bytes int64, now time.Time) error {
	var kept, open, coming, today int64
	err := tx.QueryRowContext(ctx, `SELECT
		(SELECT coalesce(sum(bytes), 0) FROM uploads WHERE state <> 'failed'),
		(SELECT count(*) FROM uploads WHERE owner = ?1 AND state = 'receiving'),
		(SELECT coalesce(sum(bytes - received), 0) FROM uploads WHERE owner = ?1 AND state = 'receiving'),
		(SELECT coalesce(sum(bytes), 0) FROM upload_days WHERE owner = ?1 AND day = ?2)`,
		owner[:], now.UnixMilli()/dayMillis).Scan(&kept, &open, &coming, &today)
	if err != nil {
		return err
	}
	switch {
	case kept+bytes > u.config.TotalBytes:
		return &Error{Code: QuotaTotal, Err: fmt.Errorf("uploads hold %d of %d bytes; try again later", kept, u.config.TotalBytes)}
	case open >= int64(u.config.PerAddress):
		return &Error{Code: QuotaAddress, Err: fmt.Errorf("%d uploads are unfinished; finish one or wait", open)}
	case today+coming+bytes > u.config.DayBytes:
		return &Error{Code: QuotaAddress, Err: fmt.Errorf("%d of %d bytes of this day (UTC) are used or announced", today+coming, u.config.DayBytes)}
	}
	return nil
}

// Get returns an upload of owner: UploadUnknown for those of others.
func (u *Uploads) Get(ctx context.Context, id string, owner common.Address) (Upload, error) {
	up, _, err := u.get(ctx, id, owner)
	return up, err
}

func (u *Uploads) get(ctx context.Context, id string, owner common.Address) (up Upload, verified int64, err error) {
	up = Upload{ID: id, Owner: owner, PartBytes: u.config.PartBytes}
	var root []byte
	var created int64
	err = u.db.Read().QueryRowContext(ctx, `SELECT root, bytes, received, verified, state, reason, created_at
		FROM uploads WHERE id = ? AND owner = ?`, id, owner[:]).
		Scan(&root, &up.Bytes, &up.Offset, &verified, &up.State, &up.Reason, &created)
	if errors.Is(err, sql.ErrNoRows) {
		return Upload{}, 0, &Error{Code: UploadUnknown}
	}
	if err != nil {
		return Upload{}, 0, err
	}
	up.Created = time.UnixMilli(created)
	up.Root, err = dataset.CIDFromBytes(root)
	return up, verified, err
}

// claim makes the caller the only one that works on an upload.
func (u *Uploads) claim(id string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if _, taken := u.busy[id]; taken {
		return false
	}
	u.busy[id] = struct{}{}
	return true
}

func (u *Uploads) unclaim(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.busy, id)
}
