package client

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/governance"
)

// importLife is how long a request of this client may be sent after it was signed. It
// counts from the latest block's timestamp, as deadlines do.
const importLife = 3600

// Wallet signs for one key: transactions, which go to the chain and not to the server,
// and import requests, which go to the server. What it signs about a dataset it reads
// from the chain itself.
type Wallet struct {
	Server *Client
	Chain  *ethereum.Client
	DAO    governance.Addresses
	Key    ethereum.Key
}

// NewWallet connects a key to the DAO that server serves, through the JSON-RPC endpoint
// at rpc; empty takes the one that the server offers. The endpoint must be on the
// server's chain, and the contracts must belong together.
func NewWallet(ctx context.Context, server *Client, rpc string, key ethereum.Key) (*Wallet, error) {
	s, err := server.Status(ctx)
	if err != nil {
		return nil, err
	}
	if rpc == "" {
		rpc = s.Chain.RPC
	}
	if rpc == "" {
		return nil, errors.New("which JSON-RPC endpoint? The server offers none: give --rpc or set WITAN_RPC")
	}
	w := &Wallet{Server: server, Key: key, DAO: governance.Addresses{
		Token: common.HexToAddress(s.Contracts.Token), Governor: common.HexToAddress(s.Contracts.Governor),
		Timelock: common.HexToAddress(s.Contracts.Timelock), Registry: common.HexToAddress(s.Contracts.Registry),
		Block: s.Contracts.Block,
	}}
	if w.Chain, err = ethereum.Dial(ctx, rpc, governance.ABIs()...); err != nil {
		return nil, err
	}
	if got := w.Chain.ChainID().String(); got != s.Chain.ID {
		w.Close()
		return nil, fmt.Errorf("the endpoint %s is on chain %s, the server follows chain %s: give the right --rpc", rpc, got, s.Chain.ID)
	}
	if err := w.DAO.Check(ctx, w.Chain); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// With is the same wallet with another key.
func (w *Wallet) With(key ethereum.Key) *Wallet {
	other := *w
	other.Key = key
	return &other
}

// Close ends the connection to the chain.
func (w *Wallet) Close() { w.Chain.Close() }

// Send makes the transaction and waits until it is mined. A contract's refusal is
// explained in plain words.
func (w *Wallet) Send(ctx context.Context, c governance.Call) (*types.Receipt, error) {
	r, err := w.Chain.Send(ctx, w.Key, &c.Target, c.Value, c.Data)
	return r, governance.Explain(err)
}

// Propose proposes calls with a text that says what they do, amounts in token, and
// returns the proposal's id.
func (w *Wallet) Propose(ctx context.Context, title, prose string, token governance.Token, calls ...governance.Call) (*big.Int, *types.Receipt, error) {
	decoder := governance.Decoder{Addresses: w.DAO, Token: token}
	text := governance.Description(title, prose, decoder.Decode(calls), w.Key.Address())
	r, err := w.Send(ctx, w.DAO.Propose(calls, text))
	if err != nil {
		return nil, nil, err
	}
	return governance.ProposalID(calls, text), r, nil
}

// Round is a dataset's round on chain now, and whether it is approved now.
func (w *Wallet) Round(ctx context.Context, d dataset.Dataset) (round uint32, approved bool, err error) {
	registry := datasetregistry.NewDatasetRegistry()
	out, err := w.read(ctx, registry.PackStatus(d.ID()))
	if err != nil {
		return 0, false, err
	}
	status, err := registry.UnpackStatus(out)
	if err != nil {
		return 0, false, fmt.Errorf("registry: status: %w", err)
	}
	out, err = w.read(ctx, registry.PackIsApproved(d.Contributor, d.Collection, d.CID.Bytes()))
	if err != nil {
		return 0, false, err
	}
	approved, err = registry.UnpackIsApproved(out)
	return status.Arg1, approved, err
}

func (w *Wallet) read(ctx context.Context, data []byte) ([]byte, error) {
	out, err := w.Chain.CallContract(ctx, eth.CallMsg{To: &w.DAO.Registry, Data: data}, nil)
	if err != nil {
		return nil, fmt.Errorf("registry: %w", w.Chain.RevertError(err))
	}
	return out, nil
}

// Approval is the entry of a proposal that approves d, made for its present round.
func (w *Wallet) Approval(ctx context.Context, d dataset.Dataset, licence string, metadata dataset.CID, expiry uint64) (governance.Approval, error) {
	round, _, err := w.Round(ctx, d)
	return governance.Approval{Dataset: d, Licence: licence, Metadata: metadata, Expiry: expiry, Round: round}, err
}

// SignImport signs a request to import d, which must be the key's own and approved now.
// It waits until the server has followed the chain so far that it knows the approval.
func (w *Wallet) SignImport(ctx context.Context, d dataset.Dataset) (api.ImportRequest, error) {
	if d.Contributor != w.Key.Address() {
		return api.ImportRequest{}, fmt.Errorf("the dataset is %s's: only they can request its import, this key is %s's", d.Contributor, w.Key.Address())
	}
	round, approved, err := w.Round(ctx, d)
	if err != nil {
		return api.ImportRequest{}, err
	}
	if !approved {
		return api.ImportRequest{}, fmt.Errorf("dataset %s is not approved on chain: propose it, or wait until its proposal is executed", d.ID())
	}
	head, err := w.Chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return api.ImportRequest{}, fmt.Errorf("latest block: %w", err)
	}
	if err := w.Server.WaitForBlock(ctx, head.Number.Uint64()); err != nil {
		return api.ImportRequest{}, err
	}
	nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 256))
	if err != nil {
		return api.ImportRequest{}, err
	}
	r := ethereum.ImportRequest{
		Contributor: d.Contributor, Collection: d.Collection.String(), CID: d.CID.String(),
		Round: round, Nonce: nonce, Deadline: head.Time + importLife,
	}
	signature, err := ethereum.SignDigest(w.Key, r.Digest(w.Chain.Domain(w.DAO.Registry)))
	if err != nil {
		return api.ImportRequest{}, err
	}
	return api.ImportRequest{
		Contributor: r.Contributor.Hex(), Collection: r.Collection, CID: r.CID, Round: r.Round,
		Nonce: r.Nonce.String(), Deadline: r.Deadline, Signature: fmt.Sprintf("0x%x", signature),
	}, nil
}
