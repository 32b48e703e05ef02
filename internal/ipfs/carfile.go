package ipfs

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"

	"github.com/ipfs/go-cid"
)

// carFile is an append-only CARv1 file of verified blocks with an index in memory. It
// is written without a sync: after a crash openCARFile hashes what is there and cuts
// the file where it stops being whole.
type carFile struct {
	mu    sync.Mutex
	f     *os.File
	buf   []byte // sections not yet written
	start int64  // where buf belongs in the file
	size  int64  // bytes of the file, buf included
	index map[digest]span
	bytes int64 // sum of block sizes
}

// span is where a block lies in its file.
type span struct {
	at int64
	n  int32
}

// carBuffer joins small blocks into writes of this size; larger blocks are written
// through.
const carBuffer = 256 << 10

// openCARFile opens or creates the file. Blocks that were there are hashed; the file
// is cut behind the last good one.
func openCARFile(path string, root cid.Cid, limit int) (*carFile, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, diskError(err)
	}
	c := &carFile{f: f, index: map[digest]span{}}
	if err := c.recover(root, limit); err != nil {
		return nil, errors.Join(diskError(err), f.Close())
	}
	return c, nil
}

func (c *carFile) recover(root cid.Cid, limit int) error {
	header := carHeader(root)
	found := make([]byte, len(header))
	if _, err := c.f.ReadAt(found, 0); err != nil || string(found) != string(header) {
		if err := c.f.Truncate(0); err != nil {
			return err
		}
		_, err := c.f.WriteAt(header, 0)
		c.start, c.size = int64(len(header)), int64(len(header))
		return err
	}
	info, err := c.f.Stat()
	if err != nil {
		return err
	}
	good, err := sections(c.f, int64(len(header)), info.Size(), limit, true, c.add)
	if err != nil && !errors.Is(err, errCAR) && codeOf(err, "") == "" {
		return err
	}
	c.start, c.size = good, good
	return c.f.Truncate(good)
}

// readCARFile opens a whole file that was verified when it was written. Its blocks are
// only indexed here and hashed when they are read.
func readCARFile(path string, root cid.Cid, limit int) (*carFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	c := &carFile{f: f, index: map[digest]span{}}
	info, err := f.Stat()
	if err == nil {
		c.size = info.Size()
		_, err = sections(f, int64(len(carHeader(root))), c.size, limit, false, c.add)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return c, nil
}

// add indexes a block while the file is opened.
func (c *carFile) add(a address, s span) error {
	if _, again := c.index[a.digest]; !again {
		c.index[a.digest], c.bytes = s, c.bytes+int64(s.n)
	}
	return nil
}

// append adds a verified block; one that is there already is not added again.
func (c *carFile) append(b cid.Cid, d digest, data []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, held := c.index[d]; held {
		return nil
	}
	before := len(c.buf)
	c.buf = section(c.buf, b, len(data))
	head := len(c.buf) - before
	if len(data) < carBuffer/4 {
		c.buf = append(c.buf, data...)
	} else {
		if err := c.flush(); err != nil {
			return err
		}
		if _, err := c.f.WriteAt(data, c.size+int64(head)); err != nil {
			return diskError(err)
		}
	}
	c.index[d] = span{c.size + int64(head), int32(len(data))}
	c.size += int64(head + len(data))
	if len(c.buf) == 0 {
		c.start = c.size
	}
	c.bytes += int64(len(data))
	if len(c.buf) >= carBuffer {
		return c.flush()
	}
	return nil
}

// flush writes buf, which ends before or at the block being appended. Called locked.
func (c *carFile) flush() error {
	if len(c.buf) == 0 {
		return nil
	}
	if _, err := c.f.WriteAt(c.buf, c.start); err != nil {
		return diskError(err)
	}
	c.start += int64(len(c.buf))
	c.buf = c.buf[:0]
	return nil
}

// held gives the size of a block.
func (c *carFile) held(d digest) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.index[d]
	return int(s.n), ok
}

// read returns a block after hashing it again; one that changed on disk is forgotten,
// so that it is fetched anew, and Corrupt.
func (c *carFile) read(d digest, buf []byte) ([]byte, error) {
	c.mu.Lock()
	s, ok := c.index[d]
	err := error(nil)
	if ok {
		err = c.flush()
	}
	c.mu.Unlock()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fail(NotFound, d.cid(false), "not staged")
	}
	if cap(buf) < int(s.n) {
		buf = make([]byte, s.n)
	}
	buf = buf[:s.n]
	if _, err := c.f.ReadAt(buf, s.at); err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("staged block: %w", err)
	}
	if digest(sha256.Sum256(buf)) != d {
		c.mu.Lock()
		delete(c.index, d)
		c.bytes -= int64(s.n)
		c.mu.Unlock()
		return nil, fail(Corrupt, d.cid(false), "staged block changed on disk")
	}
	return buf, nil
}

func (c *carFile) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return errors.Join(c.flush(), c.f.Close())
}

// diskError gives a full disk its code.
func diskError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &Error{Code: DiskFull, Err: err}
	}
	return err
}
