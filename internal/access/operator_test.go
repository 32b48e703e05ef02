package access

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestOperatorToken(t *testing.T) {
	path := filepath.Join(t.TempDir(), "operator.token")
	first, err := LoadOperator(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v: want 0600", info.Mode(), err)
	}
	again, err := LoadOperator(path)
	if err != nil || again != first {
		t.Errorf("a restart changed the token, error %v", err)
	}
	token, err := ReadOperatorToken(path)
	if err != nil || first.Check(token) != nil {
		t.Errorf("its own token: %v, %v", err, first.Check(token))
	}
	for _, wrong := range []string{"", operatorPrefix, token + "x", token[:len(token)-1]} {
		if !errors.Is(first.Check(wrong), ErrNotOperator) {
			t.Errorf("accepts %q", wrong)
		}
	}
	if !errors.Is((Operator{}).Check(""), ErrNotOperator) {
		t.Error("the zero operator accepts the empty token")
	}
}

func TestOperatorRefusesAForeignFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "operator.token")
	if err := os.WriteFile(path, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadOperator(path); err == nil {
		t.Error("an empty token was loaded")
	}
}
