package ethereum_test

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm"
	"github.com/ethereum/go-ethereum/core/vm/program"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
	"github.com/witan-project/witan/internal/ethereum/bindings/timelock"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

func TestParallelSendsFromOneKey(t *testing.T) {
	chain, client := startChain(t)
	key, to := chain.Accounts()[0].Key, common.Address{0: 0xaa}
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			if _, err := client.Send(t.Context(), key, &to, big.NewInt(1), nil); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := client.BalanceAt(t.Context(), to, nil)
	if err != nil || got.Int64() != 40 {
		t.Fatalf("balance %v, %v", got, err)
	}
}

// Two clients of one key do not know of each other; each takes the nonce that the
// endpoint counts next.
func TestTwoClientsOfOneKey(t *testing.T) {
	chain, client := startChain(t)
	other := dial(t, chain.WSURL())
	key, to := chain.Accounts()[0].Key, common.Address{0: 0xaa}
	for range 5 {
		for _, c := range []*ethereum.Client{client, other} {
			if _, err := c.Send(t.Context(), key, &to, big.NewInt(1), nil); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The endpoint counts late, as one of many behind a balancer does: a client remembers
// what it sent itself.
func TestSendToAnEndpointThatCountsLate(t *testing.T) {
	chain, _ := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	key, to := chain.Accounts()[0].Key, common.Address{0: 0xaa}
	p.late.Store(3)
	for want := range uint64(3) {
		r, err := client.Send(t.Context(), key, &to, big.NewInt(1), nil)
		if err != nil {
			t.Fatal(err)
		}
		tx, _, err := client.TransactionByHash(t.Context(), r.TxHash)
		if err != nil || tx.Nonce() != want {
			t.Fatalf("nonce %d, %v; want %d", tx.Nonce(), err, want)
		}
	}
}

// The receipt is there before its block is the latest: who reads at latest next must find
// what the transaction did.
func TestSendWaitsForTheHead(t *testing.T) {
	chain, _ := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	p.past.Store(3)
	if _, err := client.Send(t.Context(), chain.Accounts()[0].Key, &common.Address{0: 0xaa}, big.NewInt(1), nil); err != nil {
		t.Fatal(err)
	}
	if p.past.Load() >= 0 {
		t.Fatal("did not wait for the head")
	}
}

func TestSendWithoutMoneyOrKey(t *testing.T) {
	_, client := startChain(t)
	poor, _ := newKey(t)
	to := common.Address{0: 0xaa}
	_, err := client.Send(t.Context(), poor, &to, big.NewInt(1), nil)
	if err == nil || !strings.Contains(err.Error(), "insufficient funds") || ethereum.Temporary(err) {
		t.Errorf("poor: %v", err)
	}
	if _, err := client.Send(t.Context(), ethereum.Key{}, &to, nil, nil); !errors.Is(err, ethereum.ErrNoKey) {
		t.Errorf("no key: %v", err)
	}
}

// "It failed, but it was written": the endpoint took the transaction, its answer was lost.
func TestSendSurvivesLostAnswers(t *testing.T) {
	chain, direct := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	key, to := chain.Accounts()[0].Key, common.Address{0: 0xaa}
	p.lost.Store(2)
	if _, err := client.Send(t.Context(), key, &to, big.NewInt(1), nil); err != nil {
		t.Fatal(err)
	}
	if p.lost.Load() > 0 {
		t.Fatal("no answer was lost")
	}
	got, err := direct.BalanceAt(t.Context(), to, nil)
	if err != nil || got.Int64() != 1 {
		t.Fatalf("balance %v, %v", got, err)
	}
}

// The endpoint took the transaction and forgot it, as one that restarts does.
func TestSendHandsOverAForgottenTransactionAgain(t *testing.T) {
	chain, _ := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	p.kept.Store(1)
	if _, err := client.Send(t.Context(), chain.Accounts()[0].Key, &common.Address{0: 0xaa}, big.NewInt(1), nil); err != nil {
		t.Fatal(err)
	}
	if p.kept.Load() >= 0 {
		t.Fatal("handed over once only")
	}
}

func TestWaitOutlastsAnAbsentEndpoint(t *testing.T) {
	chain, direct := startChain(t)
	p := startProxy(t, chain.URL())
	client := dial(t, p.URL)
	tx := signedTransfer(t, direct, chain.Accounts()[0].Key, common.Address{0: 0xaa})
	if err := direct.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	p.away.Store(4)
	if _, err := client.WaitMined(t.Context(), tx.Hash()); err != nil {
		t.Fatal(err)
	}
	if p.away.Load() >= 0 {
		t.Fatal("the endpoint was never away")
	}
}

func TestWaitEndsWithItsContext(t *testing.T) {
	_, client := startChain(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := client.WaitMined(ctx, common.Hash{1})
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "not mined") {
		t.Fatalf("got %v", err)
	}
}

// signedTransfer is a transfer of 1 wei that nobody has sent yet.
func signedTransfer(t *testing.T, c *ethereum.Client, key ethereum.Key, to common.Address) *types.Transaction {
	t.Helper()
	nonce, err := c.PendingNonceAt(t.Context(), key.Address())
	if err != nil {
		t.Fatal(err)
	}
	tx, err := types.SignNewTx(key.ECDSA(), types.LatestSignerForChainID(c.ChainID()), &types.DynamicFeeTx{
		ChainID: c.ChainID(), Nonce: nonce, To: &to, Value: big.NewInt(1), Gas: 21000,
		GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(2e9),
	})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func parsed(t testing.TB, parse func() (*abi.ABI, error)) *abi.ABI {
	t.Helper()
	a, err := parse()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// A real refusal by a real contract, decoded with the second of two ABIs.
func TestRevertNamesTheCustomError(t *testing.T) {
	chain, _ := startChain(t)
	client, err := ethereum.Dial(t.Context(), chain.URL(),
		parsed(t, timelock.TimelockMetaData.ParseABI), parsed(t, datasetregistry.DatasetRegistryMetaData.ParseABI))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	owner, stranger := chain.Accounts()[0], chain.Accounts()[1]
	contract := datasetregistry.NewDatasetRegistry()
	code := append(common.FromHex(datasetregistry.DatasetRegistryMetaData.Bin), contract.PackConstructor(owner.Address)...)
	deployed, err := client.Send(t.Context(), owner.Key, nil, nil, code)
	if err != nil {
		t.Fatal(err)
	}
	before, err := client.PendingNonceAt(t.Context(), stranger.Address)
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Send(t.Context(), stranger.Key, &deployed.ContractAddress, nil, contract.PackRevoke([32]byte{1}, "spam"))
	var revert *ethereum.Revert
	if !errors.As(err, &revert) || revert.Name != "OwnableUnauthorizedAccount" || revert.Args[0] != stranger.Address {
		t.Fatalf("got %v", err)
	}
	if want := "OwnableUnauthorizedAccount(" + stranger.Address.Hex() + ")"; !strings.Contains(err.Error(), want) {
		t.Errorf("error %q does not tell %s", err, want)
	}
	if ethereum.Temporary(err) {
		t.Error("a refusal counts as temporary")
	}
	if after, err := client.PendingNonceAt(t.Context(), stranger.Address); err != nil || after != before {
		t.Errorf("a transaction was sent: nonce %d, then %d, %v", before, after, err)
	}
}

func TestRevertForms(t *testing.T) {
	chain, client := startChain(t)
	key := chain.Accounts()[0].Key
	text := append(common.FromHex("0x08c379a0"), pad(32, 6)...)
	text = append(append(text, "sorry!"...), make([]byte, 26)...)
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"text", "reverted: sorry!", text},
		{"panic", "reverted: arithmetic underflow or overflow", append(common.FromHex("0x4e487b71"), pad(0x11)...)},
		{"unknown", "unknown error 0x01020304", []byte{1, 2, 3, 4}},
		{"short", "unknown error 0xff", []byte{0xff}},
		{"nothing", "reverted without a reason", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			refuses := deploy(t, client, key, revertWith(program.New(), c.data))
			_, err := client.Send(t.Context(), key, &refuses, nil, nil)
			if !errors.As(err, new(*ethereum.Revert)) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %s", err, c.want)
			}
		})
	}
}

// The estimate passes and the block fails: the reason is found by replaying the block.
func TestRevertInTheBlockIsExplained(t *testing.T) {
	chain, client := startChain(t)
	key := chain.Accounts()[0].Key
	fickle := deploy(t, client, key, ifOddBlock(func(p *program.Program) {
		revertWith(p, append(common.FromHex("0x4e487b71"), pad(0x12)...))
	}))
	evenHead(t, chain)
	r, err := client.Send(t.Context(), key, &fickle, nil, nil)
	if r == nil || !strings.Contains(err.Error(), "division or modulo by zero") {
		t.Fatalf("got %v, %v", r, err)
	}
}

func TestOutOfGasInTheBlockIsNamed(t *testing.T) {
	chain, client := startChain(t)
	key := chain.Accounts()[0].Key
	hungry := deploy(t, client, key, ifOddBlock(func(p *program.Program) {
		p, loop := p.Jumpdest()
		p.Jump(loop)
	}))
	evenHead(t, chain)
	_, err := client.Send(t.Context(), key, &hungry, nil, nil)
	if !errors.As(err, new(*ethereum.Revert)) || !strings.Contains(err.Error(), "out of gas") {
		t.Fatalf("got %v", err)
	}
}

// An estimate runs in the latest block, at that block's time. What contracts keep by time,
// as a voting token its checkpoints, can be there already then, and is new in the next block.
func TestSendLeavesGasForWhatIsKeptByTime(t *testing.T) {
	chain, client := startChain(t)
	key := chain.Accounts()[0].Key
	keep := program.New().Push(1).Op(vm.TIMESTAMP, vm.SSTORE)
	keep.Push(1).Op(vm.TIMESTAMP, vm.NOT, vm.SSTORE)
	keeper := deploy(t, client, key, keep)
	for range 2 {
		if _, err := client.Send(t.Context(), key, &keeper, nil, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func evenHead(t *testing.T, chain *devchain.Chain) {
	t.Helper()
	if chain.Head().Number.Bit(0) == 1 {
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// pad is each number as a word of 32 bytes.
func pad(words ...int64) (out []byte) {
	for _, w := range words {
		out = append(out, common.BigToHash(big.NewInt(w)).Bytes()...)
	}
	return out
}

func revertWith(p *program.Program, data []byte) *program.Program {
	return p.Mstore(data, 0).Push(len(data)).Push(0).Op(vm.REVERT)
}
