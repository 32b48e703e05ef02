package access

import (
	"container/list"
	"net/netip"
	"sync"
	"time"
)

// Rate is a token bucket: Burst calls at once, refilled at PerMinute. A zero
// PerMinute is no limit.
type Rate struct {
	PerMinute float64
	Burst     int
}

// limiter holds one bucket per key, at most size of them: the least recently used is
// forgotten first, which can only be generous to a key that has been quiet longer
// than size others.
type limiter struct {
	rate Rate
	size int

	mu    sync.Mutex
	byKey map[string]*list.Element
	order list.List // front = most recently used
}

type bucket struct {
	key    string
	tokens float64
	at     time.Time
}

func newLimiter(r Rate, size int) *limiter {
	r.Burst = max(r.Burst, 1)
	return &limiter{rate: r, size: size, byKey: make(map[string]*list.Element)}
}

// take spends one token of key and answers zero, or leaves the bucket as it is and
// answers how long until there is one.
func (l *limiter) take(key string, now time.Time) time.Duration {
	if l.rate.PerMinute <= 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(key, now)
	perSecond := l.rate.PerMinute / 60
	if elapsed := now.Sub(b.at).Seconds(); elapsed > 0 {
		b.tokens = min(float64(l.rate.Burst), b.tokens+elapsed*perSecond)
		b.at = now
	}
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) / perSecond * float64(time.Second))
	}
	b.tokens--
	return 0
}

// give returns a token that was taken for a call which another limit then refused.
func (l *limiter) give(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.byKey[key]; ok {
		b := e.Value.(*bucket)
		b.tokens = min(float64(l.rate.Burst), b.tokens+1)
	}
}

func (l *limiter) bucket(key string, now time.Time) *bucket {
	if e, ok := l.byKey[key]; ok {
		l.order.MoveToFront(e)
		return e.Value.(*bucket)
	}
	for len(l.byKey) >= l.size {
		oldest := l.order.Back()
		delete(l.byKey, oldest.Value.(*bucket).key)
		l.order.Remove(oldest)
	}
	b := &bucket{key: key, tokens: float64(l.rate.Burst), at: now}
	l.byKey[key] = l.order.PushFront(b)
	return b
}

// IPLimit is a rate limit per IPv4 address or IPv6 /64, for calls that need no grant.
type IPLimit struct{ l *limiter }

// NewIPLimit remembers at most tracked addresses (see Policy). A zero Rate is no limit.
func NewIPLimit(r Rate, tracked int) *IPLimit { return &IPLimit{newLimiter(r, max(tracked, 1))} }

// Spend takes one unit for a call from ip, or refuses with a *RateError.
func (i *IPLimit) Spend(ip netip.Addr) error {
	if key := ipKey(ip); key != "" {
		if wait := i.l.take(key, time.Now()); wait > 0 {
			return &RateError{wait}
		}
	}
	return nil
}
