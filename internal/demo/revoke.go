package demo

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/witan-project/witan/internal/client"
	"github.com/witan-project/witan/internal/dataset"
)

// secondQuestion asks, in other words, for what only the second dataset tells: the
// sentence that begins with probeStart.
const (
	secondQuestion = "Where is a lamp carried that was left lit?"
	probeStart     = "A brass lamp still lit"
)

// revoke approves the second dataset, finds it, revokes it by vote and shows that it is
// gone.
func (s *stage) revoke(ctx context.Context) error {
	second := s.giver.added[1]
	d, err := s.dataset(second)
	if err != nil {
		return err
	}
	var probe string
	err = s.tell.step("second dataset", func() (string, string, details, error) {
		call, err := s.approveCall(ctx, second)
		if err != nil {
			return "", "", nil, err
		}
		if _, err := s.pass(ctx, "Approve a second dataset", "A few documents of a society.", call); err != nil {
			return "", "", nil, err
		}
		if _, _, err := s.importDataset(ctx, second); err != nil {
			return "", "", nil, err
		}
		if probe, err = s.find(ctx, d.ID()); err != nil {
			return "", "", nil, err
		}
		return fmt.Sprintf("%d files approved, imported and found: “%s”", second.Files, secondQuestion), "what is approved can be asked",
			details{"dataset": d.ID(), "cid": d.CID}, nil
	})
	if err != nil {
		return err
	}
	return s.tell.step("revoke", func() (string, string, details, error) {
		p, err := s.pass(ctx, "Revoke the second dataset", "", s.wallet.DAO.Revoke(d.ID(), "no longer wanted"))
		if err != nil {
			return "", "", nil, err
		}
		if err := s.gone(ctx, d.ID(), probe); err != nil {
			return "", "", nil, err
		}
		return "The members revoke it by proposal " + p.id.String() + "\nIt is purged; the same question finds nothing of it",
			"revoked text is deleted from index, files, blocks and saved answers",
			details{"dataset": d.ID(), "cid": d.CID, "probe": probe, "proposal_id": p.id.String()}, nil
	})
}

// find asks for the second dataset's content and returns the sentence that only it has.
func (s *stage) find(ctx context.Context, id dataset.ID) (probe string, err error) {
	a, err := s.api.Ask(ctx, client.Question{Question: secondQuestion})
	if err != nil {
		return "", err
	}
	if a.Refused {
		return "", errors.New("the second dataset is imported, but the question about it was refused")
	}
	for _, c := range a.Citations {
		begin := strings.Index(c.Text, probeStart)
		if c.Dataset != id || begin < 0 {
			continue
		}
		if err := s.checkCitation(ctx, c); err != nil {
			return "", err
		}
		sentence, _, _ := strings.Cut(c.Text[begin:], ".")
		return sentence + ".", nil
	}
	return "", fmt.Errorf("the answer does not cite the second dataset's sentence: %s", a.Text)
}

// gone waits for the purge and asks again.
func (s *stage) gone(ctx context.Context, id dataset.ID, probe string) error {
	ctx, cancel := context.WithTimeout(ctx, purgeWait)
	defer cancel()
	err := s.until(ctx, func() (bool, error) {
		d, err := s.api.Dataset(ctx, id)
		return err == nil && d.Decision == "revoked" && d.Import != nil && d.Import.State == "purged", err
	})
	if err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	a, err := s.api.Ask(ctx, client.Question{Question: secondQuestion})
	if err != nil {
		return err
	}
	for _, c := range a.Citations {
		if c.Dataset == id {
			return errors.New("the revoked dataset is still cited")
		}
	}
	if strings.Contains(a.Text, probe) {
		return errors.New("the revoked text is still in an answer")
	}
	return nil
}

// audit proves at the end that the knowledge base holds what was approved, nothing else.
func (s *stage) audit(ctx context.Context) error {
	return s.tell.step("audit", func() (string, string, details, error) {
		run, err := s.api.RunAudit(ctx)
		if err != nil {
			return "", "", nil, err
		}
		r := run.Report
		if !r.Equal {
			var b strings.Builder
			for _, d := range r.Differences {
				b.WriteString("\n  " + d.String())
			}
			return "", "", nil, fmt.Errorf("the knowledge base is not what was approved:%s", b.String())
		}
		return fmt.Sprintf("%d approval in force, %d files and %d chunks compared at block %d", r.Counts.Approvals, r.Counts.Files, r.Counts.Chunks, r.Block.Number),
			"the knowledge base holds what was approved, and nothing else",
			details{"report": r}, nil
	})
}
