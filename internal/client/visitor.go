package client

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/witan-project/witan/internal/access"
)

// KeepVisitor makes this client the same anonymous visitor in every run: conversations
// that it had without signing in stay its own. The visitor's token is in the file at
// path, which is made, readable for its owner only, if it is missing.
func (c *Client) KeepVisitor(path string) error {
	b, err := os.ReadFile(path)
	token := strings.TrimSpace(string(b))
	if errors.Is(err, fs.ErrNotExist) {
		token = access.NewVisitor()
		if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
			err = os.WriteFile(path, []byte(token+"\n"), 0o600)
		}
	}
	if err != nil {
		return fmt.Errorf("visitor token: %w", err)
	}
	if _, ok := access.HashVisitor(token); !ok {
		return fmt.Errorf("visitor token: %s holds none: delete it", path)
	}
	name, secure := "witan_visitor", c.base.Scheme == "https"
	if secure {
		name = "__Host-" + name
	}
	c.http.Jar.SetCookies(c.base, []*http.Cookie{{Name: name, Value: token, Path: "/", Secure: secure}})
	return nil
}
