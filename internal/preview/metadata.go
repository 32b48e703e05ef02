package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// Metadata is what the contributor says of a dataset, in the version that is approved or
// proposed last. It is untrusted text: control characters and those that turn the
// direction of writing are taken out, everything else is as it came. Errors beside those
// of Files: ErrNoMetadata, dataset.ErrMetadata.
func (s *Service) Metadata(ctx context.Context, id dataset.ID) (dataset.Metadata, error) {
	e, err := s.standing(ctx, id)
	if err != nil {
		return dataset.Metadata{}, err
	}
	if !e.Metadata.Defined() {
		return dataset.Metadata{}, ErrNoMetadata
	}
	b, err := load(ctx, s, key{id, e.Metadata}, func(ctx context.Context) ([]byte, int64, error) {
		b, err := s.block(ctx, e.Metadata)
		return b, int64(len(b)) + nodeCost, err
	})
	if err != nil {
		return dataset.Metadata{}, s.ended(ctx, id, err)
	}
	m, err := dataset.ParseMetadata(b)
	m.Title, m.Description, m.Source = plain(m.Title), plain(m.Description), plain(m.Source)
	return m, err
}

// maxMetadataDAG bounds the blocks of a metadata document, which is one raw block as a
// rule, in bytes.
const maxMetadataDAG = dataset.MaxMetadata + 1<<10

// block reads the metadata document, wherever it is.
func (s *Service) block(ctx context.Context, root dataset.CID) ([]byte, error) {
	v, err := s.upload(ctx, root)
	if errors.Is(err, ipfs.NotFound) {
		v, err = s.fetch(ctx, root, maxMetadataDAG)
	}
	if err != nil {
		return nil, err
	}
	n, size := 0, int64(0)
	var file ipfs.File
	for f, err := range v.Files(ctx) {
		if err != nil {
			return nil, err
		}
		n, size, file = n+1, size+f.Size, f
	}
	if n != 1 || size > dataset.MaxMetadata {
		return nil, &ipfs.Error{Code: ipfs.TooLarge, CID: root.Cid(), Err: fmt.Errorf("%d files of %d bytes, want one of at most %d", n, size, dataset.MaxMetadata)}
	}
	r := read(ctx, file)
	defer r.Close() // read only
	return io.ReadAll(r)
}

// plain takes out what would change how other text is shown: control characters but line
// breaks and tabs, and the embeddings, overrides and isolates of Unicode's bidirectional
// algorithm (UAX #9).
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, text)
}
