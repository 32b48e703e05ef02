package document

import (
	"fmt"
	"strings"
	"testing"
)

var kindNames = map[BlockKind]string{Paragraph: "p", Heading: "h", Item: "item", Table: "table", Code: "code",
	Quote: "quote", Markup: "html", Rule: "rule", Definition: "def", Front: "front"}

func show(text string, blocks []Block) string {
	var out []string
	for _, b := range blocks {
		name := kindNames[b.Kind]
		if b.Kind == Heading {
			name += fmt.Sprint(b.Level)
		}
		out = append(out, fmt.Sprintf("%s:%q", name, text[b.Start:b.End]))
	}
	return strings.Join(out, " ")
}

func TestBlocks(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"headings":                      {"# A\ntext\n## B ##\n", `h1:"# A" p:"text" h2:"## B ##"`},
		"no space is no heading":        {"#A\n", `p:"#A"`},
		"seven marks are no heading":    {"####### A\n", `p:"####### A"`},
		"setext":                        {"A\nb\n===\n\nC\n---\n", `h1:"A\nb\n===" h2:"C\n---"`},
		"a rule is no setext":           {"A\n\n---\n\nB", `p:"A" rule:"---" p:"B"`},
		"fenced code hides headings":    {"```go\n# A\n\n# B\n```\n# C\n", `code:"` + "```go\\n# A\\n\\n# B\\n```" + `" h1:"# C"`},
		"tilde fence holds backticks":   {"~~~\n```\n# A\n~~~\nb", `code:"~~~\n` + "```" + `\n# A\n~~~" p:"b"`},
		"longer fence closes":           {"```\na\n````\nb", `code:"` + "```\\na\\n````" + `" p:"b"`},
		"shorter fence does not":        {"````\na\n```\n# b", `code:"` + "````\\na\\n```\\n# b" + `"`},
		"open fence runs to the end":    {"```\na\n\nb\n", `code:"` + "```\\na\\n\\nb" + `"`},
		"comment hides headings":        {"<!-- # A\n\n# B\n-->\n# C", `html:"<!-- # A\n\n# B\n-->" h1:"# C"`},
		"one-line comment":              {"<!-- a -->\n# C", `html:"<!-- a -->" h1:"# C"`},
		"html block ends at blank line": {"<div>\n# A\n</div>\n\n# B", `html:"<div>\n# A\n</div>" h1:"# B"`},
		"autolink is text":              {"<https://a.org> b", `p:"<https://a.org> b"`},
		"list":                          {"- a\n  more\n- b\n\n  c\n1. d", `item:"- a\n  more" item:"- b" p:"  c" item:"1. d"`},
		"code within a list":            {"- a\n\n    ```\n    # x\n    ```\n", `item:"- a" code:"    ` + "```\\n    # x\\n    ```" + `"`},
		"indented code":                 {"a\n\n    # x\n\nb", `p:"a" code:"    # x" p:"b"`},
		"indented text continues":       {"a\n    b", `p:"a\n    b"`},
		"table":                         {"| a | b |\n| - | - |\n| 1 | 2 |\n\nc", `table:"| a | b |\n| - | - |\n| 1 | 2 |" p:"c"`},
		"table below text":              {"see:\na | b\n--|--\n1 | 2", `p:"see:" table:"a | b\n--|--\n1 | 2"`},
		"quote":                         {"> # a\n> b\nc", `quote:"> # a\n> b\nc"`},
		"inline html is text":           {"<b>a</b> b\n# C", `p:"<b>a</b> b" h1:"# C"`},
		"link definition":               {"[a]: https://b\n[^1]: a note", `def:"[a]: https://b" p:"[^1]: a note"`},
		"windows line ends":             {"# A\r\n\r\nb\r\nc\r\n", `h1:"# A" p:"b\r\nc"`},
		"empty heading":                 {"#\nb", `h1:"#" p:"b"`},
	} {
		if got := show(c.text, scanMarkdown(c.text, 0)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestBlocksOfAChunkThatBeginsInCode(t *testing.T) {
	text := "# not a heading\n```\n# Heading\n"
	if got, want := show(text, Blocks(text, true)), "code:\"# not a heading\\n```\" h1:\"# Heading\""; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBlocksOfAChunkThatBeginsWithANestedItem(t *testing.T) {
	text := "    * nested\n    * next\n"
	if got, want := show(text, Blocks(text, false)), `item:"    * nested" item:"    * next"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
