// Package enstest puts a small Ethereum Name Service on a test chain: a registry and
// resolvers in EVM code, which answer from fixed tables as ENS's own contracts would.
package enstest

import (
	"bytes"
	"context"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/program"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
)

// Record is what an address says of itself, and what the name says.
type Record struct {
	Address  common.Address
	Name     string           // in the reverse record
	Forward  common.Address   // what the name leads to; zero: the name has no record
	Resolver *program.Program // in place of an honest one, for the reverse record
}

// Deploy puts the records on a chain and returns the registry.
func Deploy(ctx context.Context, c *ethereum.Client, key ethereum.Key, records ...Record) (common.Address, error) {
	honest, registry := table{}, table{}
	for _, r := range records {
		reverse := Node(hex.EncodeToString(r.Address[:]) + ".addr.reverse")
		honest.add("name(bytes32)", reverse, text(r.Name))
		if r.Forward != (common.Address{}) {
			honest.add("addr(bytes32)", Node(r.Name), common.LeftPadBytes(r.Forward[:], 32))
		}
	}
	resolver, err := Put(ctx, c, key, honest.program())
	if err != nil {
		return common.Address{}, err
	}
	for _, r := range records {
		at := resolver
		if r.Resolver != nil {
			if at, err = Put(ctx, c, key, r.Resolver); err != nil {
				return common.Address{}, err
			}
		}
		registry.add("resolver(bytes32)", Node(hex.EncodeToString(r.Address[:])+".addr.reverse"), common.LeftPadBytes(at[:], 32))
		if r.Forward != (common.Address{}) {
			registry.add("resolver(bytes32)", Node(r.Name), common.LeftPadBytes(resolver[:], 32))
		}
	}
	return Put(ctx, c, key, registry.program())
}

// Put deploys runtime code.
func Put(ctx context.Context, c *ethereum.Client, key ethereum.Key, runtime *program.Program) (common.Address, error) {
	r, err := c.Send(ctx, key, nil, nil, program.New().ReturnViaCodeCopy(runtime.Bytes()).Bytes())
	if err != nil {
		return common.Address{}, err
	}
	return r.ContractAddress, nil
}

// Node is the namehash of ERC-137, recursive as there.
func Node(name string) common.Hash {
	if name == "" {
		return common.Hash{}
	}
	label, rest, _ := strings.Cut(name, ".")
	parent := Node(rest)
	return crypto.Keccak256Hash(parent[:], crypto.Keccak256([]byte(label)))
}

// entry is one call and its answer.
type entry struct{ call, answer []byte }

// table is a contract that knows some calls of one node.
type table []entry

func (t *table) add(function string, node common.Hash, answer []byte) {
	call := slices.Concat(crypto.Keccak256([]byte(function))[:4], node[:])
	if !slices.ContainsFunc(*t, func(e entry) bool { return bytes.Equal(e.call, call) }) {
		*t = append(*t, entry{call, answer})
	}
}

// program answers zero to every call that is not in the table, as ENS's contracts do.
func (t table) program() *program.Program {
	p := program.New().Push(36).Push(0).Push(0).Op(vm.CALLDATACOPY)
	for _, e := range t {
		body := program.New()
		for i := 0; i < len(e.answer); i += 32 {
			body.Op(vm.PUSH32).Append(e.answer[i : i+32]).Push(64 + i).Op(vm.MSTORE)
		}
		body.Return(64, len(e.answer))
		p.Push(36).Push(0).Op(vm.KECCAK256).Push(crypto.Keccak256Hash(e.call).Big()).Op(vm.EQ, vm.ISZERO)
		next := p.Size() + 4 + body.Size() // PUSH2, its operand, JUMPI
		p.Op(vm.PUSH2).Append([]byte{byte(next >> 8), byte(next)}).Op(vm.JUMPI).Append(body.Bytes())
		p, _ = p.Jumpdest()
	}
	return p.Return(64, 32)
}

// text is the ABI encoding of one string.
func text(s string) []byte {
	padded := make([]byte, (len(s)+31)/32*32)
	copy(padded, s)
	return slices.Concat(common.LeftPadBytes([]byte{32}, 32), common.LeftPadBytes([]byte{byte(len(s) >> 8), byte(len(s))}, 32), padded)
}
