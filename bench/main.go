// Command bench measures Witan on its real parts, one part of the program for each line
// of the figures in docs/benchmarks.md, and prints them as a Markdown table.
//
//	go run ./bench                          everything, about ten minutes
//	go run ./bench -only fetch,requests     some parts
//	go run ./bench -short                   smaller sizes, to see that it works
//	go run ./bench -json figures.json       the figures for programs, too
//
// It needs bin/witan (make build). Parts that need the EIPs or the public questions use
// WITAN_EIPS and WITAN_QUESTIONS, else ../shared; without them they use the project's
// samples, or say that they are left out. The part web needs node, Chromium and the
// Lighthouse that scripts/bench installs. Nothing but loopback is used, and everything
// temporary is deleted, also on Ctrl-C.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"syscall"
	"time"
)

// bench is one run.
type bench struct {
	short  bool
	binary string // bin/witan
	dir    string // temporary, one folder below it for each part
	log    io.Writer
	report report
	many   string // the generated documents, once they are made
}

// part is a group of figures that belong together.
type part struct {
	name, about string
	run         func(context.Context, *bench) error
}

var parts = []part{
	{"ready", "start and idle memory of witan dev", measureReady},
	{"import", "import of the EIPs, through witan demo", measureImport},
	{"generated", "import of 9,490 generated documents", measureGenerated},
	{"retrieval", "retrieval over the EIPs and over 9,490 documents", measureRetrieval},
	{"ask", "questions over HTTP while documents are imported", measureAsk},
	{"fetch", "verified fetch of 200 MB over loopback", measureFetch},
	{"large", "import of 2 GB: memory and disk", measureLarge},
	{"requests", "10,000 signed import requests over HTTP", measureRequests},
	{"web", "Lighthouse on pages of the web app", measureWeb},
	{"quality", "retrieval quality on the public questions", measureQuality},
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) (err error) {
	var only, jsonPath, profile string
	b := &bench{log: os.Stderr}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.StringVar(&only, "only", "", "parts to run, separated by commas: "+names())
	f.BoolVar(&b.short, "short", false, "smaller sizes; the figures mean nothing")
	f.StringVar(&b.binary, "witan", filepath.Join("bin", "witan"), "the program to measure")
	f.StringVar(&b.dir, "dir", "", "folder for temporary data, about 8 GB (default: the system's)")
	f.StringVar(&jsonPath, "json", "", "file for the figures as JSON")
	f.StringVar(&profile, "cpuprofile", "", "file for a CPU profile of this process, where the server of ask, retrieval, fetch and requests runs")
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	chosen, err := choose(only)
	if err != nil {
		return err
	}
	if b.binary, err = filepath.Abs(b.binary); err != nil {
		return err
	}
	if _, err := os.Stat(b.binary); err != nil {
		return fmt.Errorf("%w: run make build first", err)
	}
	if b.dir, err = os.MkdirTemp(b.dir, "witan-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.dir)) }()
	if profile != "" {
		out, err := os.Create(profile)
		if err != nil {
			return err
		}
		if err := pprof.StartCPUProfile(out); err != nil {
			return errors.Join(err, out.Close())
		}
		defer func() { pprof.StopCPUProfile(); err = errors.Join(err, out.Close()) }()
	}
	b.report.Short, b.report.Machine = b.short, thisMachine()
	failed := b.runAll(ctx, chosen)
	fmt.Print(b.report.markdown())
	if jsonPath != "" {
		failed = errors.Join(failed, b.report.writeJSON(jsonPath))
	}
	return failed
}

// runAll runs the parts; one that fails does not keep the next from running.
func (b *bench) runAll(ctx context.Context, chosen []part) error {
	var failed error
	for _, p := range chosen {
		b.say("%s: %s", p.name, p.about)
		began := time.Now()
		if err := p.run(ctx, b); err != nil {
			failed = errors.Join(failed, fmt.Errorf("%s: %w", p.name, err))
			b.say("%s failed: %v", p.name, err)
		}
		if ctx.Err() != nil {
			return errors.Join(failed, errors.New("stopped"))
		}
		if err := os.RemoveAll(filepath.Join(b.dir, p.name)); err != nil {
			return errors.Join(failed, err)
		}
		b.say("%s: done in %.1f s", p.name, time.Since(began).Seconds())
	}
	return failed
}

func (b *bench) say(format string, a ...any) { fmt.Fprintf(b.log, format+"\n", a...) }

// size is the full size of something, or the small one of a short run.
func (b *bench) size(full, short int) int {
	if b.short {
		return short
	}
	return full
}

// folder is a part's own.
func (b *bench) folder(part string, more ...string) (string, error) {
	dir := filepath.Join(append([]string{b.dir, part}, more...)...)
	return dir, os.MkdirAll(dir, 0o700)
}

// generated is a folder with the 9,490 generated documents, which two parts use.
func (b *bench) generated() (dir string, n int, err error) {
	n = b.size(9490, 949)
	if b.many == "" {
		b.say("  making %d documents", n)
		dir := filepath.Join(b.dir, "many")
		if err := writeVariants(dir, n, 1); err != nil {
			return "", 0, err
		}
		b.many = dir
	}
	return b.many, n, nil
}

func names() string {
	var all []string
	for _, p := range parts {
		all = append(all, p.name)
	}
	return strings.Join(all, ", ")
}

func choose(only string) ([]part, error) {
	if only == "" {
		return parts, nil
	}
	var out []part
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == strings.TrimSpace(name) })
		if i < 0 {
			return nil, fmt.Errorf("there is no part %q: the parts are %s", name, names())
		}
		out = append(out, parts[i])
	}
	return out, nil
}
