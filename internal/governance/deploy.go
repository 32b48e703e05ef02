package governance

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datagovernor"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/bindings/membershiptoken"
)

// membersPerTransaction keeps a mint far below what one transaction may use (EIP-7825:
// 16.7 million gas; a member takes about 95,000).
const membersPerTransaction = 100

// Plan is a deployment that was checked and not sent yet. Show Describe, then Send.
type Plan struct {
	Params Params

	client    *ethereum.Client
	chainID   *big.Int
	from      common.Address
	token     Token
	threshold *big.Int
}

// Prepare checks the parameters against each other and against the chain. It sends
// nothing. Its error is an ErrParams, or the endpoint's.
func Prepare(ctx context.Context, c *ethereum.Client, from common.Address, params Params) (*Plan, error) {
	p := &Plan{Params: params, client: c, chainID: c.ChainID(), from: from}
	head, err := c.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("latest block: %w", err)
	}
	dev := p.chainID.Cmp(big.NewInt(DevChain)) == 0
	if err := params.check(dev, time.Unix(int64(head.Time), 0)); err != nil {
		return nil, err
	}
	p.token = ownToken
	if p.own() {
		if p.token, err = p.theirToken(ctx); err != nil {
			return nil, err
		}
	}
	if p.threshold, err = params.threshold(p.token.Decimals); err != nil {
		return nil, err
	}
	if period, err := params.ticks(params.VotingPeriod, p.token.Clock); err != nil {
		return nil, err
	} else if !period.IsUint64() || period.Uint64() >= 1<<32 {
		return nil, refuse("the voting period is more than 2^32 blocks")
	}
	return p, nil
}

func (p *Plan) own() bool { return p.Params.Token != (common.Address{}) }

// theirToken checks that the DAO's token can serve as one: it must answer like an IVotes.
func (p *Plan) theirToken(ctx context.Context) (Token, error) {
	_, err := call(ctx, p.client, p.Params.Token, tokenContract.PackGetVotes(p.from), tokenContract.UnpackGetVotes)
	if err == nil {
		_, err = call(ctx, p.client, p.Params.Token, tokenContract.PackGetPastTotalSupply(new(big.Int)), tokenContract.UnpackGetPastTotalSupply)
	}
	var revert *ethereum.Revert
	switch {
	case errors.Is(err, errNoAnswer), errors.As(err, &revert):
		return Token{}, refuse("token %s is no IVotes token (ERC-5805): %v", p.Params.Token, err)
	case err != nil:
		return Token{}, fmt.Errorf("token %s: %w", p.Params.Token, err)
	}
	return ReadToken(ctx, p.client, p.Params.Token)
}

// Deploy prepares, sends and verifies a deployment in one step.
func Deploy(ctx context.Context, c *ethereum.Client, key ethereum.Key, params Params) (Addresses, error) {
	p, err := Prepare(ctx, c, key.Address(), params)
	if err != nil {
		return Addresses{}, err
	}
	return p.Send(ctx, key, nil)
}

// Send deploys what was planned and verifies on chain that nobody but the DAO has a
// right over it. key must be that of Prepare's account. progress, if not nil, hears of
// each transaction when it is mined. An error after the first transaction leaves
// contracts behind that are useless and harmless: start again.
func (p *Plan) Send(ctx context.Context, key ethereum.Key, progress func(what string, r *types.Receipt)) (Addresses, error) {
	if key.Address() != p.from {
		return Addresses{}, fmt.Errorf("planned for %s, signed by %s", p.from, key.Address())
	}
	s := sender{ctx: ctx, client: p.client, key: key, progress: progress}
	a, err := p.send(&s)
	if err != nil {
		return a, fmt.Errorf("deploy: %w", err)
	}
	for try := 1; ; try++ {
		err := p.verify(ctx, a)
		if err == nil {
			return a, nil
		}
		// Behind one address there may be endpoints that have not seen the last block yet.
		if try == verifyTries || sleep(ctx, verifyPause) != nil {
			return a, fmt.Errorf("deployed, but not as planned, do not use these contracts: %w", err)
		}
	}
}

// How often, and how far apart, a deployment is read back before it counts as failed.
const (
	verifyTries = 4
	verifyPause = time.Second
)

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

func (p *Plan) send(s *sender) (a Addresses, err error) {
	a.Token = p.Params.Token
	if !p.own() {
		a.Token = p.sendToken(s)
	}
	a.Governor = s.create("governor", code(datagovernor.DataGovernorMetaData.Bin, governorContract.PackConstructor(p.governor(a.Token))))
	a.Timelock = crypto.CreateAddress(a.Governor, 1) // the governor's first creation
	a.Registry = s.create("registry", code(datasetregistry.DatasetRegistryMetaData.Bin, registryContract.PackConstructor(a.Timelock)))
	a.Block = s.first
	return a, s.err
}

// sendToken deploys the token, owned from birth by the timelock that the governor will
// create, and mints to every member.
func (p *Plan) sendToken(s *sender) common.Address {
	batches := chunk(p.Params.Members, membersPerTransaction)
	hashes := make([][32]byte, 0, len(batches))
	for _, b := range batches[1:] {
		hash, err := batchHash(b)
		if err != nil {
			s.err = err
			return common.Address{}
		}
		hashes = append(hashes, hash)
	}
	nonce, err := p.client.PendingNonceAt(s.ctx, p.from)
	if err != nil {
		s.err = fmt.Errorf("nonce of %s: %w", p.from, err)
		return common.Address{}
	}
	governor := crypto.CreateAddress(p.from, nonce+uint64(len(batches))) // after the token and the further batches
	token := s.create("token", code(membershiptoken.MembershipTokenMetaData.Bin, tokenContract.PackConstructor(
		p.Params.TokenName, p.Params.TokenSymbol, p.Params.Transferable, crypto.CreateAddress(governor, 1), batches[0], hashes)))
	for i, b := range batches[1:] {
		s.send(fmt.Sprintf("members %d to %d", (i+1)*membersPerTransaction+1, (i+1)*membersPerTransaction+len(b)),
			&token, tokenContract.PackMintBatch(b))
	}
	return token
}

func (p *Plan) governor(token common.Address) datagovernor.IDataGovernorParameters {
	q := p.Params
	// Prepare has shown that these convert.
	ticks := func(d time.Duration) *big.Int { n, _ := q.ticks(d, p.token.Clock); return n }
	g := datagovernor.IDataGovernorParameters{
		Name: q.Name, Token: token,
		VotingDelay: ticks(q.VotingDelay), VotingPeriod: uint32(ticks(q.VotingPeriod).Uint64()), LateExtension: ticks(q.LateExtension),
		ProposalThreshold: p.threshold, QuorumPercent: big64(q.QuorumPercent),
		TimelockDelay: big.NewInt(int64(q.TimelockDelay / time.Second)), Guardian: q.Guardian,
	}
	if !q.GuardianUntil.IsZero() {
		g.GuardianUntil = uint64(q.GuardianUntil.Unix())
	}
	return g
}

// sender sends one transaction after the other and stops at the first error.
type sender struct {
	ctx      context.Context
	client   *ethereum.Client
	key      ethereum.Key
	progress func(string, *types.Receipt)
	first    uint64 // block of the first transaction
	err      error
}

func (s *sender) send(what string, to *common.Address, data []byte) *types.Receipt {
	if s.err != nil {
		return nil
	}
	r, err := s.client.Send(s.ctx, s.key, to, nil, data)
	if err != nil {
		s.err = fmt.Errorf("%s: %w", what, err)
		return nil
	}
	if s.first == 0 {
		s.first = r.BlockNumber.Uint64()
	}
	if s.progress != nil {
		s.progress(what, r)
	}
	return r
}

func (s *sender) create(what string, data []byte) common.Address {
	if r := s.send(what, nil, data); r != nil {
		return r.ContractAddress
	}
	return common.Address{}
}

func code(bin string, constructor []byte) []byte { return append(common.FromHex(bin), constructor...) }

func chunk(members []Member, size int) [][]membershiptoken.IMembershipTokenMember {
	var out [][]membershiptoken.IMembershipTokenMember
	for i, m := range members {
		if i%size == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], membershiptoken.IMembershipTokenMember{Account: m.Address, Votes: m.Votes})
	}
	return out
}

// batchHash is keccak256(abi.encode(Member[])), the token's commitment to a batch.
func batchHash(b []membershiptoken.IMembershipTokenMember) ([32]byte, error) {
	enc, err := tokenABI.Methods["mintBatch"].Inputs.Pack(b)
	return crypto.Keccak256Hash(enc), err
}
