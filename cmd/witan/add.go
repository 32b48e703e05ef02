package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/ipfs"
)

func newAdd() *cobra.Command {
	var (
		serve, hidden, asJSON  bool
		noWrap                 bool
		listen, store, profile string
		server                 serverFlags
		signer                 signerFlags
	)
	c := &cobra.Command{
		Use:   "add PATH…",
		Short: "Turn files into IPFS blocks and hand them to a server, or serve them yourself",
		Long: `Computes the CID of a file or folder, as Kubo does, and uploads its blocks to the
server, which verifies each of them. An interrupted upload goes on where it stopped.
A single file is put into a folder, as by "ipfs add -w", so that it keeps its name.

With --serve nothing is uploaded: the blocks stay in your own store and are served by
your own trustless gateway, which serves what you added and nothing else. That needs no
server and no chain. It runs until Ctrl-C.`,
		Example: `  witan add ./handbook --as 5
  witan add --serve --listen 127.0.0.1:8080 --store ~/.witan ./handbook`,
		Args: cobra.MinimumNArgs(1),
	}
	f := c.Flags()
	f.BoolVar(&serve, "serve", false, "serve the content by a gateway of your own instead of uploading it")
	f.StringVar(&listen, "listen", "127.0.0.1:0", "address of your gateway; port 0 takes a free one")
	f.StringVar(&store, "store", "", "folder of your block store (default: a temporary one)")
	f.StringVar(&profile, "profile", string(ipfs.UnixFSv1), "rules that turn files into blocks: unixfs-v1-2025 or unixfs-v0-2015")
	f.BoolVar(&hidden, "hidden", false, "take hidden files too")
	f.BoolVar(&noWrap, "no-wrap", false, "do not put a single file into a folder: it will be known by its CID only")
	f.BoolVar(&asJSON, "json", false, "print JSON, one object a line")
	server.add(f)
	signer.add(f)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		options := ipfs.AddOptions{Profile: ipfs.Profile(profile), Hidden: hidden, Wrap: !noWrap}
		if !serve {
			return upload(cmd, args, options, server, signer, store, asJSON)
		}
		if store == "" {
			dir, err := os.MkdirTemp("", "witan-add-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			store = dir
		}
		k, err := ipfs.Contribute(cmd.Context(), ipfs.ContributionConfig{
			Paths: args, Store: store, Listen: listen, Add: options, Log: slog.New(slog.DiscardHandler),
		})
		if err != nil {
			return err
		}
		for i, a := range k.Added {
			if err := printAdded(cmd, args[i], a, k.URL, asJSON); err != nil {
				return errors.Join(err, k.Close())
			}
		}
		if !asJSON {
			fmt.Fprintf(cmd.OutOrStdout(), "Serving at %s until Ctrl-C.\n", k.URL)
		}
		return errors.Join(k.Wait(cmd.Context()), k.Close())
	}
	return c
}

// addedLine is what `witan add --json` prints for each path.
type addedLine struct {
	Path    string         `json:"path"`
	CID     string         `json:"cid"`
	Files   int            `json:"files"`
	Bytes   int64          `json:"bytes"`
	Gateway string         `json:"gateway,omitempty"`
	Skipped []ipfs.Skipped `json:"skipped,omitempty"`
}

func printAdded(cmd *cobra.Command, path string, a ipfs.Added, gateway string, asJSON bool) error {
	if asJSON {
		return printJSON(cmd.OutOrStdout(), addedLine{path, a.Root.String(), a.Files, a.Bytes, gateway, a.Skipped})
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s  %s  %s, %s\n", a.Root, path, count(a.Files, "file"), size(a.Bytes))
	for _, s := range a.Skipped {
		fmt.Fprintf(cmd.ErrOrStderr(), "left out: %s (%s)\n", s.Path, s.Reason)
	}
	return nil
}

// upload adds each path to a store and sends it to the server as a CAR.
func upload(cmd *cobra.Command, paths []string, o ipfs.AddOptions, server serverFlags, signer signerFlags, dir string, asJSON bool) (err error) {
	key, err := signer.load()
	if err != nil {
		return err
	}
	api, err := server.open()
	if err != nil {
		return err
	}
	defer api.Close()
	u, err := newUploader(cmd, api, key, dir, asJSON)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, u.close()) }()
	for _, path := range paths {
		added, err := u.path(path, o)
		if err != nil {
			return err
		}
		if err := printAdded(cmd, path, added, "", asJSON); err != nil {
			return err
		}
	}
	return nil
}
