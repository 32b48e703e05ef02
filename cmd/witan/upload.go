package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ipfs"
)

// uploader turns files into blocks in a store and sends them to a server.
type uploader struct {
	cmd       *cobra.Command
	api       *client.Client
	store     *ipfs.Store
	temporary string // folder to remove; empty if the store is to be kept
	quiet     bool
}

// newUploader signs key in. dir is the folder of the store; empty takes a temporary one.
func newUploader(cmd *cobra.Command, api *client.Client, key ethereum.Key, dir string, quiet bool) (u *uploader, err error) {
	u = &uploader{cmd: cmd, api: api, quiet: quiet}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "witan-add-"); err != nil {
			return nil, err
		}
		u.temporary = dir
	}
	if u.store, err = ipfs.OpenStore(cmd.Context(), dir); err != nil {
		return nil, errors.Join(err, u.close())
	}
	if _, err := api.SignIn(cmd.Context(), key); err != nil {
		return nil, errors.Join(err, u.close())
	}
	return u, nil
}

func (u *uploader) close() error {
	var err error
	if u.store != nil {
		err = u.store.Close()
	}
	if u.temporary != "" {
		err = errors.Join(err, os.RemoveAll(u.temporary))
	}
	return err
}

// path adds a file or folder and sends it.
func (u *uploader) path(path string, o ipfs.AddOptions) (ipfs.Added, error) {
	added, err := u.store.Add(u.cmd.Context(), path, o)
	if err != nil {
		return added, err
	}
	if err := u.send(added.Root); err != nil {
		return added, fmt.Errorf("%s: %w", path, err)
	}
	return added, nil
}

// block sends one raw block, such as a description.
func (u *uploader) block(data []byte) (dataset.CID, error) {
	c, err := dataset.NewCID(ipfs.Sum(data))
	if err != nil {
		return c, err
	}
	if err := u.store.Put(u.cmd.Context(), c.Cid(), data); err != nil {
		return c, err
	}
	return c, u.send(c)
}

// send uploads everything below root, in the parts that the server asks for.
func (u *uploader) send(root dataset.CID) (err error) {
	ctx := u.cmd.Context()
	car, err := os.CreateTemp("", "witan-*.car")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, car.Close(), os.Remove(car.Name())) }()
	if err := ipfs.WriteCAR(ctx, car, root, u.store, ipfs.Limits{}); err != nil {
		return err
	}
	info, err := car.Stat()
	if err != nil {
		return err
	}
	bar := newProgress(u.cmd.ErrOrStderr(), u.quiet)
	defer bar.end()
	_, err = u.api.Upload(ctx, root, car, info.Size(), func(s client.Upload) {
		bar.show("uploading", s.Offset, info.Size())
	})
	return err
}

// offer adds and uploads a path for a proposal, with a description unless one is given.
func offer(cmd *cobra.Command, w *client.Wallet, path string, p proposeFlags, given dataset.CID, o ipfs.AddOptions) (root, description dataset.CID, err error) {
	u, err := newUploader(cmd, w.Server, w.Key, "", p.asJSON)
	if err != nil {
		return root, description, err
	}
	defer func() { err = errors.Join(err, u.close()) }()
	added, err := u.path(path, o)
	if err != nil || given.Defined() {
		return added.Root, given, err
	}
	for _, s := range added.Skipped {
		fmt.Fprintf(cmd.ErrOrStderr(), "left out: %s (%s)\n", s.Path, s.Reason)
	}
	title := p.title
	if title == "" {
		title = filepath.Base(filepath.Clean(path))
	}
	text, err := dataset.Metadata{Title: title, Description: p.prose, Files: int64(added.Files), Bytes: added.Bytes}.Encode()
	if err != nil {
		return added.Root, given, err
	}
	description, err = u.block(text)
	return added.Root, description, err
}
