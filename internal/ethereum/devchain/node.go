package devchain

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/rawdb"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/p2p"
	"github.com/ethereum/go-ethereum/params"
)

// ChainID of every development chain.
const ChainID = 31337

// ErrLocked says that another process has the chain's folder open.
var ErrLocked = errors.New("another process uses this chain folder: stop it, or choose another folder")

// ErrOtherChain says that a folder holds a chain with another beginning.
var ErrOtherChain = errors.New("this folder holds a chain of another program or version: remove it, or choose another folder")

// gasLimit of a block, that of the main network.
const gasLimit = 60_000_000

// openNode assembles go-ethereum without network: no peers, no discovery, no listener.
func openNode(dir string, first *core.Genesis) (*node.Node, *eth.Ethereum, error) {
	key, err := crypto.GenerateKey() // names a peer that nobody meets
	if err != nil {
		return nil, nil, err
	}
	conf := node.Config{
		Name:        "node",
		KeyStoreDir: os.TempDir(), // never used; left out, a folder would be made
		P2P:         p2p.Config{NoDiscovery: true, NoDial: true, PrivateKey: key},
	}
	if dir != "" {
		if conf.DataDir, err = filepath.Abs(dir); err != nil {
			return nil, nil, err
		}
	}
	stack, err := node.New(&conf)
	if errors.Is(err, node.ErrDatadirUsed) {
		return nil, nil, fmt.Errorf("%s: %w", dir, ErrLocked)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("chain folder %s: %w", dir, err)
	}
	stack.Server().NodeDatabase = "" // peers, in memory
	backend, err := eth.New(stack, chainConfig(first))
	if errors.As(err, new(*core.GenesisMismatchError)) {
		return nil, nil, errors.Join(fmt.Errorf("%s: %w", dir, ErrOtherChain), stack.Close())
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("open chain in %s: %w", dir, err), stack.Close())
	}
	return stack, backend, nil
}

// chainConfig keeps every state on disk (see the package comment) and caches small.
func chainConfig(first *core.Genesis) *ethconfig.Config {
	c := ethconfig.Defaults
	c.NetworkId = ChainID
	c.Genesis = first
	c.SyncMode = ethconfig.FullSync
	c.StateScheme = rawdb.HashScheme
	c.NoPruning = true
	c.SnapshotCache = 0
	c.LogNoHistory = true // an index of logs costs more per block than short scans save
	c.TransactionHistory = 0
	c.DatabaseCache = 16
	c.DatabaseHandles = 64
	c.TrieCleanCache = 0
	c.TrieDirtyCache = 0
	c.FilterLogCacheSize = 32
	c.TxPool.NoLocals = true
	c.TxPool.Journal = ""
	c.BlobPool.Datadir = ""
	c.Miner.GasCeil = gasLimit
	c.Miner.GasPrice = big.NewInt(1)
	return &c
}

// genesis is always the same, so a folder opens again under every version that keeps it.
func genesis() *core.Genesis {
	forks := *params.AllDevChainProtocolChanges
	forks.ChainID = big.NewInt(ChainID)
	forks.AmsterdamTime, forks.BogotaTime = nil, nil // unreleased forks change gas
	forks.BlobScheduleConfig = &params.BlobScheduleConfig{
		Cancun: params.DefaultCancunBlobConfig,
		Prague: params.DefaultPragueBlobConfig,
	}
	alloc := core.SystemContractAllocs()
	// EIP-4788 and EIP-2935 say what happens where their contracts are absent: nothing. With
	// them every empty block would add 6 kB of state, which an archive keeps.
	delete(alloc, params.BeaconRootsAddress)
	delete(alloc, params.HistoryStorageAddress)
	for _, a := range funded() {
		alloc[a.Address] = types.Account{Balance: Balance}
	}
	return &core.Genesis{
		Config:     &forks,
		GasLimit:   gasLimit,
		BaseFee:    big.NewInt(params.InitialBaseFee),
		Difficulty: common.Big0,
		Alloc:      alloc,
	}
}
