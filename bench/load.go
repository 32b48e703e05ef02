package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// accepted stands for an answer with status 202, which has no code.
const accepted = "202"

// loadWait bounds a whole load.
const loadWait = 5 * time.Minute

// sendAll posts every body once over connections that are kept, each with one request
// under way, and returns the answers' codes in the order of load. The requests are
// encoded before the time is taken: the sender shares the server's cores.
func sendAll(ctx context.Context, address string, load []posted, connections int) (codes []string, took time.Duration, err error) {
	host := strings.TrimPrefix(address, "http://")
	raw := make([][]byte, len(load))
	for i, p := range load {
		raw[i] = fmt.Appendf(nil, "POST /api/v1/imports HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", host, len(p.body), p.body)
	}
	codes = make([]string, len(load))
	ctx, cancel := context.WithTimeout(ctx, loadWait)
	defer cancel()
	var lines []net.Conn
	defer func() {
		for _, c := range lines {
			err = errors.Join(err, c.Close())
		}
	}()
	for range connections {
		c, err := new(net.Dialer).DialContext(ctx, "tcp", host)
		if err != nil {
			return nil, 0, err
		}
		lines = append(lines, c)
		deadline, _ := ctx.Deadline()
		if err := c.SetDeadline(deadline); err != nil {
			return nil, 0, err
		}
	}
	var next atomic.Int64
	g, run := errgroup.WithContext(ctx)
	began := time.Now()
	for _, c := range lines {
		g.Go(func() error {
			in := bufio.NewReaderSize(c, 16<<10)
			for run.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(load) {
					return nil
				}
				var err error
				if codes[i], err = exchange(c, in, raw[i]); err != nil {
					return fmt.Errorf("request %d: %w", i, err)
				}
			}
			return run.Err()
		})
	}
	err = g.Wait()
	return codes, time.Since(began), err
}

// exchange sends one request and reads its answer's code.
func exchange(c net.Conn, in *bufio.Reader, raw []byte) (string, error) {
	if _, err := c.Write(raw); err != nil {
		return "", err
	}
	res, err := http.ReadResponse(in, nil)
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(res.Body)
	if err = errors.Join(err, res.Body.Close()); err != nil {
		return "", err
	}
	if res.StatusCode == http.StatusAccepted {
		return accepted, nil
	}
	if _, rest, ok := bytes.Cut(body, []byte(`"code":"`)); ok {
		code, _, _ := bytes.Cut(rest, []byte(`"`))
		return string(code), nil
	}
	return fmt.Sprintf("status %d without a code", res.StatusCode), nil
}
