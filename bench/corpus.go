package main

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/document"
	"github.com/witan-project/witan/samples"
)

// eips is the folder of the 949 EIPs; empty if it is not here.
func eips() string {
	return existing(cmp.Or(os.Getenv("WITAN_EIPS"), filepath.Join("..", "shared", "corpora", "eips")))
}

// questions is the file of public questions about them; empty if it is not here.
func questions() string {
	return existing(cmp.Or(os.Getenv("WITAN_QUESTIONS"), filepath.Join("..", "shared", "eval", "eip-questions-public.jsonl")))
}

func existing(path string) string {
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

// original are the documents that variants are made of: the EIPs, else the project's
// samples.
func original() (map[string]string, error) {
	from := samples.EIPs()
	if dir := eips(); dir != "" {
		from = os.DirFS(dir)
	}
	out := map[string]string{}
	err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := fs.ReadFile(from, name)
		out[name] = string(b)
		return err
	})
	return out, err
}

// writeVariants writes n documents into dir, variant after variant of each original,
// beginning with a given variant. All are distinct, and so are their passages; the same
// arguments write the same bytes.
func writeVariants(dir string, n, first int) error {
	from, err := original()
	if err != nil {
		return err
	}
	vary := newVariator(from)
	for i := range n {
		variant := first + i/len(vary.names)
		name := vary.names[i%len(vary.names)]
		path := filepath.Join(dir, fmt.Sprintf("v%02d", variant), name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		text, err := vary.distinct(name, variant)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// variator rewrites documents with words of all documents.
type variator struct {
	from  map[string]string
	names []string          // sorted
	words []string          // vocabulary, sorted
	made  map[[32]byte]bool // hashes of all passages made
}

var token = regexp.MustCompile(`[A-Za-z]{4,}|[0-9]{2,}`)

func newVariator(from map[string]string) *variator {
	v := &variator{from: from, made: map[[32]byte]bool{}}
	seen := map[string]bool{}
	for name, text := range from {
		v.names = append(v.names, name)
		for _, w := range token.FindAllString(text, -1) {
			if w[0] >= 'a' && w[0] <= 'z' && len(w) <= 16 {
				seen[w] = true
			}
		}
	}
	for w := range seen {
		v.words = append(v.words, w)
	}
	slices.Sort(v.names)
	slices.Sort(v.words)
	return v
}

// one in this many words and numbers is replaced.
const replaced = 8

// rounds is how often passages are looked for that were made before.
const rounds = 8

// distinct is document with a sentence more in each passage, as the server cuts them,
// that was made before: the shortest can come out the same.
func (v *variator) distinct(name string, variant int) (string, error) {
	text, random := v.document(name, variant), v.random(name, -variant)
	for round := range rounds {
		d, err := document.Parse(name, []byte(text), document.Limits{})
		if err != nil {
			return "", fmt.Errorf("variant %d of %s: %w", variant, name, err)
		}
		var old []document.Chunk
		own := map[[32]byte]bool{}
		for _, c := range d.Chunks {
			hash := sha256.Sum256([]byte(c.Text))
			if v.made[hash] || own[hash] {
				old = append(old, c)
			}
			own[hash] = true
		}
		if len(old) == 0 {
			maps.Copy(v.made, own)
			return text, nil
		}
		for _, c := range slices.Backward(old) {
			at := int(c.End)
			if line := strings.IndexByte(c.Text, '\n'); round%2 == 1 && line >= 0 && c.Kind != document.FrontMatter {
				at = int(c.Start) + line // a passage that is full would leave what is behind it to the next
			}
			text = text[:at] + "\n" + v.sentence(random) + text[at:]
		}
	}
	return "", fmt.Errorf("variant %d of %s has passages that were made before", variant, name)
}

// random is a source of its own for each document and variant.
func (v *variator) random(name string, variant int) *rand.Rand {
	h := fnv.New64a()
	io.WriteString(h, name) // never fails
	return rand.New(rand.NewPCG(h.Sum64(), uint64(variant)))
}

// sentence is made of words of the corpus.
func (v *variator) sentence(r *rand.Rand) string {
	return fmt.Sprintf("Compare %s and %s with %s or %s.", v.word(r), v.word(r), v.word(r), v.word(r))
}

// document is a document with some words and numbers replaced and a sentence added to
// each paragraph. The keys of front matter, markup and layout stay.
func (v *variator) document(name string, variant int) string {
	random := v.random(name, variant)
	lines := strings.Split(v.from[name], "\n")
	front, fenced := len(lines) > 0 && lines[0] == "---", false
	var out strings.Builder
	for i, line := range lines {
		key := ""
		if front {
			if i > 0 && line == "---" {
				front = false
				fmt.Fprintf(&out, "note: %s\n", v.sentence(random)) // many have little else
			}
			if k, rest, ok := strings.Cut(line, ": "); ok {
				key, line = k+": ", rest
			}
		}
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
		}
		out.WriteString(key)
		out.WriteString(token.ReplaceAllStringFunc(line, func(word string) string {
			if random.IntN(replaced) > 0 && !front {
				return word
			}
			if word[0] <= '9' {
				return fmt.Sprintf("%0*d", len(word), random.IntN(pow10(min(len(word), 9))))
			}
			if front && key != "title: " && key != "description: " {
				return word
			}
			return v.words[random.IntN(len(v.words))]
		}))
		ends := i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == ""
		if ends && !front && !fenced && prose(line) {
			out.WriteString(" " + v.sentence(random))
		}
		if i+1 < len(lines) {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func (v *variator) word(r *rand.Rand) string { return v.words[r.IntN(len(v.words))] }

// prose tells whether a line is text that a sentence may follow.
func prose(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && !strings.ContainsAny(line[:1], "#|`<-=") && !strings.HasPrefix(line, "[")
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// writeNoise writes a file of random bytes.
func writeNoise(path string, seed byte, size int64) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	_, err = io.CopyN(w, rand.NewChaCha8([32]byte{seed}), size)
	if err == nil {
		err = w.Flush()
	}
	return cmp.Or(err, f.Close())
}

// sizeOf is what a folder's files take on disk, as du counts, and how long they are.
// Files that vanish meanwhile do not count.
func sizeOf(dir string) (blocks, length int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // vanished
		}
		if info, err := d.Info(); err == nil {
			blocks, length = blocks+allocated(info), length+info.Size()
		}
		return nil
	})
	return blocks, length
}
