package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// lighthouse is where scripts/bench installs Lighthouse and what runs it.
const lighthouse = "web/tools/lighthouse"

// audited is what run.mjs prints of one page: medians of scores from 0 to 100.
type audited struct {
	Path          string   `json:"path"`
	Form          string   `json:"form"` // desktop or mobile
	Failed        []string `json:"failed"`
	Performance   float64  `json:"performance"`
	Accessibility float64  `json:"accessibility"`
	BestPractices float64  `json:"best_practices"`
}

// measureWeb runs Lighthouse on pages of the server that `witan demo` leaves behind.
func measureWeb(ctx context.Context, b *bench) (err error) {
	if _, err := os.Stat(filepath.Join(lighthouse, "node_modules")); err != nil {
		b.leave("web: Lighthouse is not installed; scripts/bench installs it")
		return nil
	}
	dir, err := b.folder("web")
	if err != nil {
		return err
	}
	demo, err := b.start(ctx, "demo", "--json", "--exit", "--keep", dir)
	if err != nil {
		return err
	}
	for demo.lines.Scan() { // what it says is measured elsewhere
	}
	if err := demo.wait(); err != nil {
		return err
	}
	p, err := b.start(ctx, devArgs(dir)...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	url, _ := greeting(p)
	if url == "" {
		return fmt.Errorf("witan dev did not start: %s", strings.TrimSpace(p.stderr.String()))
	}
	id, err := readyDataset(ctx, url)
	if err != nil {
		return err
	}
	runs := b.size(5, 1)
	names := map[string]string{"/": "/", "/ask": "/ask", "/proposals/1": "/proposals/$id", "/datasets/" + id: "/datasets/$id"}
	args := []string{filepath.Join(lighthouse, "run.mjs"), url, strconv.Itoa(runs), "/", "/ask", "/proposals/1", "/datasets/" + id}
	cmd := exec.CommandContext(ctx, "node", args...)
	var failure strings.Builder
	cmd.Stderr = &failure
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chrome())
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("lighthouse: %w: %s", err, strings.TrimSpace(failure.String()))
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var a audited
		if err := d.Decode(&a); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		page, note := names[a.Path]+", "+a.Form, fmt.Sprintf("Lighthouse, median of %d", runs)
		b.atLeast("web", "performance of "+page, a.Performance, "", 95, note)
		if len(a.Failed) > 0 {
			note += "; not passed: " + strings.Join(a.Failed, ", ")
		}
		b.atLeast("web", "accessibility of "+page, a.Accessibility, "", 100, note)
		b.atLeast("web", "best practices of "+page, a.BestPractices, "", 100, note)
	}
}

// readyDataset is the id of a dataset that questions see.
func readyDataset(ctx context.Context, url string) (string, error) {
	var list struct {
		Datasets []struct {
			ID      string `json:"id"`
			Askable bool   `json:"askable"`
		} `json:"datasets"`
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/api/v1/datasets", nil)
	if err != nil {
		return "", err
	}
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(&list); err != nil {
		return "", fmt.Errorf("%s: %w", r.Status, err)
	}
	for _, d := range list.Datasets {
		if d.Askable {
			return d.ID, nil
		}
	}
	return "", errors.New("no dataset is ready")
}

// chrome is the browser: CHROME_PATH, else Debian's, else whatever Lighthouse finds ("").
func chrome() string {
	for _, path := range []string{os.Getenv("CHROME_PATH"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"} {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}
