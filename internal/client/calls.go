package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
)

// The server's types, for callers that need no other part of package api.
type (
	Status   = api.Status
	Dataset  = api.DatasetDetail
	Proposal = api.Proposal
	Import   = api.Import
	Question = api.Question
	AuditRun = api.AuditRun
	Upload   = api.Upload
)

// Status tells what the server is and how far it is.
func (c *Client) Status(ctx context.Context) (s Status, err error) {
	err = c.call(ctx, http.MethodGet, "/status", nil, nil, &s)
	return s, err
}

// Dataset reads one dataset; the code of its error is no_dataset while the server
// does not know it.
func (c *Client) Dataset(ctx context.Context, id dataset.ID) (d Dataset, err error) {
	err = c.call(ctx, http.MethodGet, "/datasets/"+id.String(), nil, nil, &d)
	return d, err
}

// Proposal reads a proposal by its id or number.
func (c *Client) Proposal(ctx context.Context, id string) (p Proposal, err error) {
	err = c.call(ctx, http.MethodGet, "/proposals/"+url.PathEscape(id), nil, nil, &p)
	return p, err
}

// maxFile bounds a file that is read whole into memory.
const maxFile = 1 << 30

// File reads a stored file of a dataset.
func (c *Client) File(ctx context.Context, id dataset.ID, path string) ([]byte, error) {
	res, err := c.send(ctx, request{
		method: http.MethodGet, path: "/datasets/" + id.String() + "/documents/text", query: url.Values{"path": {path}},
	})
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("%s: larger than %d bytes", path, maxFile)
	}
	return b, err
}

// RequestImport sends a signed import request.
func (c *Client) RequestImport(ctx context.Context, r api.ImportRequest) (i Import, err error) {
	err = c.call(ctx, http.MethodPost, "/imports", nil, r, &i)
	return i, err
}

// Import reads an import by its id.
func (c *Client) Import(ctx context.Context, id string) (i Import, err error) {
	err = c.call(ctx, http.MethodGet, "/imports/"+url.PathEscape(id), nil, nil, &i)
	return i, err
}

// Retry begins a failed import again.
func (c *Client) Retry(ctx context.Context, id string) (i Import, err error) {
	err = c.call(ctx, http.MethodPost, "/imports/"+url.PathEscape(id)+"/retry", nil, nil, &i)
	return i, err
}

// ImportAndWait sends a request and follows the import until it is ready. progress, if
// not nil, hears of each change. An import that failed or was purged meanwhile is an
// *ImportError.
func (c *Client) ImportAndWait(ctx context.Context, r api.ImportRequest, progress func(Import)) (Import, error) {
	i, err := c.RequestImport(ctx, r)
	if err != nil {
		return i, err
	}
	return c.WaitForImport(ctx, i.ID, progress)
}

// WaitForImport follows an import until it is ready, failed or purged.
func (c *Client) WaitForImport(ctx context.Context, id string, progress func(Import)) (Import, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var i Import
	for e, err := range c.Events(ctx) {
		if err != nil {
			return i, err
		}
		switch e.Name {
		case "hello", "resync": // what came before is not in the stream
			if i, err = c.Import(ctx, id); err != nil {
				return i, err
			}
		case "import":
			var changed Import
			if err := e.Into(&changed); err != nil {
				return i, err
			}
			if changed.ID != id {
				continue
			}
			i = changed
		default:
			continue
		}
		if progress != nil {
			progress(i)
		}
		switch i.State {
		case "ready":
			return i, nil
		case "failed", "purged":
			return i, &ImportError{i}
		}
	}
	return i, errors.New("the event stream ended")
}

// followWait bounds how long WaitForBlock waits.
const followWait = 30 * time.Second

// WaitForBlock waits until the server has followed the chain up to a block.
func (c *Client) WaitForBlock(ctx context.Context, number uint64) error {
	ctx, cancel := context.WithTimeout(ctx, followWait)
	defer cancel()
	followed := false
	for e, err := range c.Events(ctx) {
		if err != nil {
			break
		}
		switch e.Name {
		case "hello", "resync":
			s, err := c.Status(ctx)
			if err != nil {
				return err
			}
			followed = s.Chain.Latest != nil && s.Chain.Latest.Number >= number
		case "chain":
			var chain api.ChainEvent
			if err := e.Into(&chain); err != nil {
				return err
			}
			followed = chain.Latest.Number >= number
		}
		if followed {
			return nil
		}
	}
	return fmt.Errorf("the server has not followed the chain to block %d yet: try again in a moment: %w", number, ctx.Err())
}

// ImportError is an import that came to another end than ready.
type ImportError struct{ Import Import }

func (e *ImportError) Error() string {
	if e.Import.State == "failed" {
		return fmt.Sprintf("the import failed (%s): see the server's guide to error codes, then retry it", e.Import.Reason)
	}
	return fmt.Sprintf("the import was %s (%s)", e.Import.State, e.Import.Reason)
}

// Ask asks a question and waits for the whole answer.
func (c *Client) Ask(ctx context.Context, q Question) (a answer.Answer, err error) {
	err = c.call(ctx, http.MethodPost, "/ask", nil, q, &a)
	return a, err
}

// RunAudit lets the server prove itself anew.
func (c *Client) RunAudit(ctx context.Context) (r AuditRun, err error) {
	err = c.call(ctx, http.MethodPost, "/audit", nil, nil, &r)
	return r, err
}

// Suspend takes a dataset out of the knowledge base; the client needs the operator's
// token.
func (c *Client) Suspend(ctx context.Context, id dataset.ID, reason string) error {
	return c.call(ctx, http.MethodPost, "/datasets/"+id.String()+"/suspension", nil, api.Suspend{Reason: reason}, nil)
}

// Resume lets a suspended dataset in again; the client needs the operator's token.
func (c *Client) Resume(ctx context.Context, id dataset.ID) error {
	return c.call(ctx, http.MethodDelete, "/datasets/"+id.String()+"/suspension", nil, nil, nil)
}
