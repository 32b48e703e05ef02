package config

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Duration is a time span, written as Go writes it: 500ms, 30s, 5m, 24h.
type Duration time.Duration

// UnmarshalText reads a duration.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	if err != nil {
		return fmt.Errorf("%q is not a duration: want a number with ms, s, m or h", b)
	}
	*d = Duration(v)
	return nil
}

// MarshalText writes the duration as it is read.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// Std is the standard library's type.
func (d Duration) Std() time.Duration { return time.Duration(d) }

// Bytes is a size. It is read with the units B, kB, MB, GB (powers of 1000) and KiB,
// MiB, GiB (powers of 1024, IEC 80000-13); a bare number is bytes.
type Bytes int64

var byteUnits = []struct {
	suffix string
	factor float64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
	{"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1},
}

// UnmarshalText reads a size.
func (n *Bytes) UnmarshalText(b []byte) error {
	text, factor := strings.TrimSpace(string(b)), 1.0
	for _, u := range byteUnits {
		if rest, ok := strings.CutSuffix(text, u.suffix); ok {
			text, factor = strings.TrimSpace(rest), u.factor
			break
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || v < 0 || math.IsNaN(v) || v*factor > math.MaxInt64/2 {
		return fmt.Errorf("%q is not a size: want a number with B, kB, MB, GB, KiB, MiB or GiB", b)
	}
	*n = Bytes(v * factor)
	return nil
}

// MarshalText writes the size in bytes.
func (n Bytes) MarshalText() ([]byte, error) {
	return []byte(strconv.FormatInt(int64(n), 10) + "B"), nil
}
