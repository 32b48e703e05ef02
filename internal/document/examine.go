package document

import "io"

// Examine tells, without making chunks, whether Read would make a document of a file of
// size bytes: nil, a *Refusal, or an error of r. Of a file that is no text, or too large,
// it reads the beginning only.
func Examine(r io.Reader, size int64, l Limits) error {
	l = l.WithDefaults()
	if size > int64(l.MaxBytes) {
		head := make([]byte, min(size, sniffBytes))
		if _, err := io.ReadFull(r, head); err != nil {
			return err
		}
		if binary(head) {
			return ErrNoText
		}
		return tooLarge(l)
	}
	content, err := readText(r, l)
	if err != nil {
		return err
	}
	return check(content, l)
}

// Markdown tells whether a file of this name is read as markdown, else as plain text.
func Markdown(name string) bool { return markdown(name) }
