package blobs_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/witan-project/witan/internal/blobs"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ipfs"
)

// TestVerifyNamesEveryFlippedByte flips bytes all over what is stored, one at a time.
func TestVerifyNamesEveryFlippedByte(t *testing.T) {
	for _, profile := range []ipfs.Profile{ipfs.UnixFSv1, ipfs.UnixFSv0} {
		t.Run(string(profile), func(t *testing.T) {
			c, s, id := contributor(t), newServer(t), dataset.ID{1}
			m := s.put(t, id, add(t, c, sample(), profile), c)
			path := map[string]string{}
			for _, f := range m.Files {
				path["files/"+f.CID.String()] = f.Path
			}
			for name, b := range s.objects(t) {
				n := int64(len(b))
				step := max(1, n/5)
				for at := int64(0); at < n; at += step {
					file := filepath.Join(s.dir, "blobs", filepath.FromSlash(name))
					flip(t, file, at)
					named := false
					problems := s.problems(t, id)
					for _, p := range problems {
						named = named || p.Path != "" && p.File.Defined() && strings.Contains(name, p.File.String())
						named = named || !strings.HasPrefix(name, "files/") && strings.Contains(p.What, id.String())
					}
					if !named {
						t.Errorf("byte %d of %s (%s): %v", at, name, path[name], problems)
					}
					flip(t, file, at)
				}
			}
			if left := s.problems(t, id); len(left) > 0 {
				t.Errorf("nothing is wrong any more, but: %v", left)
			}
		})
	}
}

// TestVerifyNamesWhatElseChanged: objects and rows that are gone, added or forged.
func TestVerifyNamesWhatElseChanged(t *testing.T) {
	object := func(prefix string) func(*testing.T, *server, blobs.Manifest) string {
		return func(t *testing.T, s *server, _ blobs.Manifest) string {
			for name := range s.objects(t) {
				if strings.HasPrefix(name, prefix) {
					return filepath.Join(s.dir, "blobs", filepath.FromSlash(name))
				}
			}
			t.Fatal("no object", prefix)
			return ""
		}
	}
	gone := func(prefix string) func(*testing.T, *server, blobs.Manifest) {
		return func(t *testing.T, s *server, m blobs.Manifest) {
			if err := os.Remove(object(prefix)(t, s, m)); err != nil {
				t.Fatal(err)
			}
		}
	}
	longer := func(prefix string) func(*testing.T, *server, blobs.Manifest) {
		return func(t *testing.T, s *server, m blobs.Manifest) {
			f, err := os.OpenFile(object(prefix)(t, s, m), os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.WriteString("more"); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	sql := func(query string) func(*testing.T, *server, blobs.Manifest) {
		return func(t *testing.T, s *server, _ blobs.Manifest) { s.exec(t, query) }
	}
	for name, change := range map[string]func(*testing.T, *server, blobs.Manifest){
		"a file is gone": gone("files/"), "the manifest is gone": gone("manifests/"), "the nodes are gone": gone("nodes/"),
		"the manifest is longer": longer("manifests/"), "the nodes are longer": longer("nodes/"),
		"the manifest's hash is forged": sql("UPDATE blob_datasets SET manifest = randomblob(32)"),
		"the nodes' hash is forged":     sql("UPDATE blob_datasets SET nodes = randomblob(32)"),
		"the root is forged":            sql("UPDATE blob_datasets SET root = (SELECT max(file) FROM blob_files)"),
		"a block's row is gone":         sql("DELETE FROM blob_blocks WHERE file IS NULL"),
		"a file's row is gone":          sql("DELETE FROM blob_files"),
		"a file's size is forged":       sql("UPDATE blob_files SET size = size + 1"),
	} {
		t.Run(name, func(t *testing.T) {
			c, s, id := contributor(t), newServer(t), dataset.ID{1}
			m := s.put(t, id, add(t, c, sample(), ""), c)
			change(t, s, m)
			if len(s.problems(t, id)) == 0 {
				t.Error("nothing was named")
			}
		})
	}
}

// TestVerifyNamesAForgedManifest: one that was changed together with its hash.
func TestVerifyNamesAForgedManifest(t *testing.T) {
	for name, change := range map[string][2]string{
		"a path":          {`"a.md"`, `"z.md"`},
		"a size":          {`"size": 4`, `"size": 5`},
		"a file is added": {`"files": [`, `"files": [ {"path": "extra.md", "cid": "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku", "size": 0},`},
		"another reason":  {`"path": "a.md",`, `"path": "a.md", "reason": "symlink",`},
	} {
		t.Run(name, func(t *testing.T) {
			c, s, id := contributor(t), newServer(t), dataset.ID{1}
			s.put(t, id, add(t, c, sample(), ""), c)
			s.forge(t, id, change[0], change[1])
			problems := s.problems(t, id)
			if len(problems) == 0 {
				t.Error("nothing was named")
			}
			for _, p := range problems {
				if p.Path == "" {
					t.Errorf("no path in %+v", p)
				}
			}
		})
	}
}
