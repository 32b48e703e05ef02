package access

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// ErrNotOperator: the call is the operator's, and the token is not.
var ErrNotOperator = errors.New("this call is for the server's operator: send the token in the file operator.token of the data directory")

// operatorPrefix tells an operator's token from a session's in a log or a mistake.
const operatorPrefix = "witan_operator_"

// Operator knows the token that proves the operator: whoever may read the file in the
// server's data directory is the operator.
type Operator struct{ hash [32]byte }

// LoadOperator reads the token of the file at path, or makes one that only the file's
// owner can read. To change the token, delete the file and start again.
func LoadOperator(path string) (Operator, error) {
	token, err := ReadOperatorToken(path)
	if errors.Is(err, fs.ErrNotExist) {
		token, err = makeOperatorToken(path)
	}
	if err != nil {
		return Operator{}, err
	}
	return Operator{sha256.Sum256([]byte(token))}, nil
}

// ReadOperatorToken reads the file for a client on the same machine.
func ReadOperatorToken(path string) (string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("operator token: %w", err)
	}
	token := strings.TrimSpace(string(b))
	if !strings.HasPrefix(token, operatorPrefix) || len(token) < len(operatorPrefix)+32 {
		return "", fmt.Errorf("operator token: %s holds none: delete it and restart the server", path)
	}
	return token, nil
}

// Check is nil for the operator's token, else ErrNotOperator.
func (o Operator) Check(token string) error {
	hash := sha256.Sum256([]byte(token))
	if o.hash == ([32]byte{}) || subtle.ConstantTimeCompare(hash[:], o.hash[:]) != 1 {
		return ErrNotOperator
	}
	return nil
}

func makeOperatorToken(path string) (string, error) {
	var secret [32]byte
	rand.Read(secret[:]) // never fails (crypto/rand)
	token := operatorPrefix + base64.RawURLEncoding.EncodeToString(secret[:])
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", fmt.Errorf("operator token: %w", err)
	}
	_, err = f.WriteString(token + "\n")
	if err := errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("operator token: %w", err)
	}
	return token, nil
}
