package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
)

// operation is a command for the operator: whoever can read the token in the server's
// data directory.
func operation(use, short, long string, run func(cmd *cobra.Command, api *client.Client, id dataset.ID) error) *cobra.Command {
	var (
		server serverFlags
		data   string
	)
	c := &cobra.Command{Use: use, Short: short, Long: long, Args: cobra.ExactArgs(1)}
	server.add(c.Flags())
	c.Flags().StringVar(&data, "data", envOr("WITAN_SERVER_DATA_DIR", "witan-data"), "the server's data directory, for its operator token")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		id, err := dataset.ParseID(args[0])
		if err != nil {
			return err
		}
		token, err := access.ReadOperatorToken(operatorToken(data))
		if err != nil {
			return fmt.Errorf("%w (name the server's data directory with --data)", err)
		}
		api, err := client.New(server.address, token)
		if err != nil {
			return err
		}
		defer api.Close()
		return run(cmd, api, id)
	}
	return c
}

func newSuspend() *cobra.Command {
	var reason string
	c := operation("suspend DATASET --reason TEXT", "Take a dataset out of this server's knowledge base at once",
		`Hides the dataset from questions and deletes every copy, whatever the DAO decided; status
and audit say so until it is resumed. For emergencies, such as a legal order.`,
		func(cmd *cobra.Command, api *client.Client, id dataset.ID) error {
			if err := api.Suspend(cmd.Context(), id, reason); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Suspended %s. Let it in again with: witan resume %s\n", id, id)
			return nil
		})
	c.Flags().StringVar(&reason, "reason", "", "why, shown to everyone (required)")
	if err := c.MarkFlagRequired("reason"); err != nil {
		panic(err) // the flag is defined above
	}
	return c
}

func newResume() *cobra.Command {
	return operation("resume DATASET", "Let a suspended dataset in again",
		`The reconciler imports the dataset again if the DAO's approval and the contributor's
request still stand. Its copies were deleted, uploaded ones too: if no configured gateway
has the content, the contributor has to add it again.`,
		func(cmd *cobra.Command, api *client.Client, id dataset.ID) error {
			if err := api.Resume(cmd.Context(), id); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "Resumed %s.\n", id)
			return nil
		})
}
