package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/store"
)

// ErrNoSession: no session has this token, or it ended. Sign in again.
var ErrNoSession = errors.New("the session is unknown or has ended: sign in again")

const (
	sessionLife = 24 * time.Hour
	maxSessions = 32 // per address; signing in once more ends the oldest
)

// SessionsConfig says what sign-in messages must be about.
type SessionsConfig struct {
	DB     *store.DB
	Origin Origin           // of the configured public URL
	Chain  *ethereum.Client // its chain id is the one to sign in with; asked about contract wallets
}

// Sessions signs addresses in and out. Safe for concurrent use.
type Sessions struct {
	cfg    SessionsConfig
	nonces *nonces
	now    func() time.Time
}

// Session is one proved address until it expires or is revoked.
type Session struct {
	Address common.Address
	Created time.Time
	Expires time.Time
}

// NewSessions uses the sessions that cfg.DB holds.
func NewSessions(cfg SessionsConfig) *Sessions {
	return &Sessions{cfg: cfg, nonces: newNonces(), now: time.Now}
}

// Nonce is a nonce for one sign-in message by this visitor (see HashVisitor), and when
// it becomes void.
func (s *Sessions) Nonce(visitor [32]byte) (nonce string, expires time.Time) {
	return s.nonces.issue(visitor, s.now())
}

// SignIn checks the message, its nonce and its signature (EIP-191 by the address's key,
// or ERC-1271 in the latest block by a contract wallet), uses the nonce up and begins a
// session. The token is the session's only secret and is not kept. Errors: ErrMessage,
// ErrDomain, ErrChain, ErrMessageTime, ErrNonce, ErrNonceUsed, ErrBusy, those of
// ethereum.VerifySignature, or the database's or the endpoint's.
func (s *Sessions) SignIn(ctx context.Context, visitor [32]byte, text string, signature []byte) (token string, _ Session, err error) {
	now := s.now()
	m, err := ParseMessage(text)
	if err != nil {
		return "", Session{}, err
	}
	if err := s.cfg.Origin.judge(m, s.cfg.Chain.ChainID(), now); err != nil {
		return "", Session{}, err
	}
	nonce, err := s.nonces.check(m.Nonce, visitor, now)
	if err != nil {
		return "", Session{}, err
	}
	if err := s.verify(ctx, m.Address, text, signature); err != nil {
		return "", Session{}, err
	}
	// Used up only now: otherwise whoever can make this visitor's browser send rubbish
	// could burn its nonces. Of two equal sign-ins at once only one gets through.
	if err := s.nonces.use(nonce, now); err != nil {
		return "", Session{}, err
	}
	return s.begin(ctx, m.Address, now)
}

func (s *Sessions) verify(ctx context.Context, address common.Address, text string, signature []byte) error {
	digest := ethereum.PersonalHash([]byte(text))
	if signer, err := ethereum.Recover(digest, signature); err == nil && signer == address {
		return nil
	}
	head, err := s.cfg.Chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return fmt.Errorf("latest block: %w", err)
	}
	_, err = ethereum.VerifySignature(ctx, s.cfg.Chain, address, digest, signature, head.Hash())
	return err
}

func (s *Sessions) begin(ctx context.Context, address common.Address, now time.Time) (string, Session, error) {
	var secret [32]byte
	rand.Read(secret[:]) // never fails (crypto/rand)
	session := Session{Address: address, Created: now, Expires: now.Add(sessionLife)}
	hash := sha256.Sum256(secret[:])
	err := s.cfg.DB.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM sessions WHERE expires_at <= ?", now.UnixMilli()); err != nil {
			return err
		}
		const crowd = `DELETE FROM sessions WHERE token_hash IN (
			SELECT token_hash FROM sessions WHERE address = ? ORDER BY created_at DESC LIMIT -1 OFFSET ?)`
		if _, err := tx.ExecContext(ctx, crowd, address[:], maxSessions-1); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO sessions (token_hash, address, created_at, expires_at) VALUES (?, ?, ?, ?)",
			hash[:], address[:], session.Created.UnixMilli(), session.Expires.UnixMilli())
		return err
	})
	if err != nil {
		return "", Session{}, fmt.Errorf("begin session: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(secret[:]), session, nil
}

// Lookup finds the live session of a token, or ErrNoSession.
func (s *Sessions) Lookup(ctx context.Context, token string) (Session, error) {
	hash, ok := hashToken(token)
	if !ok {
		return Session{}, ErrNoSession
	}
	var address []byte
	var created, expires int64
	err := s.cfg.DB.Read().QueryRowContext(ctx,
		"SELECT address, created_at, expires_at FROM sessions WHERE token_hash = ?", hash[:]).Scan(&address, &created, &expires)
	if errors.Is(err, sql.ErrNoRows) || err == nil && s.now().UnixMilli() >= expires {
		return Session{}, ErrNoSession
	}
	if err != nil {
		return Session{}, fmt.Errorf("session: %w", err)
	}
	return Session{common.BytesToAddress(address), time.UnixMilli(created), time.UnixMilli(expires)}, nil
}

// Revoke ends the session of a token at once. Revoking an ended one is no error.
func (s *Sessions) Revoke(ctx context.Context, token string) error {
	hash, ok := hashToken(token)
	if !ok {
		return nil
	}
	return s.delete(ctx, "DELETE FROM sessions WHERE token_hash = ?", hash[:])
}

// RevokeAll ends every session of an address at once.
func (s *Sessions) RevokeAll(ctx context.Context, address common.Address) error {
	return s.delete(ctx, "DELETE FROM sessions WHERE address = ?", address[:])
}

func (s *Sessions) delete(ctx context.Context, query string, arg []byte) error {
	err := s.cfg.DB.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, query, arg)
		return err
	})
	if err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	return nil
}

func hashToken(token string) (hash [32]byte, ok bool) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(b) != 32 {
		return hash, false
	}
	return sha256.Sum256(b), true
}
