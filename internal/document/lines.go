package document

import "strings"

// line returns the line that begins at pos, without its end (\n or \r\n), and where
// the next one begins.
func line(text string, pos int) (l string, next int) {
	n := strings.IndexByte(text[pos:], '\n')
	if n < 0 {
		return strings.TrimSuffix(text[pos:], "\r"), len(text)
	}
	return strings.TrimSuffix(text[pos:pos+n], "\r"), pos + n + 1
}

// columns is the width of leading white space; tabs stop every 4.
func columns(space string) int {
	n := 0
	for i := range len(space) {
		if space[i] == '\t' {
			n += 4 - n%4
		} else {
			n++
		}
	}
	return n
}

// fence is a line of at least three ` or ~.
type fence struct {
	mark byte
	n    int
	bare bool // nothing follows: it may close
}

// fenceOf reads the fence in the first line of l.
func fenceOf(l string) fence {
	l, _ = line(strings.TrimLeft(l, " \t"), 0)
	if len(l) < 3 || l[0] != '`' && l[0] != '~' {
		return fence{}
	}
	rest := strings.TrimLeft(l, l[:1])
	n := len(l) - len(rest)
	if n < 3 || l[0] == '`' && strings.Contains(rest, "`") {
		return fence{}
	}
	return fence{l[0], n, strings.TrimSpace(rest) == ""}
}

func (f fence) closes(open fence) bool {
	return f.bare && f.mark == open.mark && f.n >= open.n
}

// atx is the level of an ATX heading, 0 if the line is none.
func atx(l string) int {
	n := 0
	for n < len(l) && l[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(l) && l[n] != ' ' && l[n] != '\t' {
		return 0
	}
	return n
}

// setext is the level that an underline gives to the paragraph above it.
func setext(l string) int {
	l = strings.TrimRight(l, " \t")
	switch {
	case l != "" && strings.Trim(l, "=") == "":
		return 1
	case l != "" && strings.Trim(l, "-") == "":
		return 2
	}
	return 0
}

// rule tells a thematic break: three or more *, - or _, spaces allowed.
func rule(l string) bool {
	if l == "" || l[0] != '*' && l[0] != '-' && l[0] != '_' {
		return false
	}
	n := 0
	for i := range len(l) {
		switch l[i] {
		case l[0]:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// delimiterRow tells the second line of a table: cells of dashes, at least one pipe.
func delimiterRow(l string) bool {
	dash, pipe := false, false
	for i := range len(l) {
		switch l[i] {
		case '-':
			dash = true
		case '|':
			pipe = true
		case ':', ' ', '\t':
		default:
			return false
		}
	}
	return dash && pipe
}

// itemMark is the length of a list item's mark with the space behind it, 0 if none.
func itemMark(l string) int {
	n := 0
	switch {
	case l != "" && (l[0] == '-' || l[0] == '*' || l[0] == '+'):
		n = 1
	default:
		for n < len(l) && n < 9 && l[n] >= '0' && l[n] <= '9' {
			n++
		}
		if n == 0 || n == len(l) || l[n] != '.' && l[n] != ')' {
			return 0
		}
		n++
	}
	if n == len(l) {
		return n
	}
	if l[n] != ' ' && l[n] != '\t' {
		return 0
	}
	return n + 1
}

// linkDefinition tells "[label]: target", but not a footnote, which is prose.
func linkDefinition(l string) bool {
	end := strings.Index(l, "]:")
	return end > 1 && l[1] != '^' && !strings.Contains(l[:end], "](")
}

// ItemMark is the length of the list item's mark that l begins with, with the space
// behind it; 0 if l begins no item.
func ItemMark(l string) int { return itemMark(l) }
