// Package config holds Witan's options: one typed struct, its documented default
// (default.toml, which `witan config` prints) and the environment's overrides.
// It is values only; each package has its own smaller struct, filled by package app.
package config

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"strconv"

	"github.com/pelletier/go-toml/v2"
)

//go:embed default.toml
var defaultTOML []byte

// DefaultTOML is the documented default configuration, as `witan config` prints it.
func DefaultTOML() []byte { return bytes.Clone(defaultTOML) }

// address is the form of an Ethereum address.
var address = regexp.MustCompile("^0x[0-9a-fA-F]{40}$")

// Config is the whole configuration. Meaning, units and defaults of every field stand
// in default.toml, which has exactly these keys.
type Config struct {
	Server    Server    `toml:"server"`
	Chain     Chain     `toml:"chain"`
	Dev       Dev       `toml:"dev"`
	IPFS      IPFS      `toml:"ipfs"`
	Blobs     Blobs     `toml:"blobs"`
	Uploads   Uploads   `toml:"uploads"`
	Imports   Imports   `toml:"imports"`
	Documents Documents `toml:"documents"`
	Previews  Previews  `toml:"previews"`
	Ask       Ask       `toml:"ask"`
}

// Server: where the server listens and keeps its data.
type Server struct {
	DataDir       string   `toml:"data_dir"`
	Listen        string   `toml:"listen"`
	PublicURL     string   `toml:"public_url"`
	ExtraHosts    []string `toml:"extra_hosts"`
	GatewayListen string   `toml:"gateway_listen"`
	GatewayURL    string   `toml:"gateway_url"`
	BehindProxy   bool     `toml:"behind_proxy"`
	LogLevel      string   `toml:"log_level"`
}

// Chain: the chain and the contracts that are followed.
type Chain struct {
	RPC       string   `toml:"rpc"`
	ChainID   uint64   `toml:"chain_id"`
	Token     string   `toml:"token"`
	Governor  string   `toml:"governor"`
	Timelock  string   `toml:"timelock"`
	Registry  string   `toml:"registry"`
	FromBlock uint64   `toml:"from_block"`
	Finality  string   `toml:"finality"`
	Poll      Duration `toml:"poll"`
	LogRange  uint64   `toml:"log_range"`
	ENS       string   `toml:"ens_registry"`
}

// Dev: the embedded development chain.
type Dev struct {
	ChainListen  string   `toml:"chain_listen"`
	ChainOrigins []string `toml:"chain_origins"`
}

// IPFS: where datasets are fetched from and the limits of one dataset.
type IPFS struct {
	Gateways        []string `toml:"gateways"`
	PrivateGateways []string `toml:"private_gateways"`
	MaxBytes        Bytes    `toml:"max_bytes"`
	MaxBlocks       int      `toml:"max_blocks"`
	MaxDepth        int      `toml:"max_depth"`
	MaxEntries      int      `toml:"max_entries"`
	MaxLogicalBytes Bytes    `toml:"max_logical_bytes"`
	IdleTimeout     Duration `toml:"idle_timeout"`
	FetchTimeout    Duration `toml:"fetch_timeout"`
}

// Blobs: the bucket for verified files.
type Blobs struct {
	Bucket string `toml:"bucket"`
}

// Uploads: quotas and lifetime of uploaded content.
type Uploads struct {
	BytesPerAddressPerDay Bytes    `toml:"bytes_per_address_per_day"`
	BytesTotal            Bytes    `toml:"bytes_total"`
	MaxBytes              Bytes    `toml:"max_bytes"`
	PartBytes             Bytes    `toml:"part_bytes"`
	Lifetime              Duration `toml:"lifetime"`
}

// Imports: the workers that import and purge.
type Imports struct {
	Workers   int      `toml:"workers"`
	Reconcile Duration `toml:"reconcile"`
	Attempts  int      `toml:"attempts"`
}

// Documents: limits of reading and chunking.
type Documents struct {
	MaxBytes      Bytes `toml:"max_bytes"`
	ChunkBytes    int   `toml:"chunk_bytes"`
	ChunkMaxBytes int   `toml:"chunk_max_bytes"`
}

// Previews: limits of what is shown of datasets that are not imported.
type Previews struct {
	MaxFiles   int      `toml:"max_files"`
	MaxBytes   Bytes    `toml:"max_bytes"`
	TextBytes  Bytes    `toml:"text_bytes"`
	Timeout    Duration `toml:"timeout"`
	Parallel   int      `toml:"parallel"`
	CacheBytes Bytes    `toml:"cache_bytes"`
}

// Ask: who may ask, and how much.
type Ask struct {
	Access           string `toml:"access"`
	PerMinute        int    `toml:"per_minute"`
	Burst            int    `toml:"burst"`
	MaxQuestionBytes Bytes  `toml:"max_question_bytes"`
}

// Default returns the configuration of default.toml.
func Default() Config {
	var c Config
	if err := decode(defaultTOML, &c); err != nil {
		panic("config: default.toml: " + err.Error()) // a build error, caught by the package's test
	}
	return c
}

// Load reads the file at path over the defaults, then the environment over both.
// path may be empty: defaults and environment only. environ is in the form of
// os.Environ.
func Load(path string, environ []string) (Config, error) {
	c := Default()
	if path != "" {
		b, err := os.ReadFile(path)
		if err != nil {
			return c, fmt.Errorf("configuration: %w (print a documented default with: witan config)", err)
		}
		if err := decode(b, &c); err != nil {
			return c, fmt.Errorf("configuration %s: %w", path, err)
		}
	}
	if err := applyEnvironment(&c, environ); err != nil {
		return c, err
	}
	return c, c.Validate()
}

func decode(b []byte, c *Config) error {
	d := toml.NewDecoder(bytes.NewReader(b)).DisallowUnknownFields()
	err := d.Decode(c)
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		return fmt.Errorf("unknown option\n%s", unknown.String())
	}
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		return fmt.Errorf("\n%s", syntax.String())
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// Validate checks what can be judged without looking outside.
func (c Config) Validate() error {
	var errs []error
	bad := func(key, format string, a ...any) {
		errs = append(errs, fmt.Errorf("configuration: %s %s", key, fmt.Sprintf(format, a...)))
	}
	if c.Server.DataDir == "" {
		bad("server.data_dir", "is empty: name a folder")
	}
	if u := c.Server.PublicURL; u != "" {
		p, err := url.Parse(u)
		if err != nil || (p.Scheme != "http" && p.Scheme != "https") || p.Host == "" || (p.Path != "" && p.Path != "/") {
			bad("server.public_url", "%q: want http(s)://host[:port] without a path", u)
		}
	}
	switch c.Ask.Access {
	case "everyone", "signed-in", "members":
	default:
		bad("ask.access", "%q: want everyone, signed-in or members", c.Ask.Access)
	}
	switch c.Server.LogLevel {
	case "debug", "info", "warn", "error":
	default:
		bad("server.log_level", "%q: want debug, info, warn or error", c.Server.LogLevel)
	}
	switch c.Chain.Finality {
	case "finalized", "safe", "latest":
	default:
		if _, err := strconv.ParseUint(c.Chain.Finality, 10, 32); err != nil {
			bad("chain.finality", "%q: want finalized, safe, latest or a number of confirmations", c.Chain.Finality)
		}
	}
	if a := c.Chain.ENS; a != "" && !address.MatchString(a) {
		bad("chain.ens_registry", "%q: want 0x and 40 hexadecimal digits, or nothing", a)
	}
	for _, n := range []struct {
		key string
		ok  bool
	}{
		{"chain.poll", c.Chain.Poll > 0}, {"chain.log_range", c.Chain.LogRange > 0},
		{"ipfs.max_bytes", c.IPFS.MaxBytes > 0}, {"ipfs.max_blocks", c.IPFS.MaxBlocks > 0},
		{"ipfs.max_depth", c.IPFS.MaxDepth > 0}, {"ipfs.max_entries", c.IPFS.MaxEntries > 0},
		{"ipfs.max_logical_bytes", c.IPFS.MaxLogicalBytes > 0}, {"ipfs.idle_timeout", c.IPFS.IdleTimeout > 0},
		{"ipfs.fetch_timeout", c.IPFS.FetchTimeout > 0}, {"uploads.part_bytes", c.Uploads.PartBytes > 0},
		{"uploads.max_bytes", c.Uploads.MaxBytes > 0}, {"uploads.lifetime", c.Uploads.Lifetime > 0},
		{"imports.workers", c.Imports.Workers > 0}, {"imports.reconcile", c.Imports.Reconcile > 0},
		{"imports.attempts", c.Imports.Attempts > 0}, {"documents.max_bytes", c.Documents.MaxBytes > 0},
		{"documents.chunk_bytes", c.Documents.ChunkBytes > 0},
		{"documents.chunk_max_bytes", c.Documents.ChunkMaxBytes >= c.Documents.ChunkBytes},
		{"previews.max_files", c.Previews.MaxFiles > 0}, {"previews.max_bytes", c.Previews.MaxBytes > 0},
		{"previews.text_bytes", c.Previews.TextBytes > 0}, {"previews.timeout", c.Previews.Timeout > 0},
		{"previews.parallel", c.Previews.Parallel > 0}, {"previews.cache_bytes", c.Previews.CacheBytes > 0},
		{"ask.per_minute", c.Ask.PerMinute > 0}, {"ask.burst", c.Ask.Burst > 0},
		{"ask.max_question_bytes", c.Ask.MaxQuestionBytes > 0},
	} {
		if !n.ok {
			bad(n.key, "is out of range: see witan config for its meaning")
		}
	}
	return errors.Join(errs...)
}
