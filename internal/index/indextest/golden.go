package indextest

import (
	"testing"
)

// golden asks questions with one right first document. They are easy on purpose:
// quality is measured by `witan eval`, this shows that fields, stems, numbers and
// identifiers are searched at all.
func golden(t *testing.T, d Driver) {
	x := d.Open(t, t.TempDir())
	mustPublish(t, x, id(1),
		Doc(t, "rfc-1149.md", "---\ntitle: IP over Avian Carriers\nauthor: D. Waitzman\ncreated: 1990-04-01\n---\n\n## Abstract\n\nDatagrams are carried by birds. The carrier has low throughput and high delay.\n\n## Frame format\n\nThe datagram is printed on a scroll of paper in hexadecimal, delimited with whitestuff."),
		Doc(t, "rfc-2549.md", "---\ntitle: IP over Avian Carriers with Quality of Service\nauthor: D. Waitzman\nupdates: 1149\n---\n\n## Abstract\n\nThis document adds quality of service levels, such as concorde and coach, to [RFC 1149](./rfc-1149.md)."),
		Doc(t, "rfc-2324.md", "---\ntitle: Hyper Text Coffee Pot Control Protocol\nauthor: L. Masinter\n---\n\n## Brewing\n\nA coffee pot answers the `BREW` method. MAX_CUPS_PER_POT is 12.\n\n## Errors\n\nA teapot answers with status code 418, short and stout."),
		Doc(t, "rfc-1925.md", "---\ntitle: The Twelve Networking Truths\nauthor: R. Callon\n---\n\nIt has to work. No matter how hard you push, you cannot increase the speed of light. The getNextHop call costs 1,150,000 cycles."),
	)
	for question, want := range map[string]string{
		"What do birds carry?":                           "rfc-1149.md",
		"RFC 2324":                                       "rfc-2324.md",
		"rfc2549":                                        "rfc-2549.md",
		"which status code does a teapot return":         "rfc-2324.md",
		"quality of service for carriers":                "rfc-2549.md",
		"Who is the author of the coffee pot protocol":   "rfc-2324.md",
		"how many cups per pot?":                         "rfc-2324.md",
		"get next hop":                                   "rfc-1925.md",
		"1150000 cycles":                                 "rfc-1925.md",
		"Callon's truths on networks":                    "rfc-1925.md",
		"what is printed on scrolls in the frame format": "rfc-1149.md",
	} {
		if got := paths(search(t, x, question)); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %s first", question, got, want)
		}
	}
}
