package slack

import (
	"errors"
	"testing"
)

// Whatever a page holds, what is unused lies inside it, behind its header, in order.
func FuzzUnused(f *testing.F) {
	page := func(head ...byte) []byte { return append(head, make([]byte, 512-len(head))...) }
	f.Add(uint32(2), page(13, 0, 0, 0, 0, 2, 0, 0))
	f.Add(uint32(2), page(5, 1, 0xf4, 0, 0, 1, 0xf4, 0, 0, 0, 0, 9))
	f.Add(uint32(2), page(10, 0, 0, 0, 1, 1, 0x40, 0, 1, 0x40))
	f.Add(uint32(1), page())
	f.Fuzz(func(t *testing.T, n uint32, page []byte) {
		if len(page) < 512 || len(page) > 65536 {
			t.Skip("no page has this size")
		}
		spans, err := layout{len(page)}.unused(n, page)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatal(err)
			}
			return
		}
		end := 8
		for _, s := range spans {
			if s.from < end || s.to < s.from || s.to > len(page) {
				t.Fatalf("%v in a page of %d bytes", spans, len(page))
			}
			end = s.to
		}
	})
}
