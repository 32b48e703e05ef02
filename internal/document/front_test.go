package document

import (
	"maps"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want map[string]string
		rest string // where the body begins; "" = no front matter
	}{
		"scalars":          {"---\ntitle: A\nNumber: 4\n---\nbody", map[string]string{"title": "A", "number": "4"}, "body"},
		"colon in a value": {"---\ntitle: A: b: c\n---\nbody", map[string]string{"title": "A: b: c"}, "body"},
		"quotes":           {"---\na: \"x \\\"y\\\" # z\"\nb: 'it''s'\n---\nbody", map[string]string{"a": `x "y" # z`, "b": "it's"}, "body"},
		"comment":          {"---\na: x # y\n# b: z\n---\nbody", map[string]string{"a": "x"}, "body"},
		"lists":            {"---\na: [x, \"y\"]\nb:\n  - p\n  - q\n---\nbody", map[string]string{"a": "x, y", "b": "p, q"}, "body"},
		"block scalars":    {"---\na: >\n  x\n  y\nb: |\n  z\n---\nbody", map[string]string{"a": "x y", "b": "z"}, "body"},
		"ends with dots":   {"---\na: x\n...\nbody", map[string]string{"a": "x"}, "body"},
		"first key counts": {"---\na: x\na: y\n---\nbody", map[string]string{"a": "x"}, "body"},
		"windows":          {"---\r\na: x\r\n---\r\nbody", map[string]string{"a": "x"}, "body"},
		"a url is a value": {"---\na: https://b.org/c\n---\nbody", map[string]string{"a": "https://b.org/c"}, "body"},
		"not closed":       {"---\na: x\nbody", nil, ""},
		"only a rule":      {"---\nsome text\n---\nbody", nil, ""},
		"not at the start": {"\n---\na: x\n---\nbody", nil, ""},
		"keys of old text": {"---\nnot a key at all\nk: v\n---\nbody", map[string]string{"k": "v"}, "body"},
	} {
		end, ok := frontMatter(c.text, 0)
		if ok != (c.rest != "") {
			t.Errorf("%s: found %v", name, ok)
			continue
		}
		if ok && (c.text[end:] != c.rest || !maps.Equal(readFrontMatter(c.text[:end]), c.want)) {
			t.Errorf("%s: %v, rest %q", name, readFrontMatter(c.text[:end]), c.text[end:])
		}
	}
}
