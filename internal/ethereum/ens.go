package ethereum

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/lru"
	"github.com/ethereum/go-ethereum/crypto"
	"golang.org/x/sync/errgroup"
)

// ENSRegistry is where the registry of the Ethereum Name Service is on mainnet and its
// test networks (ERC-137).
var ENSRegistry = common.HexToAddress("0x00000000000C2E074eC69A0dFb2997BA6C7d2e1e")

// Caps of looking up names: anyone may put any code behind an address's name.
const (
	nameGas      = 500_000 // of one call; also bounds the answer, whose memory costs gas
	nameTimeout  = 10 * time.Second
	nameParallel = 8 // addresses looked up at once
	nameLifetime = time.Hour
	nameCache    = 1 << 14 // addresses remembered
	maxName      = 255     // bytes, as in DNS
)

// Names finds the primary ENS names of addresses: the reverse record (ERC-181), believed
// only if the name leads back to the address. Answers, also that there is no name, are
// remembered for an hour. Records that need a request to an outside server (ERC-3668) are
// not followed. A Names may be used by many goroutines at once.
type Names struct {
	client   *Client
	registry common.Address
	gate     chan struct{}
	known    *lru.Cache[common.Address, knownName]
	now      func() time.Time

	mu     sync.Mutex
	absent time.Time // when the registry was last seen to have no code
}

// knownName is an answer and when it was given; "" is: no name.
type knownName struct {
	name string
	at   time.Time
}

// NewNames uses the registry at an address of the client's chain. There need not be one:
// then no address has a name.
func NewNames(c *Client, registry common.Address) *Names {
	return &Names{
		client: c, registry: registry, gate: make(chan struct{}, nameParallel),
		known: lru.NewCache[common.Address, knownName](nameCache), now: time.Now,
	}
}

// Lookup returns the names of those addresses that have one. An error is the endpoint's;
// names that were found are returned with it.
func (n *Names) Lookup(ctx context.Context, addresses []common.Address) (map[common.Address]string, error) {
	names, unknown := map[common.Address]string{}, []common.Address{}
	for _, a := range addresses {
		if name, ok := n.remembered(a); !ok {
			unknown = append(unknown, a)
		} else if name != "" {
			names[a] = name
		}
	}
	if len(unknown) == 0 {
		return names, nil
	}
	ctx, cancel := context.WithTimeout(ctx, nameTimeout)
	defer cancel()
	if there, err := n.there(ctx); err != nil || !there {
		return names, err
	}
	var mu sync.Mutex
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(nameParallel)
	for _, a := range unknown {
		g.Go(func() error {
			name, err := n.find(ctx, a)
			if err != nil {
				return fmt.Errorf("name of %s: %w", a, err)
			}
			if name != "" {
				mu.Lock()
				names[a] = name
				mu.Unlock()
			}
			return nil
		})
	}
	err := g.Wait()
	return names, err
}

// there tells whether the chain has a registry.
func (n *Names) there(ctx context.Context) (bool, error) {
	n.mu.Lock()
	absent := !n.absent.IsZero() && n.now().Sub(n.absent) < nameLifetime
	n.mu.Unlock()
	if absent || n.registry == (common.Address{}) {
		return false, nil
	}
	code, err := n.client.CodeAt(ctx, n.registry, nil)
	if err != nil {
		return false, fmt.Errorf("ENS registry: %w", err)
	}
	if len(code) == 0 {
		n.mu.Lock()
		n.absent = n.now()
		n.mu.Unlock()
	}
	return len(code) > 0, nil
}

func (n *Names) remembered(a common.Address) (string, bool) {
	k, ok := n.known.Get(a)
	if !ok || n.now().Sub(k.at) >= nameLifetime {
		return "", false
	}
	return k.name, true
}

// find looks one address up, or waits for whoever does.
func (n *Names) find(ctx context.Context, a common.Address) (string, error) {
	select {
	case n.gate <- struct{}{}:
		defer func() { <-n.gate }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if name, ok := n.remembered(a); ok {
		return name, nil
	}
	name, err := n.primary(ctx, a)
	if errors.Is(err, errNoName) {
		name, err = "", nil
	}
	if err == nil {
		n.known.Add(a, knownName{name, n.now()})
	}
	return name, err
}

// errNoName says that the records give no name that counts.
var errNoName = errors.New("no name")

// primary reads the reverse record and verifies it forward.
func (n *Names) primary(ctx context.Context, a common.Address) (string, error) {
	reverse := ensNode(hex.EncodeToString(a[:]) + ".addr.reverse")
	resolver, err := n.resolver(ctx, reverse)
	if err != nil {
		return "", err
	}
	out, err := n.ask(ctx, resolver, "name(bytes32)", reverse)
	if err != nil {
		return "", err
	}
	name, ok := decodeName(out)
	if !ok || !plainName(name) {
		return "", errNoName
	}
	node := ensNode(name)
	if resolver, err = n.resolver(ctx, node); err != nil {
		return "", err
	}
	back, err := n.ask(ctx, resolver, "addr(bytes32)", node)
	if err != nil {
		return "", err
	}
	if owner, ok := decodeAddress(back); !ok || owner != a {
		return "", errNoName
	}
	return name, nil
}

// resolver is the contract that answers for a node; errNoName if there is none.
func (n *Names) resolver(ctx context.Context, node common.Hash) (common.Address, error) {
	out, err := n.ask(ctx, n.registry, "resolver(bytes32)", node)
	if err != nil {
		return common.Address{}, err
	}
	if a, ok := decodeAddress(out); ok && a != (common.Address{}) {
		return a, nil
	}
	return common.Address{}, errNoName
}

// ask calls a function of one node. A contract that fails has no name to tell.
func (n *Names) ask(ctx context.Context, to common.Address, function string, node common.Hash) ([]byte, error) {
	data := append(crypto.Keccak256([]byte(function))[:4], node[:]...)
	out, err := n.client.CallContract(ctx, ethereum.CallMsg{To: &to, Gas: nameGas, Data: data}, nil)
	if err != nil && codeFailed(err) {
		return nil, errNoName
	}
	return out, err
}

// ensNode is the node of a name (ERC-137).
func ensNode(name string) (node common.Hash) {
	labels := strings.Split(name, ".")
	for i := len(labels) - 1; i >= 0; i-- {
		node = crypto.Keccak256Hash(node[:], crypto.Keccak256([]byte(labels[i])))
	}
	return node
}

// plainName accepts the names that ENSIP-15 leaves as they are and that look like nothing
// else: labels of a to z, 0 to 9 and hyphens, with a dot between. The standard allows
// more scripts and emoji; who has such a name is shown by address, which is safe, while a
// letter that looks like another is not. A name that looks like an address is refused too.
func plainName(name string) bool {
	if len(name) > maxName || !strings.Contains(name, ".") || strings.HasPrefix(name, "0x") {
		return false
	}
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 || len(label) >= 4 && label[2:4] == "--" {
			return false
		}
		for _, c := range []byte(label) {
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
				return false
			}
		}
	}
	return true
}

// decodeName reads an ABI-encoded string that is no longer than a name may be.
func decodeName(b []byte) (string, bool) {
	offset, ok := smallWord(b, 0, uint64(len(b)))
	if !ok {
		return "", false
	}
	size, ok := smallWord(b, offset, maxName)
	if !ok || offset+32+size > uint64(len(b)) {
		return "", false
	}
	return string(b[offset+32 : offset+32+size]), true
}

// smallWord reads the word at an offset if it is whole and not above most.
func smallWord(b []byte, offset, most uint64) (uint64, bool) {
	if offset+32 > uint64(len(b)) {
		return 0, false
	}
	v := new(big.Int).SetBytes(b[offset : offset+32])
	return v.Uint64(), v.IsUint64() && v.Uint64() <= most
}

func decodeAddress(b []byte) (common.Address, bool) {
	if len(b) < 32 || [12]byte(b[:12]) != [12]byte{} {
		return common.Address{}, false
	}
	return common.BytesToAddress(b[12:32]), true
}
