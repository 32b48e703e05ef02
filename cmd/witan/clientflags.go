package main

import (
	"context"

	"github.com/spf13/pflag"

	"github.com/witan-project/witan/internal/client"
)

// serverFlags choose the server that a client command talks to.
type serverFlags struct{ address, rpc string }

func (s *serverFlags) add(f *pflag.FlagSet) {
	f.StringVar(&s.address, "server", envOr("WITAN_SERVER", "http://127.0.0.1:7420"), "address of the server (or WITAN_SERVER)")
}

// addChain adds the flag of commands that send transactions.
func (s *serverFlags) addChain(f *pflag.FlagSet) {
	s.add(f)
	f.StringVar(&s.rpc, "rpc", envOr("WITAN_RPC", ""), "JSON-RPC endpoint for transactions (or WITAN_RPC; default: what the server offers)")
}

func (s *serverFlags) open() (*client.Client, error) { return client.New(s.address, "") }

// wallet connects a key to server and chain. A test account's key is for the development
// chain only: everyone has it.
func (s *serverFlags) wallet(ctx context.Context, signer signerFlags) (*client.Wallet, error) {
	key, err := signer.load()
	if err != nil {
		return nil, err
	}
	api, err := s.open()
	if err != nil {
		return nil, err
	}
	w, err := client.NewWallet(ctx, api, s.rpc, key)
	if err != nil {
		return nil, err
	}
	if err := signer.check(w.Chain.ChainID()); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}
