package api

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestEveryCodeIsExplained: people find each code that the API can answer in the guide.
func TestEveryCodeIsExplained(t *testing.T) {
	guide, err := os.ReadFile("../../docs/troubleshooting.md")
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for _, r := range rules {
		codes[r.code] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	made := regexp.MustCompile(`problem\([A-Za-z0-9.]+, "([a-z_]+)"`)
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range made.FindAllStringSubmatch(string(b), -1) {
			codes[m[1]] = true
		}
	}
	if len(codes) < 30 {
		t.Fatalf("found only %d codes: the search is broken", len(codes))
	}
	for code := range codes {
		if !strings.Contains(string(guide), "`"+code+"`") {
			t.Errorf("docs/troubleshooting.md does not explain %s", code)
		}
	}
}
