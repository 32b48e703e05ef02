package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// machine is where the figures were measured.
type machine struct {
	CPU    string    `json:"cpu"`
	Cores  int       `json:"cores"`
	Go     string    `json:"go"`
	System string    `json:"system"`
	Load   string    `json:"load"` // average of 1, 5 and 15 minutes at the start
	Began  time.Time `json:"began"`
}

func (m machine) String() string {
	return fmt.Sprintf("%s, %d cores, %s, %s; load average %s at the start, %s",
		m.CPU, m.Cores, m.Go, m.System, m.Load, m.Began.Format("2006-01-02 15:04 MST"))
}

func thisMachine() machine {
	m := machine{CPU: "unknown CPU", Cores: runtime.NumCPU(), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Load: "unknown", Began: time.Now().UTC()}
	if v, err := procField("/proc/cpuinfo", "model name"); err == nil {
		m.CPU = v
	}
	if b, err := os.ReadFile("/proc/loadavg"); err == nil {
		if f := strings.Fields(string(b)); len(f) >= 3 {
			m.Load = strings.Join(f[:3], " ")
		}
	}
	return m
}

// procField reads the first "name: value" of a file below /proc.
func procField(path, name string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close() // only read
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		key, value, ok := strings.Cut(lines.Text(), ":")
		if ok && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value), nil
		}
	}
	if err := lines.Err(); err != nil {
		return "", err
	}
	return "", fmt.Errorf("%s has no field %s", path, name)
}

// memory reads a field of a process's status, such as VmRSS (resident now) or VmHWM
// (peak of resident), in bytes.
func memory(pid int, field string) (int64, error) {
	v, err := procField(fmt.Sprintf("/proc/%d/status", pid), field)
	if err != nil {
		return 0, err
	}
	kb, err := strconv.ParseInt(strings.TrimSuffix(v, " kB"), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", field, err)
	}
	return kb << 10, nil
}
