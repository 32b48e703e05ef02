package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Refusal says why a file is stored but not indexed.
type Refusal struct {
	Code   string // stable: no_text, empty, invalid_utf8, line_too_long, too_large
	Detail string // for people
}

func (r *Refusal) Error() string { return r.Detail }

// Is makes errors.Is(err, ErrTooLarge) hold for every refusal of that code.
func (r *Refusal) Is(target error) bool {
	t, ok := target.(*Refusal)
	return ok && t.Code == r.Code
}

// The refusals, to be used with errors.Is.
var (
	ErrNoText      = &Refusal{"no_text", "not a text file: stored, not indexed"}
	ErrEmpty       = &Refusal{"empty", "the file holds no text"}
	ErrUTF8        = &Refusal{"invalid_utf8", "not valid UTF-8: save the file as UTF-8"}
	ErrLineTooLong = &Refusal{"line_too_long", "a line is too long to be text"}
	ErrTooLarge    = &Refusal{"too_large", "the file is larger than the limit for text"}
)

// sniffBytes is how much of a file decides whether it is text at all.
const sniffBytes = 8 << 10

// check refuses what is not readable text, in one pass and without copying.
func check(content []byte, l Limits) error {
	switch {
	case len(content) == 0:
		return ErrEmpty
	case binary(content[:min(len(content), sniffBytes)]):
		return ErrNoText
	case len(content) > l.MaxBytes:
		return tooLarge(l)
	}
	for at, line := 0, 1; at < len(content); line++ {
		n := bytes.IndexByte(content[at:], '\n')
		if n < 0 {
			n = len(content) - at
		}
		if n > l.MaxLineBytes {
			return &Refusal{ErrLineTooLong.Code, fmt.Sprintf("line %d is longer than %d bytes: break it into lines", line, l.MaxLineBytes)}
		}
		at += n + 1
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return &Refusal{ErrNoText.Code, fmt.Sprintf("a NUL byte at offset %d: not a text file", i)}
	}
	if !utf8.Valid(content) {
		return &Refusal{ErrUTF8.Code, fmt.Sprintf("not valid UTF-8 at offset %d: save the file as UTF-8", invalidAt(content))}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte(bom)))) == 0 {
		return ErrEmpty
	}
	return nil
}

func tooLarge(l Limits) error {
	return &Refusal{ErrTooLarge.Code, fmt.Sprintf("the file is larger than %d bytes, the limit for text: split it", l.MaxBytes)}
}

// binary tells whether the beginning of a file shows that it is no text: a NUL, or
// more than one control character in 32 bytes. Text in another 8-bit encoding is not
// binary: it gets the more helpful ErrUTF8.
func binary(head []byte) bool {
	control := 0
	for _, b := range head {
		switch {
		case b == 0:
			return true
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b, b == 0x7f:
			control++
		}
	}
	return control*32 > len(head)
}

func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}
