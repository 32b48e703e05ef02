package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/demo"
)

func newDemo() *cobra.Command {
	var o demo.Options
	var exit bool
	c := &cobra.Command{
		Use:   "demo",
		Short: "Run the whole loop, scripted, and check every claim",
		Long: `Starts a development chain with a DAO, a server, and a contributor in a process of its
own, all on free ports. The contributor proposes a dataset, members vote, the import is
requested by signature, questions are asked, a second dataset is approved and revoked,
and an audit proves the result. On a terminal it then keeps serving until Ctrl-C.`,
		Example: `  witan demo
  witan demo --data ./handbook --question "Who may end a grant?" --exit`,
		Args: cobra.NoArgs,
	}
	f := c.Flags()
	f.StringVar(&o.Data, "data", "", "folder to contribute (default: the project's own sample)")
	f.StringArrayVar(&o.Questions, "question", nil, "question to ask; may be given several times")
	f.BoolVar(&o.JSON, "json", false, "print one JSON object a line")
	f.BoolVar(&exit, "exit", false, "end when the loop is done, also on a terminal")
	f.StringVar(&o.Keep, "keep", "", "keep everything in this folder (server/ and contributor/)")
	c.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		o.Serve = !exit && terminal(os.Stdout)
		o.Version, o.Out = version, cmd.OutOrStdout()
		if o.Binary, err = os.Executable(); err != nil {
			return err
		}
		return demo.Run(cmd.Context(), o)
	}
	return c
}
