package client

import (
	"context"
	"io"
	"iter"
	"net/url"
	"strconv"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/governance"
)

// Settings is how the DAO decides.
func (c *Client) Settings(ctx context.Context) (s governance.Settings, err error) {
	err = c.call(ctx, "GET", "/settings", nil, nil, &s)
	return s, err
}

// pages yields every entry of a list, page by page. fetch gets the cursor of a page and
// gives its entries and the next cursor.
func pages[T any](fetch func(cursor string) ([]T, string, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for cursor := ""; ; {
			list, next, err := fetch(cursor)
			if err != nil {
				var zero T
				yield(zero, err)
				return
			}
			for _, entry := range list {
				if !yield(entry, nil) {
					return
				}
			}
			if next == "" {
				return
			}
			cursor = next
		}
	}
}

// with is query and a cursor.
func with(query url.Values, cursor string) url.Values {
	q := url.Values{}
	for k, v := range query {
		q[k] = v
	}
	if cursor != "" {
		q.Set("cursor", cursor)
	}
	return q
}

// Datasets lists datasets, the most recently decided first. query has the filters of
// GET /datasets: decision, contributor, collection, cid.
func (c *Client) Datasets(ctx context.Context, query url.Values) iter.Seq2[api.Dataset, error] {
	return pages(func(cursor string) ([]api.Dataset, string, error) {
		var page struct {
			Datasets []api.Dataset
			Next     string
		}
		err := c.call(ctx, "GET", "/datasets", with(query, cursor), nil, &page)
		return page.Datasets, page.Next, err
	})
}

// Documents lists a dataset's files by path.
func (c *Client) Documents(ctx context.Context, id dataset.ID) iter.Seq2[api.Document, error] {
	return pages(func(cursor string) ([]api.Document, string, error) {
		var page struct {
			Documents []api.Document
			Next      string
		}
		err := c.call(ctx, "GET", "/datasets/"+id.String()+"/documents", with(nil, cursor), nil, &page)
		return page.Documents, page.Next, err
	})
}

// Text reads the bytes [start, end) of a file; end 0 means the whole rest. The caller
// closes it.
func (c *Client) Text(ctx context.Context, id dataset.ID, path string, start, end uint64) (io.ReadCloser, error) {
	q := url.Values{"path": {path}, "start": {strconv.FormatUint(start, 10)}, "end": {strconv.FormatUint(end, 10)}}
	res, err := c.send(ctx, request{method: "GET", path: "/datasets/" + id.String() + "/documents/text", query: q})
	if err != nil {
		return nil, err
	}
	return res.Body, nil
}

// Proposals lists proposals, the newest first. query has the filters of GET /proposals:
// state, proposer, dataset, not_voted_by.
func (c *Client) Proposals(ctx context.Context, query url.Values) iter.Seq2[governance.Summary, error] {
	return pages(func(cursor string) ([]governance.Summary, string, error) {
		var page struct {
			Proposals []governance.Summary
			Next      string
		}
		err := c.call(ctx, "GET", "/proposals", with(query, cursor), nil, &page)
		return page.Proposals, page.Next, err
	})
}

// Members lists who holds tokens or votes, the most powerful first.
func (c *Client) Members(ctx context.Context) iter.Seq2[governance.Account, error] {
	return pages(func(cursor string) ([]governance.Account, string, error) {
		var page struct {
			Members []governance.Account
			Next    string
		}
		err := c.call(ctx, "GET", "/members", with(nil, cursor), nil, &page)
		return page.Members, page.Next, err
	})
}

// Member reads one address's power, delegation and history.
func (c *Client) Member(ctx context.Context, address common.Address) (h governance.History, err error) {
	err = c.call(ctx, "GET", "/members/"+address.Hex(), nil, nil, &h)
	return h, err
}

// Imports lists imports, the newest request first. query has the filters of GET
// /imports: state, dataset.
func (c *Client) Imports(ctx context.Context, query url.Values) iter.Seq2[api.Import, error] {
	return pages(func(cursor string) ([]api.Import, string, error) {
		var page struct {
			Imports []api.Import
			Next    string
		}
		err := c.call(ctx, "GET", "/imports", with(query, cursor), nil, &page)
		return page.Imports, page.Next, err
	})
}

// Requests is the public log of admitted requests, one JSON object a line. The caller
// closes it.
func (c *Client) Requests(ctx context.Context) (io.ReadCloser, error) {
	res, err := c.send(ctx, request{method: "GET", path: "/imports/requests.jsonl"})
	if err != nil {
		return nil, err
	}
	return res.Body, nil
}

// LastAudit is the last report of an audit; its code is no_audit before the first.
func (c *Client) LastAudit(ctx context.Context) (r api.AuditRun, err error) {
	err = c.call(ctx, "GET", "/audit", nil, nil, &r)
	return r, err
}
