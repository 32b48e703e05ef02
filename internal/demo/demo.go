package demo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/witan-project/witan/internal/answer"
	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/config"
	"github.com/witan-project/witan/samples"
)

// Options of a run. The zero value runs on the project's own sample.
type Options struct {
	Binary    string   // the witan program, for the contributor's process
	Data      string   // folder to contribute; empty: the project's sample
	Questions []string // empty: Danksharding and Summary
	JSON      bool     // one object a line instead of text
	Keep      string   // folder for server and contributor; empty: temporary
	Serve     bool     // keep serving at the end, until the context ends
	Version   string
	Out       io.Writer
}

// answered is one answer of the last line.
type answered struct {
	Question  string     `json:"question"`
	Answer    string     `json:"answer"`
	Citations []citation `json:"citations"`
}

type citation struct {
	Document   string `json:"document"`
	CID        string `json:"cid"`
	Dataset    string `json:"dataset"`
	ApprovalTx string `json:"approval_tx"`
	ProposalID string `json:"proposal_id"`
}

// Run runs the demo. It returns an error as soon as a step fails or a claim does not hold.
func Run(ctx context.Context, o Options) (err error) {
	if len(o.Questions) == 0 {
		o.Questions = []string{Danksharding, Summary}
	}
	dir := o.Keep
	if dir != "" {
		if err := empty(dir); err != nil {
			return err
		}
	} else {
		if dir, err = os.MkdirTemp("", "witan-demo-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	s := &stage{options: o, answers: []answered{}, tell: &narrator{w: o.Out, json: o.JSON}}
	return s.run(ctx, dir)
}

func (s *stage) run(ctx context.Context, dir string) (err error) {
	s.tell.say("Witan demo: a community decides what an AI knowledge base knows.\n")
	if err := s.contribute(ctx, dir); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.giver.stop()) }()
	ended, stop, err := s.serve(ctx, dir)
	if err != nil {
		return err
	}
	defer func() {
		stop()
		err = errors.Join(err, <-ended)
	}()
	began := time.Now()
	importMS, failed := s.loop(ctx)
	if err := s.done(time.Since(began), importMS, failed); err != nil {
		return err
	}
	if s.options.Serve {
		s.tell.say("\nStill serving at %s (chain RPC %s). Try: witan ask --server %s \"What is a blob?\"\nStop with Ctrl-C.\n",
			s.server.URL(), s.server.Chain().URL(), s.server.URL())
		<-ctx.Done()
	}
	return nil
}

// done tells the outcome; its error is why the demo is not ok.
func (s *stage) done(took time.Duration, importMS int64, failed error) error {
	d := details{"ok": failed == nil, "import_ms": importMS, "answers": s.answers}
	if failed != nil {
		d["error"] = failed.Error()
	} else {
		s.tell.say("\nok: every step held. The import took %d ms from request to ready.\n", importMS)
	}
	return errors.Join(failed, s.tell.line("done", took, d))
}

// contribute starts the contributor's own process on the main and the second dataset.
func (s *stage) contribute(ctx context.Context, dir string) error {
	return s.tell.step("contribute", func() (string, string, details, error) {
		data := s.options.Data
		home := filepath.Join(dir, "contributor")
		if data == "" {
			data = filepath.Join(home, "eips")
			if err := unpack(samples.EIPs(), data); err != nil {
				return "", "", nil, err
			}
		}
		second := filepath.Join(home, "reading-room")
		if err := unpack(samples.ReadingRoom(), second); err != nil {
			return "", "", nil, err
		}
		var err error
		if s.giver, err = startContributor(ctx, s.options.Binary, filepath.Join(home, "store"), data, second); err != nil {
			return "", "", nil, err
		}
		main := s.giver.added[0]
		return fmt.Sprintf("%d files, %d bytes: %s\nServed by the contributor's own process at %s", main.Files, main.Bytes, main.CID, main.Gateway),
			"the CID is computed where the files are; nobody has copied them yet",
			details{"cid": main.CID, "files": main.Files, "bytes": main.Bytes, "gateway": main.Gateway}, nil
	})
}

// serve starts the server and signs the contributor in.
func (s *stage) serve(ctx context.Context, dir string) (ended <-chan error, stop func(), err error) {
	result := make(chan error, 1)
	running, cancel := context.WithCancel(context.WithoutCancel(ctx))
	err = s.tell.step("start", func() (string, string, details, error) {
		cfg := config.Default()
		cfg.Server.DataDir = filepath.Join(dir, "server")
		cfg.Server.Listen, cfg.Server.GatewayListen, cfg.Dev.ChainListen = "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"
		cfg.IPFS.Gateways = []string{s.giver.added[0].Gateway}
		cfg.IPFS.PrivateGateways = cfg.IPFS.Gateways
		server, err := app.Open(ctx, app.Options{Config: cfg, Dev: true, Version: s.options.Version})
		if err != nil {
			return "", "", nil, err
		}
		s.server = server
		go func() { result <- server.Run(running) }()
		if s.api, err = client.New(server.URL(), ""); err != nil {
			return "", "", nil, err
		}
		key := server.Chain().Accounts()[contributorAccount].Key
		err = s.until(ctx, func() (bool, error) {
			st, err := s.api.Status(ctx)
			return err == nil && st.Chain.Latest != nil, err
		})
		if err != nil {
			return "", "", nil, err
		}
		if s.wallet, err = client.NewWallet(ctx, s.api, "", key); err != nil {
			return "", "", nil, err
		}
		return fmt.Sprintf("API %s, chain 31337, governor %s\n%d members with 1000 votes each; the contributor has none", server.URL(), s.wallet.DAO.Governor, app.DevMembers),
			"nobody but the DAO has a right over its contracts (read back from the chain)",
			details{"api": server.URL(), "governor": s.wallet.DAO.Governor, "registry": s.wallet.DAO.Registry}, nil
	})
	if err != nil {
		cancel()
		if s.server != nil {
			err = errors.Join(err, <-result)
		}
		return nil, nil, err
	}
	return result, cancel, nil
}

// loop is the whole loop: from the proposal to the audit.
func (s *stage) loop(ctx context.Context) (importMS int64, err error) {
	if err := s.govern(ctx); err != nil {
		return 0, err
	}
	if importMS, err = s.bringIn(ctx); err != nil {
		return importMS, err
	}
	for _, q := range s.options.Questions {
		if err := s.ask(ctx, q); err != nil {
			return importMS, err
		}
	}
	if err := s.revoke(ctx); err != nil {
		return importMS, err
	}
	return importMS, s.audit(ctx)
}

// govern takes the main dataset through the vote, step by step.
func (s *stage) govern(ctx context.Context) error {
	var p passed
	steps := []struct {
		name string
		run  func() (string, string, details, error)
	}{
		{"propose", func() (string, string, details, error) {
			call, err := s.approveCall(ctx, s.giver.added[0])
			if err != nil {
				return "", "", nil, err
			}
			p, err = s.propose(ctx, "Approve the contributor's dataset", "A collection of documents for everyone to ask about.", call)
			if err != nil {
				return "", "", nil, err
			}
			return "The contributor proposes: " + p.title + "\nproposal " + p.id.String(), "the effect is in the calldata: contributor, collection, CID, licence",
				details{"proposal_id": p.id.String()}, nil
		}},
		{"vote", func() (string, string, details, error) {
			return fmt.Sprintf("%d members vote for it", app.DevMembers), "votes count as held when voting began", nil, s.vote(ctx, p)
		}},
		{"queue", func() (string, string, details, error) {
			return "Voting is over; the proposal waits in the timelock", "members who disagree have time to react", nil, s.queue(ctx, p)
		}},
		{"execute", func() (string, string, details, error) {
			block, err := s.execute(ctx, p)
			return fmt.Sprintf("The registry holds the approval since block %d", block), "only the timelock can approve, so every approval carries a proposal",
				details{"block": block}, err
		}},
	}
	for _, step := range steps {
		if err := s.tell.step(step.name, step.run); err != nil {
			return err
		}
	}
	return nil
}

func (s *stage) bringIn(ctx context.Context) (ms int64, err error) {
	err = s.tell.step("import", func() (string, string, details, error) {
		ready, took, err := s.importDataset(ctx, s.giver.added[0])
		if err != nil {
			return "", "", nil, err
		}
		ms = took.Milliseconds()
		return fmt.Sprintf("The contributor signs the request (EIP-712); the server fetches, stores and indexes:\n%d files, %d documents, %d chunks", ready.Files, ready.Documents, ready.Chunks),
			"every block was hashed against the approved CID before a byte of it was used",
			details{"import_ms": ms, "import": ready}, nil
	})
	return ms, err
}

func (s *stage) ask(ctx context.Context, question string) error {
	return s.tell.step("ask", func() (string, string, details, error) {
		a, err := s.api.Ask(ctx, client.Question{Question: question})
		if err != nil {
			return "", "", nil, err
		}
		s.answers = append(s.answers, record(a))
		if err := s.checkAnswer(ctx, a); err != nil {
			return "", "", nil, fmt.Errorf("%q: %w", question, err)
		}
		return "“" + question + "”\n\n" + "      " + wrap(a.Text, "      ", 84) + "\n" + cited(a),
			"each quotation was read again from its file, the file hashes to its CID, the approval is in the chain",
			details{"question": question, "answer": a.Text, "citations": len(a.Citations)}, nil
	})
}

// record is an answer as the last line tells it.
func record(a answer.Answer) answered {
	out := answered{Question: a.Question, Answer: a.Text, Citations: []citation{}}
	for _, c := range a.Citations {
		out.Citations = append(out.Citations, citation{c.Document, c.CID.String(), c.Dataset.String(), c.ApprovalTx.Hex(), c.ProposalID})
	}
	return out
}

// cited lists the documents of an answer's citations.
func cited(a answer.Answer) string {
	var b strings.Builder
	for _, c := range a.Citations {
		fmt.Fprintf(&b, "\n      [%d] %s, bytes %d–%d", c.N, c.Document, c.Start, c.End)
	}
	if len(a.Citations) > 0 {
		c := a.Citations[0]
		fmt.Fprintf(&b, "\n      approved by proposal %s…, transaction %s…", c.ProposalID[:min(8, len(c.ProposalID))], c.ApprovalTx.Hex()[:10])
	}
	return b.String()
}

// unpack writes a sample to disk.
func unpack(from fs.FS, to string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	return os.CopyFS(to, from)
}

// purgeWait bounds the wait for a purge.
const purgeWait = time.Minute

// empty refuses a folder that already holds something, since the demo would mix with it.
func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty: give --keep a new folder", dir)
	}
	return err
}
