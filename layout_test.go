package witan_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/witan-project/witan"

// order is the import law: a package imports only packages that stand before its own
// line. The folders below a name (bindings, the dev chain, drivers) belong to its line.
var order = []string{
	"web", "internal/dataset", "internal/config", "internal/store", "internal/ethereum", "internal/governance",
	"internal/registry", "internal/ipfs", "internal/blobs", "internal/document", "internal/preview", "internal/embed",
	"internal/index", "internal/ingest", "internal/access", "internal/answer", "internal/audit",
	"internal/api", "internal/client", "internal/eval", "internal/app", "internal/demo", "cmd/witan",
}

// drivers implement a port; only app may know them, and they know only their port and
// what stands above it.
var drivers = []string{"internal/index/embedded"}

// testOnly must not be linked into the binary.
var testOnly = []string{"internal/store/storetest", "internal/ethereum/enstest", "internal/index/indextest", "internal/ingest/ingesttest", "testing"}

func TestImportLaw(t *testing.T) {
	imports := productImports(t)
	if len(imports) < 5 {
		t.Fatalf("found only %d packages: the walk is broken", len(imports))
	}
	for pkg, list := range imports {
		if isTestOnly(pkg) {
			continue
		}
		own := rank(pkg)
		if own < 0 {
			t.Errorf("%s has no place in the import law: add it to ARCHITECTURE.md and to this test", pkg)
			continue
		}
		for _, imported := range list {
			switch {
			case isTestOnly(imported):
				t.Errorf("%s imports %s, which belongs in tests only", pkg, imported)
			case !strings.HasPrefix(imported, module+"/"):
			case isDriver(short(imported)) && pkg != "internal/app" && short(imported) != pkg:
				t.Errorf("%s imports the driver %s: only internal/app knows drivers", pkg, short(imported))
			case rank(short(imported)) > own:
				t.Errorf("%s imports %s, which stands below it", pkg, short(imported))
			case rank(short(imported)) == own && isDriver(pkg) && order[own] != short(imported):
				t.Errorf("the driver %s imports %s: it may know its port only", pkg, short(imported))
			}
		}
	}
}

func TestConfigIsValuesOnly(t *testing.T) {
	for pkg, list := range productImports(t) {
		for _, imported := range list {
			if short(imported) == "internal/config" && !strings.HasPrefix(pkg, "cmd/") &&
				pkg != "internal/app" && pkg != "internal/demo" {
				t.Errorf("%s imports internal/config: a package has a Config of its own, which internal/app fills", pkg)
			}
		}
	}
}

// productImports maps each package (path inside the module) to what its non-test files
// import.
func productImports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, root := range []string{"internal", "cmd", "web"} {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && d.Name() == "node_modules" {
				return filepath.SkipDir // the web app's dependencies
			}
			if err != nil || d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			pkg := path.Dir(filepath.ToSlash(p))
			out[pkg] = append(out[pkg], "")
			for _, s := range f.Imports {
				name, err := strconv.Unquote(s.Path.Value)
				if err != nil {
					return err
				}
				out[pkg] = append(out[pkg], name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func short(importPath string) string { return strings.TrimPrefix(importPath, module+"/") }

func rank(pkg string) int {
	for i, name := range order {
		if pkg == name || strings.HasPrefix(pkg, name+"/") {
			return i
		}
	}
	return -1
}

func isDriver(pkg string) bool {
	for _, d := range drivers {
		if pkg == d {
			return true
		}
	}
	return false
}

func isTestOnly(importPath string) bool {
	for _, p := range testOnly {
		if s := short(importPath); s == p || strings.HasPrefix(s, p+"/") && p != "testing" {
			return true
		}
	}
	return false
}
