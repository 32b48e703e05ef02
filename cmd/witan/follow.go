package main

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/client"
)

// followWait is how long a command waits for the server to see its transaction, so that
// the next command finds it there.
const followWait = 10 * time.Second

// followed waits until the server has followed the chain to a transaction's block. What
// was sent is sent: a server that is late is worth a word, not a failure.
func followed(cmd *cobra.Command, w *client.Wallet, r *types.Receipt) {
	ctx, cancel := context.WithTimeout(cmd.Context(), followWait)
	defer cancel()
	if err := w.Server.WaitForBlock(ctx, r.BlockNumber.Uint64()); err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "The transaction is in block %d; the server has not followed the chain that far yet.\n", r.BlockNumber)
	}
}
