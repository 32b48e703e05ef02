// Command witan lets a DAO govern what an AI knowledge base knows: see README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the linker (see Makefile).
var version = "unknown"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := newRoot().ExecuteContext(ctx)
	if err == nil {
		return
	}
	var quiet *exitError
	if errors.As(err, &quiet) {
		if quiet.message != "" {
			fmt.Fprintln(os.Stderr, "witan:", quiet.message)
		}
		os.Exit(quiet.code)
	}
	if errors.Is(err, context.Canceled) && ctx.Err() != nil {
		fmt.Fprintln(os.Stderr, "witan: stopped")
		os.Exit(130)
	}
	fmt.Fprintln(os.Stderr, "witan:", explain(err))
	os.Exit(1)
}

// exitError ends the process with a code of its own; message may be empty when the
// command has already said everything.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "witan",
		Short: "A DAO governs what an AI knowledge base knows",
		Long: `Witan lets a community govern an AI knowledge base: a DAO on Ethereum votes on the
data that enters it, the data lies on IPFS with every byte verified, and answers cite
passages that lead back to the vote.

Start with: witan demo (the whole loop, scripted) or witan dev (everything embedded).`,
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddGroup(
		&cobra.Group{ID: "run", Title: "Run a server:"},
		&cobra.Group{ID: "govern", Title: "Govern:"},
		&cobra.Group{ID: "use", Title: "Contribute, ask and check:"},
		&cobra.Group{ID: "operate", Title: "Operate:"},
	)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add("run", newDev(), newDemo(), newServe(), newDeploy(), newConfig())
	add("govern", newProposals(), newPropose(), newVote(), newQueue(), newExecute(), newCancel(), newDelegate())
	add("use", newAdd(), newImport(), newWithdraw(), newAsk(), newDatasets(), newStatus(), newAudit())
	add("operate", newSuspend(), newResume(), newEval())
	return root
}
