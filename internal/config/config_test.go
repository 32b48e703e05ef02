package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

func TestDefaultNamesEveryOption(t *testing.T) {
	var inFile map[string]map[string]any
	if err := toml.Unmarshal(DefaultTOML(), &inFile); err != nil {
		t.Fatal(err)
	}
	b, err := toml.Marshal(Default())
	if err != nil {
		t.Fatal(err)
	}
	var inStruct map[string]map[string]any
	if err := toml.Unmarshal(b, &inStruct); err != nil {
		t.Fatal(err)
	}
	for section, keys := range inStruct {
		for key := range keys {
			if _, ok := inFile[section][key]; !ok {
				t.Errorf("default.toml does not document %s.%s", section, key)
			}
		}
	}
	if err := Default().Validate(); err != nil {
		t.Error(err)
	}
}

func TestLoadLayersFileAndEnvironment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "witan.toml")
	if err := os.WriteFile(path, []byte("[server]\nlisten = \"127.0.0.1:1\"\n[chain]\npoll = \"5s\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := Load(path, []string{"WITAN_SERVER_LISTEN=127.0.0.1:2", "WITAN_IPFS_MAX_BYTES=3MiB",
		"WITAN_IPFS_GATEWAYS=https://a.example, https://b.example", "HOME=/x", "WITAN_KEY=secret"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Server.Listen != "127.0.0.1:2" || c.Chain.Poll.Std() != 5*time.Second || c.IPFS.MaxBytes != 3<<20 ||
		len(c.IPFS.Gateways) != 2 || c.IPFS.Gateways[1] != "https://b.example" || c.Ask.Access != "signed-in" {
		t.Errorf("got %+v", c)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, tc := range []struct{ name, file, env, want string }{
		{"unknown key", "[server]\nlissten = \"x\"\n", "", "lissten"},
		{"bad syntax", "[server\n", "", "["},
		{"bad size", "[ipfs]\nmax_bytes = \"lots\"\n", "", "not a size"},
		{"bad duration", "[chain]\npoll = \"soon\"\n", "", "not a duration"},
		{"bad access", "[ask]\naccess = \"nobody\"\n", "", "ask.access"},
		{"bad ENS registry", "[chain]\nens_registry = \"eth\"\n", "", "chain.ens_registry"},
		{"bad finality", "[chain]\nfinality = \"-1\"\n", "", "chain.finality"},
		{"misspelt variable", "", "WITAN_SERVER_LISTN=x", "WITAN_SERVER_LISTN"},
		{"bad variable", "", "WITAN_IMPORTS_WORKERS=two", "whole number"},
		{"zero workers", "", "WITAN_IMPORTS_WORKERS=0", "imports.workers"},
		{"url with a path", "", "WITAN_SERVER_PUBLIC_URL=https://a.example/x", "public_url"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "witan.toml")
			if err := os.WriteFile(path, []byte(tc.file), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Load(path, []string{tc.env})
			if err == nil || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("got %v, want an error naming %q", err, tc.want)
			}
		})
	}
}

func TestLoadNamesAMissingFile(t *testing.T) {
	if _, err := Load(filepath.Join(t.TempDir(), "none.toml"), nil); err == nil || !strings.Contains(err.Error(), "none.toml") {
		t.Errorf("got %v", err)
	}
}
