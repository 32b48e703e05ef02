package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
)

// attempts is how often a part is tried without any progress.
const attempts = 6

// Upload sends a CARv1 of size bytes whose single root is root, part by part, and goes on
// where the connection broke. progress, if not nil, is told the durable offset after
// each part. The last state is complete, else the error says why not.
func (c *Client) Upload(ctx context.Context, root dataset.CID, car io.ReaderAt, size int64, progress func(api.Upload)) (api.Upload, error) {
	var u api.Upload
	if err := c.call(ctx, "POST", "/uploads", nil, api.NewUpload{Root: root.String(), Bytes: size}, &u); err != nil {
		return u, err
	}
	return c.ResumeUpload(ctx, u.ID, car, progress)
}

// ResumeUpload goes on with an upload, for example after a restart of this program.
func (c *Client) ResumeUpload(ctx context.Context, id string, car io.ReaderAt, progress func(api.Upload)) (api.Upload, error) {
	if progress == nil {
		progress = func(api.Upload) {}
	}
	u, err := c.UploadState(ctx, id)
	for failures := 0; err == nil && u.State == "receiving"; {
		progress(u)
		next, partErr := c.part(ctx, u, car)
		if partErr == nil {
			u, failures = next, 0
			continue
		}
		if failures++; failures > attempts || !retryable(partErr) {
			return u, partErr
		}
		select {
		case <-ctx.Done():
			return u, ctx.Err()
		case <-time.After(time.Duration(failures) * reconnectFirst):
		}
		// The server knows what arrived.
		now, stateErr := c.UploadState(ctx, id)
		switch {
		case stateErr == nil && now.Offset > u.Offset:
			failures = 0
			fallthrough
		case stateErr == nil:
			u = now
		case !retryable(stateErr):
			return u, stateErr
		}
	}
	if err != nil {
		return u, err
	}
	progress(u)
	if u.State != "complete" {
		return u, fmt.Errorf("the upload failed: %s", u.Reason)
	}
	return u, nil
}

// UploadState tells how far an upload is.
func (c *Client) UploadState(ctx context.Context, id string) (u api.Upload, err error) {
	err = c.call(ctx, "GET", "/uploads/"+url.PathEscape(id), nil, nil, &u)
	return u, err
}

func (c *Client) part(ctx context.Context, u api.Upload, car io.ReaderAt) (api.Upload, error) {
	n := min(u.PartBytes, u.Bytes-u.Offset)
	res, err := c.send(ctx, request{
		method: "PATCH", path: "/uploads/" + url.PathEscape(u.ID), length: n,
		body: io.NewSectionReader(car, u.Offset, n),
		header: http.Header{
			"Content-Type":  {"application/octet-stream"},
			"Upload-Offset": {strconv.FormatInt(u.Offset, 10)},
		},
	})
	if err != nil {
		return u, err
	}
	defer res.Body.Close()
	var next api.Upload
	if err := json.NewDecoder(io.LimitReader(res.Body, maxAnswer)).Decode(&next); err != nil {
		return u, fmt.Errorf("%w: %w", ErrAway, err) // the answer was lost, not the part
	}
	return next, nil
}

// retryable tells whether the same call may succeed in a moment.
func retryable(err error) bool {
	var p *Error
	if errors.As(err, &p) {
		return p.Status >= 500 && p.Status != http.StatusInsufficientStorage || p.Status == http.StatusConflict && p.Offset != nil
	}
	return errors.Is(err, ErrAway)
}
