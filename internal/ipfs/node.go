package ipfs

import (
	"errors"
	"fmt"
	"math/bits"

	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// kind is the type of a UnixFS node (field Type of unixfs.proto); notUnixFS is a
// dag-pb node with other or no data.
type kind int8

const (
	kindRaw       kind = 0 // a leaf of a file, as old Kubo wrote it
	kindDirectory kind = 1
	kindFile      kind = 2
	kindMetadata  kind = 3
	kindSymlink   kind = 4
	kindShard     kind = 5 // a node of a sharded folder (HAMT)
	notUnixFS     kind = -1
)

func (k kind) file() bool { return k == kindFile || k == kindRaw }

func (k kind) folder() bool { return k == kindDirectory || k == kindShard }

// node is a decoded dag-pb block.
type node struct {
	links []link
	kind  kind
	data  []byte   // the part of the file that lies in this block itself; a slice of the block
	at    int      // where data starts in the block
	size  uint64   // field filesize; only read for files
	sizes []uint64 // field blocksizes: bytes of the file below each link
	width int      // of a shard: length of the prefix in its links' names
}

type link struct {
	name string
	cid  cid.Cid
}

var errField = errors.New("unexpected field")

// decode reads a dag-pb block (ipld.io/specs/codecs/dag-pb/spec) with its UnixFS data.
// What is no dag-pb is an error; what is dag-pb but not UnixFS has kind notUnixFS.
func decode(block []byte) (node, error) {
	n := node{kind: notUnixFS}
	var data []byte
	hasData := false
	for rest := block; len(rest) > 0; {
		num, typ, used := protowire.ConsumeTag(rest)
		if used < 0 || typ != protowire.BytesType {
			return n, fmt.Errorf("dag-pb: %w", errField)
		}
		rest = rest[used:]
		v, used := protowire.ConsumeBytes(rest)
		if used < 0 {
			return n, fmt.Errorf("dag-pb: %w", protowire.ParseError(used))
		}
		rest = rest[used:]
		switch {
		case num == 2:
			l, err := decodeLink(v)
			if err != nil {
				return n, err
			}
			n.links = append(n.links, l)
		case num == 1 && !hasData:
			data, hasData = v, true
		default:
			return n, fmt.Errorf("dag-pb: %w %d", errField, num)
		}
	}
	if hasData {
		n.unixfs(data, cap(block)-cap(data))
	}
	return n, nil
}

func decodeLink(b []byte) (link, error) {
	var l link
	for len(b) > 0 {
		num, typ, used := protowire.ConsumeTag(b)
		if used < 0 {
			return l, fmt.Errorf("dag-pb link: %w", protowire.ParseError(used))
		}
		b = b[used:]
		switch {
		case num == 1 && typ == protowire.BytesType && !l.cid.Defined():
			v, used := protowire.ConsumeBytes(b)
			if used < 0 {
				return l, fmt.Errorf("dag-pb link: %w", protowire.ParseError(used))
			}
			c, err := cid.Cast(v)
			if err != nil {
				return l, fmt.Errorf("dag-pb link: %w", err)
			}
			l.cid, b = c, b[used:]
		case num == 2 && typ == protowire.BytesType && l.name == "":
			v, used := protowire.ConsumeBytes(b)
			if used < 0 {
				return l, fmt.Errorf("dag-pb link: %w", protowire.ParseError(used))
			}
			l.name, b = string(v), b[used:]
		case num == 3 && typ == protowire.VarintType: // Tsize, a hint that nobody verifies
			_, used := protowire.ConsumeVarint(b)
			if used < 0 {
				return l, fmt.Errorf("dag-pb link: %w", protowire.ParseError(used))
			}
			b = b[used:]
		default:
			return l, fmt.Errorf("dag-pb link: %w %d", errField, num)
		}
	}
	if !l.cid.Defined() {
		return l, errors.New("dag-pb link without a CID")
	}
	return l, nil
}

// unixfs reads unixfs.proto's message Data, which starts at byte offset of the block.
// On any error the node stays notUnixFS.
func (n *node) unixfs(b []byte, offset int) {
	var typ, fanout uint64
	hasType, hasData := false, false
	whole := b
	for len(b) > 0 {
		num, wire, used := protowire.ConsumeTag(b)
		if used < 0 {
			return
		}
		b = b[used:]
		switch {
		case num == 2 && wire == protowire.BytesType:
			v, used := protowire.ConsumeBytes(b)
			if used < 0 || hasData {
				return
			}
			hasData = true
			n.data, n.at = v, offset+cap(whole)-cap(v)
			b = b[used:]
		case num == 4 && wire == protowire.BytesType: // packed blocksizes
			v, used := protowire.ConsumeBytes(b)
			if used < 0 {
				return
			}
			b = b[used:]
			for len(v) > 0 {
				x, used := protowire.ConsumeVarint(v)
				if used < 0 {
					return
				}
				n.sizes, v = append(n.sizes, x), v[used:]
			}
		case wire == protowire.VarintType:
			x, used := protowire.ConsumeVarint(b)
			if used < 0 {
				return
			}
			b = b[used:]
			switch num {
			case 1:
				typ, hasType = x, true
			case 3:
				n.size = x
			case 4:
				n.sizes = append(n.sizes, x)
			case 6:
				fanout = x
			}
		default: // mode, mtime and what may come
			used := protowire.ConsumeFieldValue(num, wire, b)
			if used < 0 {
				return
			}
			b = b[used:]
		}
	}
	if !hasType || typ > uint64(kindShard) {
		return
	}
	if kind(typ) == kindShard {
		if fanout < 8 || fanout > 1024 || bits.OnesCount64(fanout) != 1 {
			return
		}
		n.width = (bits.Len64(fanout-1) + 3) / 4 // hexadecimal digits of the largest slot
	}
	n.kind = kind(typ)
}
