package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
)

// AskStream asks a question and hands over the answer's text as it comes. found, if not
// nil, is told which documents the answer is sought in.
func (c *Client) AskStream(ctx context.Context, q api.Question, found func([]answer.Ranked), delta func(string)) (answer.Answer, error) {
	b, err := json.Marshal(q)
	if err != nil {
		return answer.Answer{}, err
	}
	res, err := c.send(ctx, request{method: "POST", path: "/ask", body: bytes.NewReader(b),
		header: http.Header{"Content-Type": {"application/json"}, "Accept": {"text/event-stream"}}})
	if err != nil {
		return answer.Answer{}, err
	}
	defer res.Body.Close()
	var a answer.Answer
	var stop error
	done := false
	err = readStream(res.Body, func(e Event) bool {
		switch e.Name {
		case "found":
			var f api.Found
			if stop = e.Into(&f); stop == nil && found != nil {
				found(f.Ranked)
			}
		case "delta":
			var d api.Delta
			if stop = e.Into(&d); stop == nil {
				delta(d.Text)
			}
		case "error":
			var p Error
			if stop = e.Into(&p); stop == nil {
				stop = &p
			}
		case "answer":
			stop, done = e.Into(&a), true
		}
		return stop == nil && !done
	})
	if err = errors.Join(stop, err); err != nil {
		return a, fmt.Errorf("answer: %w", err)
	}
	return a, nil
}

// Conversations lists the caller's conversations, without messages.
func (c *Client) Conversations(ctx context.Context) ([]answer.Conversation, error) {
	var list struct{ Conversations []answer.Conversation }
	err := c.call(ctx, "GET", "/conversations", nil, nil, &list)
	return list.Conversations, err
}

// Conversation reads one conversation.
func (c *Client) Conversation(ctx context.Context, id string) (v answer.Conversation, err error) {
	err = c.call(ctx, "GET", "/conversations/"+url.PathEscape(id), nil, nil, &v)
	return v, err
}

// DeleteConversation deletes one physically.
func (c *Client) DeleteConversation(ctx context.Context, id string) error {
	return c.call(ctx, "DELETE", "/conversations/"+url.PathEscape(id), nil, nil, nil)
}
