package dataset

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestMetadataRoundTrip(t *testing.T) {
	previous := ID{1, 2}
	m := Metadata{Title: "Handbook <2026> & more", Description: "Über alles\nund mehr", Files: 42, Bytes: 3_000_000, Source: "https://example.org/a?b&c", Previous: &previous}
	b, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseMetadata(b)
	if err != nil {
		t.Fatal(err)
	}
	if *back.Previous != previous {
		t.Errorf("previous %v", back.Previous)
	}
	back.Previous = m.Previous
	if back != m {
		t.Errorf("got %+v, want %+v", back, m)
	}
	if strings.Contains(string(b), `\u`) {
		t.Errorf("needless escapes in %s", b)
	}
}

func TestParseMetadataRefuses(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	for name, text := range map[string]string{
		"empty":            "",
		"no JSON":          "title: x",
		"list":             "[]",
		"no schema":        `{"title":"x"}`,
		"later schema":     `{"schema":"witan.dataset/2","title":"x"}`,
		"no title":         `{"schema":"witan.dataset/1"}`,
		"blank title":      `{"schema":"witan.dataset/1","title":" "}`,
		"title of lines":   `{"schema":"witan.dataset/1","title":"a\nb"}`,
		"long title":       `{"schema":"witan.dataset/1","title":"` + long(201) + `"}`,
		"long description": `{"schema":"witan.dataset/1","title":"x","description":"` + long(20_001) + `"}`,
		"long source":      `{"schema":"witan.dataset/1","title":"x","source":"` + long(2_001) + `"}`,
		"negative files":   `{"schema":"witan.dataset/1","title":"x","files":-1}`,
		"fraction":         `{"schema":"witan.dataset/1","title":"x","files":1.5}`,
		"more than 2^53":   `{"schema":"witan.dataset/1","title":"x","bytes":9007199254740992}`,
		"previous no id":   `{"schema":"witan.dataset/1","title":"x","previous":"bafy"}`,
		"two values":       `{"schema":"witan.dataset/1","title":"x"}{}`,
		"not UTF-8":        "{\"schema\":\"witan.dataset/1\",\"title\":\"\xff\"}",
		"too large":        `{"schema":"witan.dataset/1","title":"x","more":"` + long(64_000) + `"}`,
	} {
		if m, err := ParseMetadata([]byte(text)); !errors.Is(err, ErrMetadata) {
			t.Errorf("%s: got %+v, %v", name, m, err)
		}
	}
}

func TestParseMetadataIgnoresWhatItDoesNotKnow(t *testing.T) {
	m, err := ParseMetadata([]byte(`{"schema":"witan.dataset/1","title":"x","colour":"blue"}`))
	if err != nil || m.Title != "x" {
		t.Errorf("got %+v, %v", m, err)
	}
}

// TestSchemaHasTheLimits keeps the published schema and the code together.
func TestSchemaHasTheLimits(t *testing.T) {
	var s struct {
		Properties map[string]struct {
			Const     string
			MaxLength int
			Maximum   int64
		}
	}
	if err := json.Unmarshal(MetadataJSONSchema, &s); err != nil {
		t.Fatal(err)
	}
	p := s.Properties
	if p["schema"].Const != MetadataSchema || p["title"].MaxLength != maxTitle || p["description"].MaxLength != maxDescription ||
		p["source"].MaxLength != maxSource || p["files"].Maximum != maxSafeInteger || p["bytes"].Maximum != maxSafeInteger {
		t.Errorf("the schema says %+v", p)
	}
	var j map[string]any
	b, err := json.Marshal(metadataJSON{Previous: &ID{}, Description: "x", Files: 1, Bytes: 1, Source: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &j); err != nil {
		t.Fatal(err)
	}
	for name := range j {
		if _, ok := p[name]; !ok {
			t.Errorf("%s is not in the schema", name)
		}
	}
	if len(j) != len(p) {
		t.Errorf("%d properties in the schema, %d in the code", len(p), len(j))
	}
}

func TestRawCID(t *testing.T) {
	c, err := RawCID([]byte("hello"))
	if err != nil || c.String() != "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq" {
		t.Errorf("got %s, %v", c, err)
	}
}
