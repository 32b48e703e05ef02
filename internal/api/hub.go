package api

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
)

// ringSize is how many events a client may miss and still catch up.
const ringSize = 4096

// Hub spreads events to all streams. It keeps the last 4,096; a reader holds no queue
// of its own, only its place, so a slow one costs nothing and at worst has to read
// everything again. Publishing never waits. The zero value does not work: see NewHub.
type Hub struct {
	epoch string // of this process, in every event's id

	mu     sync.Mutex
	ring   [ringSize]message
	next   uint64 // sequence number of the next event; they begin at 1
	wake   chan struct{}
	closed bool
}

// message is one event as it is sent.
type message struct {
	seq  uint64
	name string
	data json.RawMessage
}

// NewHub begins with no events.
func NewHub() *Hub {
	var b [6]byte
	rand.Read(b[:]) // never fails (crypto/rand)
	return &Hub{epoch: hex.EncodeToString(b[:]), next: 1, wake: make(chan struct{})}
}

// publish appends an event. data must be one of the types in eventTypes, which always
// have a form in JSON.
func (h *Hub) publish(name string, data any) {
	b, err := json.Marshal(data)
	if err != nil {
		panic(err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ring[h.next%ringSize] = message{h.next, name, b}
	h.next++
	close(h.wake)
	h.wake = make(chan struct{})
}

// Close ends all streams; publishing goes on without effect.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		close(h.wake)
		h.wake = make(chan struct{})
	}
}

// id is an event's id for the header Last-Event-ID.
func (h *Hub) id(seq uint64) string { return h.epoch + "-" + strconv.FormatUint(seq, 10) }

// place turns a Last-Event-ID into the last sequence number that its sender has seen. An
// empty one means: from now on. ok is false for one of an earlier process, whose reader
// has missed an unknown number of events.
func (h *Hub) place(lastID string) (seq uint64, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := h.next - 1
	if lastID == "" {
		return now, true
	}
	epoch, text, _ := strings.Cut(lastID, "-")
	seq, err := strconv.ParseUint(text, 10, 64)
	if err != nil || epoch != h.epoch || seq > now {
		return now, false
	}
	return seq, true
}

// after gives at most limit events that follow seq. missed is true if some of them are
// forgotten already; then the events begin with the oldest that is kept. wake is closed
// when there is more, and open is false when the hub is closed.
func (h *Hub) after(seq uint64, limit int) (events []message, missed bool, wake <-chan struct{}, open bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if oldest := max(h.next, ringSize+1) - ringSize; seq+1 < oldest {
		missed, seq = true, oldest-1
	}
	for seq++; seq < h.next && len(events) < limit; seq++ {
		events = append(events, h.ring[seq%ringSize])
	}
	return events, missed, h.wake, !h.closed
}
