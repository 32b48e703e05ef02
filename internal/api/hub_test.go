package api

import (
	"testing"
)

func publish(h *Hub, n int) {
	for i := range n {
		h.publish("n", i)
	}
}

func TestHubGoesOnWhereTheReaderWas(t *testing.T) {
	h := NewHub()
	publish(h, 10)
	seq, ok := h.place(h.id(7))
	events, missed, _, _ := h.after(seq, 100)
	if !ok || missed || len(events) != 3 || events[0].seq != 8 {
		t.Errorf("ok %v, missed %v, events %v", ok, missed, events)
	}
}

func TestHubBeginsNow(t *testing.T) {
	h := NewHub()
	publish(h, 10)
	seq, ok := h.place("")
	events, missed, wake, _ := h.after(seq, 100)
	if !ok || missed || len(events) != 0 {
		t.Errorf("ok %v, missed %v, events %v", ok, missed, events)
	}
	publish(h, 1)
	<-wake
	if events, _, _, _ := h.after(seq, 100); len(events) != 1 {
		t.Errorf("%d events after one was published", len(events))
	}
}

func TestHubTellsWhatIsMissed(t *testing.T) {
	h := NewHub()
	publish(h, ringSize+5)
	for seen, want := range map[uint64]bool{0: true, 4: true, 5: false, ringSize: false} {
		events, missed, _, _ := h.after(seen, 2*ringSize)
		if missed != want {
			t.Errorf("after %d: missed %v", seen, missed)
		}
		if first := max(seen, 5) + 1; events[0].seq != first || len(events) != int(ringSize+5-first+1) {
			t.Errorf("after %d: %d events from %d", seen, len(events), events[0].seq)
		}
	}
}

func TestHubKnowsIDsOfOthers(t *testing.T) {
	h, other := NewHub(), NewHub()
	publish(h, 3)
	publish(other, 3)
	for _, id := range []string{other.id(2), h.id(4), "x", h.epoch, h.epoch + "-", h.epoch + "--1"} {
		if _, ok := h.place(id); ok {
			t.Errorf("%s is taken for an id of this hub", id)
		}
	}
}

func TestHubCloses(t *testing.T) {
	h := NewHub()
	_, _, wake, open := h.after(0, 1)
	if !open {
		t.Fatal("closed at first")
	}
	h.Close()
	h.Close()
	<-wake
	if _, _, _, open := h.after(0, 1); open {
		t.Error("open after Close")
	}
}
