//go:build unix

package api_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/witan-project/witan/internal/access"
	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/api"
	"github.com/witan-project/witan/internal/audit"
	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum"
	"github.com/witan-project/witan/internal/ethereum/devchain"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/ingest/ingesttest"
	"github.com/witan-project/witan/internal/ipfs"
)

// numbered is some content's CID.
func numbered(t testing.TB, n int) dataset.CID {
	sum := sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(n)))
	mh := must(multihash.Encode(sum[:], multihash.SHA2_256))(t)
	return must(dataset.NewCID(cid.NewCidV1(cid.Raw, mh)))(t)
}

// posted is a request ready to be sent, and the answer it must get.
type posted struct {
	body []byte
	want string
}

// BenchmarkAdmission sends 10,000 distinct signed requests over HTTP: 5,000 that are
// admitted, 5,000 that are refused for one of five reasons. Server and senders share
// the machine; imports are paused and rate limits off.
func BenchmarkAdmission(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := ingesttest.New(b, ingesttest.Options{Change: func(c *ingest.Config) { c.Paused = true }})
		url := serveWorld(b, w)
		load := admissionLoad(b, w, 5000)
		b.StartTimer()
		began, cpu := time.Now(), cpuTime(b)
		sendAll(b, url+importsPath, load, 64)
		b.ReportMetric(float64(len(load))/time.Since(began).Seconds(), "requests/s")
		b.ReportMetric(float64((cpuTime(b)-cpu).Microseconds())/float64(len(load)), "cpu-µs/request")
	}
}

// cpuTime is what this process, server and senders, has used so far.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// serveWorld serves the API over a world's parts.
func serveWorld(b *testing.B, w *ingesttest.World) string {
	b.Helper()
	l := must(net.Listen("tcp", "127.0.0.1:0"))(b)
	url := "http://" + l.Addr().String()
	conversations := answer.NewConversations(w.DB, nil)
	server := must(api.New(api.Config{PublicURL: url, Unlimited: true}, api.Parts{
		DB: w.DB, Chain: w.Chain.Client, Registry: w.Follower, Ingest: w.Service, Blobs: w.Blobs, Index: w.Index, Hub: api.NewHub(),
		Sessions:      access.NewSessions(access.SessionsConfig{DB: w.DB, Origin: must(access.ParseOrigin(url))(b), Chain: w.Chain.Client}),
		Policy:        must(access.NewPolicy(access.PolicyConfig{Who: access.Everyone}))(b),
		Operator:      must(access.LoadOperator(filepath.Join(b.TempDir(), "operator.token")))(b),
		Conversations: conversations, Answers: answer.New(answer.Config{Index: w.Index}),
		Uploads: must(ipfs.OpenUploads(b.TempDir(), w.DB, ipfs.UploadConfig{}))(b),
		Audit:   func(context.Context) (*audit.Report, error) { return nil, nil },
	}))(b)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, l) }()
	b.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			b.Error(err)
		}
	})
	return url
}

// admissionLoad approves n datasets and makes n good requests and n bad ones, mixed.
func admissionLoad(b *testing.B, w *ingesttest.World, n int) []posted {
	b.Helper()
	list := make([]ingesttest.Approval, n)
	for i := range list {
		list[i].Dataset = w.Dataset(numbered(b, i))
	}
	twice := w.Dataset(numbered(b, -1))
	w.Chain.Approve(b, append(list, ingesttest.Approval{Dataset: twice})...)
	w.Chain.Revoke(b, twice.ID())
	w.Chain.Approve(b, ingesttest.Approval{Dataset: twice, Round: 2})
	w.Follow()

	other := w.Chain.Accounts()[5]
	load := make([]posted, 0, 2*n)
	add := func(r ethereum.ImportRequest, by devchain.Account, want string, edit func(string) string) {
		signed := w.Sign(r, by)
		body := api.ImportRequest{Contributor: r.Contributor.Hex(), Collection: r.Collection, CID: r.CID, Round: r.Round,
			Nonce: r.Nonce.String(), Deadline: r.Deadline, Signature: edit(hexutil.Encode(signed.Signature))}
		load = append(load, posted{must(json.Marshal(body))(b), want})
	}
	same := func(s string) string { return s }
	for i, a := range list {
		add(w.Request(a.Dataset, 1), w.Contributor(), "Accepted", same)
		bad := w.Request(a.Dataset, 1)
		switch i % 5 {
		case 0:
			add(bad, other, "signature_invalid", same)
		case 1:
			bad.Deadline -= 7200
			add(bad, w.Contributor(), "deadline_passed", same)
		case 2:
			add(w.Request(w.Dataset(numbered(b, n+i)), 1), w.Contributor(), "not_approved", same)
		case 3:
			add(w.Request(twice, 1), w.Contributor(), "stale_round", same)
		case 4:
			add(bad, w.Contributor(), "signature_malleable", func(s string) string { return malleate(b, s) })
		}
	}
	return load
}

// sendAll posts every body once over a number of connections and checks every answer.
func sendAll(b *testing.B, url string, load []posted, connections int) {
	b.Helper()
	transport := &http.Transport{MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	var next atomic.Int64
	var wait sync.WaitGroup
	for range connections {
		wait.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(load) {
					return
				}
				if err := send(client, url, load[i]); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
}

func send(client *http.Client, url string, p posted) error {
	res, err := client.Post(url, "application/json", bytes.NewReader(p.body))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if got := (reply{res, body}).code(); got != p.want {
		return fmt.Errorf("%d %s, want %s", res.StatusCode, body, p.want)
	}
	return nil
}
