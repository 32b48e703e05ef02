package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// AnalyserVersion belongs to the index settings: whoever changes what Words or Terms
// yields must raise it.
const AnalyserVersion = 1

// maxWord bounds a term; of a longer run of letters and digits only the beginning counts.
const maxWord = 72

// Words yields the words of a text in order: runs of letters and digits, joined by _
// (identifiers), by a comma or full stop between digits (1,150,000; 0.375), and by a
// hyphen between letters and a number (EIP-4844). Of a web address only the host is
// words: a path says where something is kept. start and end are byte offsets.
func Words(text string, yield func(word string, start, end int) bool) {
	pathStart, pathEnd := 0, 0
	for i := 0; i < len(text); {
		n := wordRune(text, i)
		if n == 0 {
			if strings.HasPrefix(text[i:], "://") {
				pathStart, pathEnd = addressPath(text, i)
			}
			if i++; i > pathStart && i < pathEnd {
				i = pathEnd
			}
			continue
		}
		start, digits := i, digit(text[i])
		letters := !digits
		for i < len(text) {
			if n := wordRune(text, i); n > 0 {
				d := digit(text[i])
				digits, letters = digits && d, letters && !d
				i += n
				continue
			}
			if i+1 == len(text) || !joins(text, start, i, letters, digits) {
				break
			}
			if text[i] == '-' {
				letters = false
			}
			i++
		}
		end := i
		for end > start && text[end-1] == '_' {
			end--
		}
		if end > start && !yield(text[start:end], start, end) {
			return
		}
	}
}

// addressPath is where the path of a web address begins and ends, whose "://" stands
// at i.
func addressPath(text string, i int) (start, end int) {
	end = len(text)
	if n := strings.IndexAny(text[i:], " \t\r\n()[]<>\"'`|"); n >= 0 {
		end = i + n
	}
	start = end
	if n := strings.IndexByte(text[i+3:end], '/'); n >= 0 {
		start = i + 3 + n
	}
	return start, end
}

// joins tells whether the mark at i joins the word before it with what follows.
func joins(text string, start, i int, letters, digits bool) bool {
	next := text[i+1]
	switch text[i] {
	case ',':
		return digits && digit(next) && i+4 <= len(text) && threeDigits(text[i+1:])
	case '.':
		return digit(text[i-1]) && digit(next)
	case '-':
		return letters && i-start <= 8 && digit(next) && !strings.Contains(text[start:i], "_")
	}
	return false
}

func threeDigits(s string) bool {
	return len(s) >= 3 && digit(s[0]) && digit(s[1]) && digit(s[2]) && (len(s) == 3 || !digit(s[3]))
}

// wordRune is the length of the letter, digit or _ at i, 0 if there is none.
func wordRune(text string, i int) int {
	c := text[i]
	if c < utf8.RuneSelf {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digit(c) || c == '_' {
			return 1
		}
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
		return n
	}
	return 0
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// Terms are what a word is indexed and searched as: first the word itself, in lower
// case and stemmed, then its parts, if it is an identifier or has a number in it:
// eth_getProof → eth_getproof, eth, get, proof; EIP-4844 → eip4844, eip, 4844. A stop
// word has none.
func Terms(word string) []string {
	if len(word) > maxWord {
		cut := maxWord
		for !utf8.RuneStart(word[cut]) {
			cut--
		}
		word = word[:cut]
	}
	if n, ok := wholeNumber(word); ok {
		return []string{n}
	}
	if acronym, ok := strings.CutSuffix(word, "s"); ok && len(acronym) > 1 && strings.Trim(acronym, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		word = acronym // RFCs: the stemmer knows no plural without a vowel
	}
	parts := split(word)
	low := strings.ToLower(word)
	if len(parts) < 2 {
		if Stop(low) {
			return nil
		}
		return []string{Stem(low)}
	}
	if strings.IndexByte(low, '-') > 0 {
		low = strings.ReplaceAll(low, "-", "")
	}
	out := []string{low}
	for _, p := range parts {
		p = strings.ToLower(p)
		if len(p) > 1 && !Stop(p) {
			if t := Stem(p); t != low {
				out = append(out, t)
			}
		}
	}
	return out
}

// split cuts an identifier at _ and -, between a lower and an upper case letter, and
// between a run of letters and a number that ends the word. One part: nothing to cut.
func split(word string) []string {
	if strings.HasPrefix(word, "0x") || strings.HasPrefix(word, "0X") {
		return nil
	}
	var parts []string
	start := 0
	emit := func(end int) {
		if end > start {
			parts = append(parts, word[start:end])
		}
	}
	for i := 1; i < len(word); i++ {
		a, b := word[i-1], word[i]
		switch {
		case b == '_' || b == '-':
			emit(i)
			start = i + 1
		case a == '_' || a == '-':
			start = i
		case a >= 'a' && a <= 'z' && b >= 'A' && b <= 'Z':
			emit(i)
			start = i
		case digit(b) && !digit(a) && i-start >= 2 && len(word)-i >= 2 && allDigits(word[i:]):
			emit(i)
			start = i
		}
	}
	emit(len(word))
	return parts
}

// wholeNumber gives the digits of a number that may be grouped by _ or a comma.
func wholeNumber(word string) (string, bool) {
	if !digit(word[0]) {
		return "", false
	}
	grouped := false
	for i := range len(word) {
		switch c := word[i]; {
		case c == ',' || c == '_':
			grouped = true
		case !digit(c):
			return "", false
		}
	}
	if !grouped {
		return word, true
	}
	return strings.Map(func(r rune) rune {
		if r == ',' || r == '_' {
			return -1
		}
		return r
	}, word), true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return s != ""
}

// Stem reduces an English word in lower case to its stem (Porter2).
func Stem(word string) string {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return word
		}
	}
	if len(word) < 3 {
		return word
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// QuestionWord tells, beside stop words, the words by which people ask and not what
// they ask about. They are indexed, but not searched.
func QuestionWord(word string) bool { return questionWords[word] }

var questionWords = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`anyone someone anybody somebody everyone everybody something anything suggested
suggest suggests proposed propose proposes wrote want wants know understand explain describe tell please summarise summarize
summary`) {
		m[w] = true
	}
	return m
}()

// Stop tells the words that carry no subject of their own.
func Stop(word string) bool { return stopWords[word] }

var stopWords = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`a about above after again all also although am an and any are as at be because
been before being below between both but by can cannot could did do does doing don done down during each either else
ever few for from further get gets give given go goes had has have having he her here hers him his how however i if in
instead into is it its itself just let like make makes many may me might more most much must my no nor not now of off
on once one only or other others our out over own per rather same say see shall she should since so some such t s than
that the their them then there these they this those through thus to too under until up upon us use used uses using
very via was we were what when where whether which while who whom whose why will with within without would yes yet you
your`) {
		m[w] = true
	}
	return m
}()
