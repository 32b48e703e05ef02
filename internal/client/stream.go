package client

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"
)

// maxEvent bounds one line of a stream in bytes.
const maxEvent = 4 << 20

// Event is one event of the server's stream: resync (whatever was read before may be
// stale), chain, import and others; Data is what package api says for Name.
type Event struct {
	ID   string
	Name string
	Data json.RawMessage
}

// Into decodes the event's data.
func (e Event) Into(v any) error {
	if err := json.Unmarshal(e.Data, v); err != nil {
		return fmt.Errorf("event %s: %w", e.Name, err)
	}
	return nil
}

// Events follows the server's event stream from now on until ctx ends, connecting again
// where the connection breaks and going on after the last event seen. An error is the
// last thing it yields: a refusal by the server, or ctx's. The first event is "hello",
// when the stream stands; what changes after it is not missed.
func (c *Client) Events(ctx context.Context) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		last, wait := "", reconnectFirst
		for {
			stopped := false
			err := c.eventsOnce(ctx, last, func(e Event) bool {
				wait = reconnectFirst
				if e.ID != "" {
					last = e.ID
				}
				stopped = !yield(e, nil)
				return !stopped
			})
			var refusal *Error
			switch {
			case stopped:
				return
			case ctx.Err() != nil:
				yield(Event{}, ctx.Err())
				return
			case errors.As(err, &refusal) && refusal.Status < 500:
				yield(Event{}, err)
				return
			}
			select {
			case <-ctx.Done():
			case <-time.After(wait/2 + rand.N(wait/2)):
			}
			wait = min(2*wait, reconnectMost)
		}
	}
}

const (
	reconnectFirst = 200 * time.Millisecond
	reconnectMost  = 10 * time.Second
)

func (c *Client) eventsOnce(ctx context.Context, last string, each func(Event) bool) error {
	h := http.Header{"Accept": {"text/event-stream"}}
	if last != "" {
		h.Set("Last-Event-ID", last)
	}
	res, err := c.send(ctx, request{method: "GET", path: "/events", header: h})
	if err != nil {
		return err
	}
	defer res.Body.Close()
	return readStream(res.Body, each)
}

// readStream reads server-sent events as WHATWG HTML, 9.2.6 says, until the stream ends
// or each returns false.
func readStream(r io.Reader, each func(Event) bool) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxEvent)
	e, data := Event{}, []string(nil)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if data != nil {
				e.Data = json.RawMessage(strings.Join(data, "\n"))
				if !each(e) {
					return nil
				}
			}
			e, data = Event{}, nil
			continue
		}
		field, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch field {
		case "id":
			e.ID = value
		case "event":
			e.Name = value
		case "data":
			data = append(data, value)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("event stream: %w", err)
	}
	return io.ErrUnexpectedEOF
}
