package document

import "strings"

// Front matter is bounded so that a file that merely begins with a rule is not
// searched to its end for a second one.
const (
	maxFrontBytes = 64 << 10
	maxMetaKeys   = 64
	maxMetaValue  = 4 << 10
)

// frontMatter finds YAML front matter that begins at offset at: a line ---, then
// lines, then a line --- or ... . end is the offset behind the closing line.
func frontMatter(text string, at int) (end int, ok bool) {
	first, next := line(text, at)
	if strings.TrimRight(first, " \t") != "---" {
		return 0, false
	}
	keys := 0
	for pos := next; pos < len(text) && pos-at < maxFrontBytes; {
		l, next := line(text, pos)
		switch strings.TrimRight(l, " \t") {
		case "---", "...":
			return next, keys > 0
		}
		if _, _, isKey := keyValue(l); isKey {
			keys++
		}
		pos = next
	}
	return 0, false
}

// readFrontMatter takes the top-level scalars, flat lists and block scalars of YAML
// front matter. It is lenient on purpose: hand-written front matter is often not valid
// YAML (a title with a colon), and what is not understood stays in the text anyway.
func readFrontMatter(text string) map[string]string {
	meta := make(map[string]string)
	key := ""
	add := func(v, sep string) {
		if v == "" || key == "" {
			return
		}
		if old := meta[key]; old != "" {
			v = old + sep + v
		}
		if len(v) <= maxMetaValue {
			meta[key] = v
		}
	}
	for pos := 0; pos < len(text); {
		l, next := line(text, pos)
		pos = next
		trimmed := strings.TrimSpace(l)
		switch {
		case trimmed == "" || trimmed == "---" || trimmed == "..." || strings.HasPrefix(trimmed, "#"):
		case strings.HasPrefix(trimmed, "- "):
			add(scalar(trimmed[2:]), ", ")
		case l[0] == ' ' || l[0] == '\t':
			add(trimmed, " ") // a folded or literal block
		default:
			k, v, ok := keyValue(l)
			if !ok {
				key = ""
				continue
			}
			if _, seen := meta[k]; seen || len(meta) >= maxMetaKeys {
				key = "" // the first one counts
				continue
			}
			key = k
			if v != "|" && v != ">" && v != "|-" && v != ">-" {
				add(scalar(v), "")
			}
		}
	}
	return meta
}

func keyValue(l string) (key, value string, ok bool) {
	k, v, found := strings.Cut(l, ":")
	if !found || k == "" || len(k) > 64 || (v != "" && v[0] != ' ' && v[0] != '\t') {
		return "", "", false
	}
	for i := range len(k) {
		c := k[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || i > 0 && (c >= '0' && c <= '9' || c == '-' || c == ' ' || c == '.')) {
			return "", "", false
		}
	}
	return strings.ToLower(k), strings.TrimSpace(v), true
}

// scalar undoes quotes, a flow list and a comment.
func scalar(v string) string {
	v = strings.TrimSpace(v)
	if len(v) >= 2 && (v[0] == '"' || v[0] == '\'') {
		if end := strings.LastIndexByte(v, v[0]); end > 0 {
			in := v[1:end]
			if v[0] == '\'' {
				return strings.ReplaceAll(in, "''", "'")
			}
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(in)
		}
	}
	if i := strings.Index(v, " #"); i >= 0 {
		v = strings.TrimSpace(v[:i])
	}
	if len(v) >= 2 && v[0] == '[' && v[len(v)-1] == ']' {
		parts := strings.Split(v[1:len(v)-1], ",")
		for i, p := range parts {
			parts[i] = strings.Trim(strings.TrimSpace(p), `"'`)
		}
		return strings.Join(parts, ", ")
	}
	return v
}
