package embedded

import (
	"path"
	"slices"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// The fields of a document beside its text.
const (
	fieldTitle = iota
	fieldName
	fieldSummary
	fieldMeta
	numFields
)

// summaryKeys are keys of front matter that describe the content in words, whatever
// the documents are about.
var summaryKeys = []string{"description", "summary", "abstract", "subtitle", "keywords", "tags"}

func fieldTexts(d index.Document) [numFields]string {
	var t [numFields]string
	t[fieldTitle] = d.Title
	t[fieldName] = baseName(d.Path)
	keys := make([]string, 0, len(d.Meta))
	for k := range d.Meta {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		switch {
		case k == "title":
		case slices.Contains(summaryKeys, k):
			t[fieldSummary] += " " + d.Meta[k]
		default:
			t[fieldMeta] += " " + d.Meta[k]
		}
	}
	return t
}

func baseName(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }

// name is one way to call a document: its file name or its title, without what is
// neither letter nor digit, in lower case.
type name struct {
	key string
	doc uint32
}

// names lists the names of the documents, sorted by key. A name that a question may
// hold by chance (one word without a digit) is none.
func names(docs []index.Document) []name {
	var out []name
	for i, d := range docs {
		file := nameKey(baseName(d.Path))
		if file != "" {
			out = append(out, name{file, uint32(i)})
		}
		if title := nameKey(d.Title); title != "" && title != file {
			out = append(out, name{title, uint32(i)})
		}
	}
	slices.SortFunc(out, func(a, b name) int {
		if c := strings.Compare(a.key, b.key); c != 0 {
			return c
		}
		return int(a.doc) - int(b.doc)
	})
	return out
}

// maxNameWords bounds how many words of a question are tried as a name.
const maxNameWords = 12

func nameKey(text string) string {
	var words []string
	index.Words(text, func(w string, _, _ int) bool {
		words = append(words, w)
		return len(words) <= maxNameWords
	})
	if len(words) > maxNameWords {
		return ""
	}
	key := joinKey(words)
	letter := strings.ContainsFunc(key, func(r rune) bool { return r < '0' || r > '9' })
	digit := strings.ContainsAny(key, "0123456789")
	if len(key) < 4 || !letter || len(words) < 2 && !digit {
		return ""
	}
	return key
}

// joinKey writes words as one, as a name's key is written.
func joinKey(words []string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", ",", "", ".", "").Replace(strings.Join(words, "")))
}

// named finds the documents that a name stands for.
func (s *segment) named(key string) []name {
	i, _ := slices.BinarySearchFunc(s.names, key, func(n name, k string) int { return strings.Compare(n.key, k) })
	j := i
	for j < len(s.names) && s.names[j].key == key {
		j++
	}
	return s.names[i:j]
}
