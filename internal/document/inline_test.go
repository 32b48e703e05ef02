package document

import "testing"

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"**bold** and _it_ `code`":                  "bold and it code",
		"[text](./a.md) and ![image](b.png)":        "text and image",
		"[a `b` c](https://x.org/(y)) d":            "a b c d",
		"[label][1] [^2] [not a link]":              "label [not a link]",
		"snake_case_name 2**17 a * b":               "snake_case_name 2**17 a * b",
		"a <b>c</b> <https://d.org> 1 < 2":          "a c <https://d.org> 1 < 2",
		"``a ` b`` \\*kept\\*":                      "a ` b *kept*",
		"wrapped\n  line":                           "wrapped line",
		"unbalanced ` and ** stay":                  "unbalanced ` and ** stay",
		"<!-- hidden --> seen":                      "seen",
		"ends with emphasis **now**.":               "ends with emphasis now.",
		"array[0] and map[string](value) unchanged": "array[0] and mapstring unchanged",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestHeadingText(t *testing.T) {
	for in, want := range map[string]string{
		"## The `CODE` of *it* ##":         "The CODE of it",
		"# C#":                             "C#",
		"Under\n=====":                     "Under",
		"#":                                "",
		"# River [![Build](a)](b) ![x](y)": "River",
	} {
		if got := HeadingText(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
