package answer

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/witan-project/witan/internal/index"
)

// Form is what kind of answer a question wants.
type Form string

// The forms.
const (
	Fact    Form = "fact"    // a few sentences that answer
	Summary Form = "summary" // what one document says
	List    Form = "list"    // which documents fit, each with what it says
)

// Wants is what a short answer has to hold.
type Wants uint8

// What may be wanted; a question may want several at once.
const (
	Number  Wants = 1 << iota // an amount, a count, a size
	Few                       // a small number, as "how many" may be answered by
	Hex                       // an address, a byte value, an opcode's number
	Person                    // who wrote or proposed something
	Date                      // a day, a time stamp, an epoch, a block
	Several                   // things that the document lists
	Code                      // the name of a call, an instruction, a constant
)

// intent is how a question wants to be answered.
type intent struct {
	form     Form
	wants    Wants
	min, max int // words
	limited  bool
}

// Words of an answer where the question sets no limit.
const (
	factWords    = 90
	summaryWords = 130
	listWords    = 260
	mostWords    = 1000 // more is not given, whatever is asked
)

var (
	summaryCue = regexp.MustCompile(`(?i)\b(summar(y|i[sz]e|i[sz]ing)|overview|gist|tl;?dr|key points|main points|in short)\b` +
		`|\bwhat\s+(is|are|does|do|was)\b.{0,80}\b(about|do|say|propose|introduce|specify|describe|change)\b\??\s*$` +
		`|(^|[.!?:,]\s*|\b(please|you|and|then|to)\s+)(explain|describe|introduce|outline|tell me (more )?about)\b|\bthe content of\b`)
	listCue = regexp.MustCompile(`(?i)\b(list|name|enumerate)\s+(all|the|some|every)\b|\bgive me (the|all|a list|some)\b|\bwhat should i read\b` +
		`|\b(which|what)\s+(\w+\s+){0,2}(documents|files|proposals|papers|articles|standards|specifications|specs|drafts|notes|reports|sources|pages|guides|chapters|texts)\b` +
		`|\bwhat has been (proposed|suggested|written|done)\b|\bwhat (proposals|ideas|attempts|plans) \b|\bwhat (could|can|would) (protect|help|prevent)\b`)
	numberCue = regexp.MustCompile(`(?i)\bhow (many|much|large|big|long|high|small|deep|often|far|old|fast|expensive)\b` +
		`|\b(number|amount|size|limit|maximum|minimum|cap|cost|costs|price|fee|percentage|percent|rate|count|value|quota|length|width|depth|epoch|version|id)\b|\bby how\b`)
	fewCue     = regexp.MustCompile(`(?i)\bhow many\b|\bnumber of\b|\bcount\b|\bversion\b`)
	hexCue     = regexp.MustCompile(`(?i)\b(hex|hexadecimal|opcode|opcodes|byte values?|bytes? does|address|nonce|selector|hash|prefix|magic)\b`)
	personCue  = regexp.MustCompile(`(?i)\b(who|whose|whom|authors?|written by|proposed by|inventors?|creators?)\b`)
	dateCue    = regexp.MustCompile(`(?i)\b(when|which (day|date|year|month|block|epoch|slot)|what (day|date|year|time|block|epoch)|at which|timestamp|since when|activat)`)
	severalCue = regexp.MustCompile(`(?i)\b(what|which) (are|were) the\b|\b(part|parts) of\b|\b(included?|contained) in\b|\bconsists? of\b|\b(duties|responsibilities|steps|phases|stages|requirements|reasons|advantages|drawbacks|components|arguments|members|benefits|goals|types|kinds) (of|for|to|does|do|are)\b`)
	codeCue    = regexp.MustCompile(`(?i)\b(which|what|is there an?|name of the)\b.{0,40}\b(opcode|instruction|call|method|function|rpc|event|precompile|header|field|constant|parameter|error|command|flag|variable|keyword|option|message|interface)\b`)
)

// understand reads a question's form. nouns are the plurals by which the documents are
// called in it ("RFCs" where files are named rfc-…).
func understand(question string, nouns []string) intent {
	in := intent{form: Fact}
	for _, w := range []struct {
		cue  *regexp.Regexp
		want Wants
	}{{numberCue, Number}, {fewCue, Few}, {hexCue, Hex}, {personCue, Person}, {dateCue, Date}, {codeCue, Code}, {severalCue, Several}} {
		if w.cue.MatchString(question) {
			in.wants |= w.want
		}
	}
	switch {
	case summaryCue.MatchString(question):
		in.form = Summary
	case listCue.MatchString(question) || asksFor(question, nouns):
		in.form = List
	}
	in.max = map[Form]int{Fact: factWords, Summary: summaryWords, List: listWords}[in.form]
	if l := wordLimit(question); l.words > 0 {
		n := min(l.words, mostWords)
		in.limited = true
		if l.atLeast {
			in.min, in.max = n, min(2*n, mostWords)
		} else {
			in.min, in.max = (n*3+9)/10, n
		}
	}
	return in
}

// asksFor tells "which RFCs …", "what RFCs …".
func asksFor(question string, nouns []string) bool {
	var words []string
	index.Words(question, func(w string, _, _ int) bool {
		words = append(words, strings.ToLower(w))
		return len(words) < 64
	})
	for i, w := range words {
		if w != "which" && w != "what" && w != "list" && w != "all" {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+4)] {
			for _, n := range nouns {
				if next == n {
					return true
				}
			}
		}
	}
	return false
}

var (
	limitDigits = regexp.MustCompile(`(?i)` + limitStart + `(\d{1,4})[- ]words?\b`)
	limitNames  = regexp.MustCompile(`(?i)` + limitStart + `((?:a|one|two|three|four|five|six|seven|eight|nine) hundred(?: (?:and )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))?|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]words?\b`)
	atLeastCue  = regexp.MustCompile(`(?i)^(in |with |of |using )?(at least|no less than|not less than|a minimum of|more than|over) `)
)

const limitStart = `\b(?:(?:in|within|using|with|of|to) )?(?:(?:about|around|roughly|approximately|exactly|at most|at least|up to|under|over|less than|fewer than|` +
	`more than|no more than|no less than|not more than|not less than|a maximum of|a minimum of|maximum|max\.?) )?(?:a )?`

var numberNames = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90}

// limit is a word limit that a question sets.
type limit struct {
	words   int // 0: none
	atLeast bool
	span    [2]int // where the question says so
}

// wordLimit reads "in 200 words", "a fifty-word summary", "at least 100 words". The
// last one counts.
func wordLimit(question string) limit {
	var l limit
	last := -1
	for _, m := range limitDigits.FindAllStringSubmatchIndex(question, -1) {
		if v, err := strconv.Atoi(question[m[2]:m[3]]); err == nil && v > 0 && m[0] > last {
			l.words, l.span, last = v, [2]int{m[0], m[1]}, m[0]
		}
	}
	for _, m := range limitNames.FindAllStringSubmatchIndex(question, -1) {
		if v := named(strings.ToLower(question[m[2]:m[3]])); v > 0 && m[0] > last {
			l.words, l.span, last = v, [2]int{m[0], m[1]}, m[0]
		}
	}
	l.atLeast = last >= 0 && atLeastCue.MatchString(question[l.span[0]:l.span[1]])
	return l
}

// topic is the question without its word limit, which is not what it asks about.
func topic(question string) string {
	for {
		l := wordLimit(question)
		if l.words == 0 {
			return question
		}
		question = question[:l.span[0]] + " " + question[l.span[1]:]
	}
}

// named reads a number written in words, up to nine hundred and ninety.
func named(words string) int {
	n := 0
	for w := range strings.FieldsSeq(words) {
		if w == "hundred" {
			n *= 100
		} else {
			n += numberNames[w]
		}
	}
	return n
}

var (
	pointing = regexp.MustCompile(`(?i)\b(it|its|itself|they|them|their|theirs|he|she|his|him|this|these|those|such|same|latter|former)\b` +
		`|\bthat(\s+\w+){0,2}\s*[?.!]*\s*$|\b(after|before|like|of|about|for|from|with|on) (that|there)\b`)
	definite = regexp.MustCompile(`(?i)\bthe (one|two|three|four|five|first|second|third|last|other|others|latter|former|same|author|authors|title|document|proposal)\b` +
		`|^\s*(and|but|so|then|also|why|how come|what about|how about|who)\b.{0,24}$`)
)

// leans tells whether a question needs what was asked before to be understood: it
// points back, or says too little on its own.
func leans(question string) bool {
	if pointing.MatchString(question) || definite.MatchString(question) {
		return true
	}
	content := 0
	index.Words(question, func(w string, _, _ int) bool {
		if low := strings.ToLower(w); !index.QuestionWord(low) && len(index.Terms(w)) > 0 {
			content++
		}
		return true
	})
	return content < 2
}
