package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a byte range.
type Span struct{ Start, End int }

// Sentences cuts running text at the ends of sentences. Spans come in order, without
// surrounding white space; what lies between them is white space.
func Sentences(text string) []Span {
	var out []Span
	start := 0
	emit := func(end int) {
		s, e := trimSpan(text, start, end)
		if s < e {
			out = append(out, Span{s, e})
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '.' && c != '!' && c != '?' {
			continue
		}
		end := i + 1
		for end < len(text) && strings.IndexByte(".!?)]\"'*_`", text[end]) >= 0 {
			end++
		}
		end += closingQuote(text[end:])
		if end == len(text) || sentenceEnds(text, i, end, start) {
			emit(end)
			i = end - 1
		}
	}
	emit(len(text))
	return out
}

// sentenceEnds judges the mark at i, whose closing quotes and brackets end at end.
func sentenceEnds(text string, i, end, start int) bool {
	if text[end] != ' ' && text[end] != '\n' && text[end] != '\t' && text[end] != '\r' {
		return false
	}
	next := strings.TrimLeft(text[end:], " \t\r\n>*_\"'([`")
	if next == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(next)
	if text[i] != '.' {
		return !unicode.IsLower(r)
	}
	if unicode.IsLower(r) && !strings.Contains(text[end:end+len(text[end:])-len(next)], "`") {
		return false
	}
	word := text[start:i]
	if j := strings.LastIndexAny(word, " \t\n([\"'*_"); j >= 0 {
		word = word[j+1:]
	}
	low := strings.ToLower(word)
	if abbreviations[low] || len(word) == 1 && unicode.IsUpper(rune(word[0])) {
		return false
	}
	if word != "" && strings.Trim(word, "0123456789") == "" && strings.TrimSpace(text[start:i]) == word {
		return false // "1." begins a list item
	}
	return true
}

// abbreviations end in a full stop that ends no sentence.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "eg": true, "ie": true, "cf": true, "vs": true, "etc": false, "al": true,
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "no": false, "fig": true,
	"sec": true, "eq": true, "resp": true, "approx": true, "incl": true, "vol": true, "pp": true, "ca": true,
}

func closingQuote(s string) int {
	for _, q := range []string{"”", "’", "»"} {
		if strings.HasPrefix(s, q) {
			return len(q)
		}
	}
	return 0
}

func trimSpan(text string, start, end int) (int, int) {
	for start < end && space(text[start]) {
		start++
	}
	for end > start && space(text[end-1]) {
		end--
	}
	return start, end
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'
}
