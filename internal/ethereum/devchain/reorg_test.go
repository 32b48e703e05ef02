package devchain_test

import (
	"errors"
	"testing"

	eth "github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
)

// logger is the init code of a contract that logs its calldata:
// CALLDATACOPY(0, 0, CALLDATASIZE) LOG0(0, CALLDATASIZE).
var loggerCode = common.FromHex("0x67365f5f37365fa0005f5260086018f3")

// logged deploys the logger, calls it once and returns the call's receipt.
func logged(t *testing.T, chain *devchain.Chain, client *ethereum.Client) *types.Receipt {
	t.Helper()
	key := chain.Accounts()[0].Key
	deployed, err := client.Send(t.Context(), key, nil, nil, loggerCode)
	if err != nil {
		t.Fatal(err)
	}
	r, err := client.Send(t.Context(), key, &deployed.ContractAddress, nil, []byte("hello"))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Logs) != 1 || string(r.Logs[0].Data) != "hello" {
		t.Fatalf("logs %v", r.Logs)
	}
	return r
}

func TestReorgKeepMinesTheSameTransactionsInOtherBlocks(t *testing.T) {
	chain, client := start(t, devchain.Config{Dir: t.TempDir()})
	r := logged(t, chain, client)
	if _, err := chain.Reorg(t.Context(), 2, devchain.Keep); err != nil {
		t.Fatal(err)
	}
	again, err := client.TransactionReceipt(t.Context(), r.TxHash)
	if err != nil {
		t.Fatal(err)
	}
	if again.BlockHash == r.BlockHash || len(again.Logs) != 1 {
		t.Fatalf("block %s as before, or logs lost: %v", again.BlockHash, again.Logs)
	}
}

func TestReorgDropAndSwitchBack(t *testing.T) {
	chain, client := start(t, devchain.Config{Dir: t.TempDir()})
	r := logged(t, chain, client)
	branch, err := chain.Reorg(t.Context(), 1, devchain.Drop)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.TransactionReceipt(t.Context(), r.TxHash); !ethereum.NotFound(err) {
		t.Fatalf("receipt of a dropped transaction: %v", err)
	}
	if err := chain.Mine(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := client.TransactionReceipt(t.Context(), r.TxHash); !ethereum.NotFound(err) {
		t.Fatalf("a dropped transaction came back: %v", err)
	}
	if err := chain.Switch(t.Context(), branch.Old); err != nil {
		t.Fatal(err)
	}
	back, err := client.TransactionReceipt(t.Context(), r.TxHash)
	if err != nil || back.BlockHash != r.BlockHash {
		t.Fatalf("receipt %v, %v", back, err)
	}
}

func TestSendAfterDropReusesTheNonce(t *testing.T) {
	chain, client := start(t, devchain.Config{})
	r := logged(t, chain, client)
	if _, err := chain.Reorg(t.Context(), 1, devchain.Drop); err != nil {
		t.Fatal(err)
	}
	again, err := client.Send(t.Context(), chain.Accounts()[0].Key, &r.Logs[0].Address, nil, []byte("again"))
	if err != nil {
		t.Fatal(err)
	}
	if again.TxHash == r.TxHash {
		t.Fatal("same transaction")
	}
}

func TestReorgAnnouncesRemovedLogs(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	client, err := ethereum.Dial(t.Context(), chain.WSURL())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	logs := make(chan types.Log, 8)
	sub, err := client.SubscribeFilterLogs(t.Context(), eth.FilterQuery{}, logs)
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Unsubscribe()
	r := logged(t, chain, client)
	if l := <-logs; l.Removed || l.BlockHash != r.BlockHash {
		t.Fatalf("first log %+v", l)
	}
	if _, err := chain.Reorg(t.Context(), 1, devchain.Drop); err != nil {
		t.Fatal(err)
	}
	if l := <-logs; !l.Removed || l.BlockHash != r.BlockHash {
		t.Fatalf("second log %+v", l)
	}
}

func TestRewindMovesTheHeadBack(t *testing.T) {
	cfg := devchain.Config{Dir: t.TempDir()}
	chain := open(t, cfg)
	for range 5 {
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := chain.Rewind(t.Context(), 3); err != nil {
		t.Fatal(err)
	}
	want := chain.Head().Hash()
	shut(t, chain)

	again, _ := start(t, cfg)
	if number(again) != 3 || again.Head().Hash() != want {
		t.Fatalf("head is block %d", number(again))
	}
	if err := again.Mine(t.Context()); err != nil || number(again) != 4 {
		t.Fatalf("head is block %d, %v", number(again), err)
	}
}

func TestFinalBlocksStay(t *testing.T) {
	chain, client := start(t, devchain.Config{Dir: t.TempDir()})
	for number(chain) < 70 {
		if err := chain.Mine(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	final, err := client.HeaderByNumber(t.Context(), finalized)
	if err != nil || final.Number.Uint64() != 6 {
		t.Fatalf("final block %v, %v", final, err)
	}
	old := chain.Head().Hash()
	if _, err := chain.Reorg(t.Context(), 65, devchain.Keep); !errors.Is(err, devchain.ErrFinal) {
		t.Errorf("reorg below the final block: %v", err)
	}
	if err := chain.Rewind(t.Context(), 5); !errors.Is(err, devchain.ErrFinal) {
		t.Errorf("rewind below the final block: %v", err)
	}
	if chain.Head().Hash() != old {
		t.Error("a refused reorganisation moved the head")
	}
	if _, err := chain.Reorg(t.Context(), 64, devchain.Keep); err != nil {
		t.Errorf("reorg down to the final block: %v", err)
	}
}

func TestReorgOfNothing(t *testing.T) {
	chain, _ := start(t, devchain.Config{})
	for _, depth := range []uint64{0, 2} {
		if _, err := chain.Reorg(t.Context(), depth, devchain.Keep); err == nil {
			t.Errorf("reorganised %d blocks of 1", depth)
		}
	}
}
