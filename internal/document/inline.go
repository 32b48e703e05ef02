package document

import (
	"strings"
	"unicode/utf8"
)

// HeadingText is the plain text of a heading block, of a very long one the beginning.
func HeadingText(block string) string {
	if cut := 8 * maxHeading; len(block) > cut {
		for !utf8.RuneStart(block[cut]) {
			cut--
		}
		block = block[:cut]
	}
	if level := atx(strings.TrimLeft(block, " ")); level > 0 {
		block = strings.TrimLeft(block, " ")[level:]
		trimmed := strings.TrimRight(block, " \t")
		if bare := strings.TrimRight(trimmed, "#"); bare == "" || strings.HasSuffix(bare, " ") {
			trimmed = bare
		}
		return Plain(withoutImages(trimmed))
	}
	if i := strings.LastIndexByte(block, '\n'); i >= 0 {
		block = block[:i] // the setext underline
	}
	return Plain(withoutImages(block))
}

// withoutImages drops images, and links that hold one: badges behind a title.
func withoutImages(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if strings.HasPrefix(s[i:], "![") {
			if _, after, ok := link(s[i+1:]); ok {
				i += 1 + after
				continue
			}
		}
		if strings.HasPrefix(s[i:], "[![") {
			if _, after, ok := link(s[i:]); ok {
				i += after
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// Plain renders inline markdown as plain text: links and images become their text,
// emphasis marks and HTML tags vanish, code spans keep their content, white space is
// collapsed. Unbalanced marks are left as they stand.
func Plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	plainInto(&b, s, 0)
	return strings.Join(strings.Fields(b.String()), " ")
}

func plainInto(b *strings.Builder, s string, depth int) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~$", s[i+1]) >= 0:
			b.WriteByte(s[i+1])
			i += 2
		case c == '`':
			n := 1
			for i+n < len(s) && s[i+n] == '`' {
				n++
			}
			if end := strings.Index(s[i+n:], s[i:i+n]); end >= 0 {
				b.WriteString(strings.TrimSpace(s[i+n : i+n+end]))
				i += n + end + n
			} else {
				b.WriteString(s[i : i+n])
				i += n
			}
		case c == '!' && i+1 < len(s) && s[i+1] == '[':
			i++ // an image: its text is handled as a link's
		case c == '[':
			text, after, ok := link(s[i:])
			if ok && depth < 4 {
				plainInto(b, text, depth+1)
				i += after
			} else {
				b.WriteByte(c)
				i++
			}
		case c == '*' || c == '_' && !(i > 0 && wordByte(s[i-1]) && i+1 < len(s) && wordByte(s[i+1])):
			n := 1
			for i+n < len(s) && s[i+n] == c {
				n++
			}
			// a mark between spaces, or in a formula such as 2**17, is no emphasis
			left := i > 0 && s[i-1] != ' '
			right := i+n < len(s) && s[i+n] != ' '
			if !left && !right || left && right && wordByte(s[i-1]) && wordByte(s[i+n]) {
				b.WriteString(s[i : i+n])
			}
			i += n
		case c == '<':
			if end := tag(s[i:]); end > 0 {
				i += end
			} else {
				b.WriteByte(c)
				i++
			}
		default:
			b.WriteByte(c)
			i++
		}
	}
}

// link reads [text](target), [text][label] or [text]; after is the length read.
func link(s string) (text string, after int, ok bool) {
	depth, end := 0, -1
	for i := 0; i < len(s) && i < 2000; i++ {
		if s[i] == '[' {
			depth++
		} else if s[i] == ']' {
			if depth--; depth == 0 {
				end = i
				break
			}
		}
	}
	if end < 0 {
		return "", 0, false
	}
	rest := s[end+1:]
	if strings.HasPrefix(rest, "(") {
		depth := 0
		for i := 0; i < len(rest) && i < 4000; i++ {
			if rest[i] == '(' {
				depth++
			} else if rest[i] == ')' {
				if depth--; depth == 0 {
					return s[1:end], end + 1 + i + 1, true
				}
			}
		}
		return "", 0, false
	}
	if strings.HasPrefix(rest, "[") {
		if i := strings.IndexByte(rest, ']'); i >= 0 {
			return s[1:end], end + 1 + i + 1, true
		}
	}
	if end > 1 && s[1] == '^' {
		return "", end + 1, true // a footnote's mark
	}
	return "", 0, false
}

// tag is the length of an HTML tag, comment or autolink's brackets at the start of s.
func tag(s string) int {
	if strings.HasPrefix(s, "<!--") {
		if end := strings.Index(s, "-->"); end > 0 {
			return end + 3
		}
		return 0
	}
	if len(s) < 3 || !(s[1] == '/' || s[1] >= 'a' && s[1] <= 'z' || s[1] >= 'A' && s[1] <= 'Z') {
		return 0
	}
	end := strings.IndexAny(s, ">\n")
	if end < 0 || s[end] != '>' || strings.Contains(s[:end], "://") || strings.Contains(s[:end], "@") {
		return 0
	}
	for _, c := range []byte(s[1:end]) {
		if c == '<' {
			return 0
		}
	}
	return end + 1
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
