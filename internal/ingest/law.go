package ingest

// standing is what the contracts say of a dataset at one block.
type standing struct {
	round    uint32
	approved bool   // approved in round and not expired at the block
	ended    Reason // why it is not: Revoked, Withdrawn, Expired; empty: never approved
}

// grants tells whether an import of this round may be held.
func (s standing) grants(round uint32) bool { return s.approved && s.round == round }

// facts is all that the law looks at for one dataset.
type facts struct {
	final, latest standing
	behind        bool // the follower is on its way to the chain's head

	imports   []row // of every requested round, lowest first
	suspended bool

	indexed, stored bool     // what index and blobs hold just now
	settings        [32]byte // what an index must have been built with just now
}

type action int

const (
	nothing action = iota
	mark           // write the marks, no work
	importIt
	purgeIt
)

// verdict is what must be done about a dataset, and how it is shown meanwhile.
type verdict struct {
	do      action
	current *row     // the import that counts; nil: never requested
	state   State    // that current has or gets
	reason  Reason   // why it must go
	wanted  bool     // the law wants it held: a running import may publish
	hidden  bool     // wanted at the final block, but not at the latest
	unsure  bool     // not to be said before the follower is at the chain's head
	marks   []change // states to write, with mark or importIt
	over    []ending // imports that a purge ends
}

// change is a state to be written.
type change struct {
	from   row
	state  State
	reason Reason
}

// ending is an import that a purge ends.
type ending struct {
	id     ID
	reason Reason
}

// judge is the one law, for one dataset.
func judge(f facts) verdict {
	current := f.pick()
	if current == nil {
		if f.indexed || f.stored {
			return verdict{do: purgeIt, state: Purged, reason: Unrequested}
		}
		return verdict{}
	}
	v := verdict{current: current, hidden: f.final.grants(current.round) && !f.latest.grants(current.round)}
	others, leftover := f.others(current)
	if f.final.grants(current.round) && !f.suspended {
		if leftover {
			// Another round's content must go as decided, even if the same content is
			// wanted again.
			v.do, v.over = purgeIt, endings(others)
			return v
		}
		v.wanted = true
		if v.do, v.state = keep(f, current); v.state == Failed {
			v.reason = current.reason
		}
		if v.do == importIt && (current.state == Waiting || current.state == Purged) {
			v.marks = append(v.marks, change{*current, Requested, ""}) // also before a worker is free
		}
	} else {
		v.state, v.reason = f.why(*current)
		if f.behind && (v.reason == Reorganised || v.reason == Expired) {
			// An approval or renewal may be among the blocks that are not followed yet.
			v.state, v.reason, v.unsure = current.state, current.reason, true
			return v
		}
		if f.indexed || f.stored || leftover || current.used() {
			if v.reason == "" {
				v.reason = Reorganised // and then waiting
			}
			v.do, v.over = purgeIt, append(endings(others), ending{current.importID(), v.reason})
			return v
		}
		if current.state != v.state || current.state == Purged && current.reason != v.reason {
			v.marks = append(v.marks, change{*current, v.state, v.reason})
		}
	}
	for _, c := range others {
		if c.from.state != c.state || c.state == Purged && c.from.reason != c.reason && c.from.reason == "" {
			v.marks = append(v.marks, c)
		}
	}
	if v.do == nothing && len(v.marks) > 0 {
		v.do = mark
	}
	return v
}

// pick is the import that counts: of the round that is approved at the final block, else
// at the latest, else of the highest round.
func (f facts) pick() *row {
	for _, s := range []standing{f.final, f.latest} {
		for i := range f.imports {
			if s.grants(f.imports[i].round) {
				return &f.imports[i]
			}
		}
	}
	if n := len(f.imports); n > 0 {
		return &f.imports[n-1]
	}
	return nil
}

// others says what the imports of the other rounds become. leftover: one of them may
// have left content.
func (f facts) others(current *row) (list []change, leftover bool) {
	for i := range f.imports {
		r := f.imports[i]
		if r.round == current.round {
			continue
		}
		c := change{from: r}
		c.state, c.reason = f.why(r)
		leftover = leftover || r.used()
		list = append(list, c)
	}
	return list, leftover
}

func endings(list []change) []ending {
	var over []ending
	for _, c := range list {
		if c.from.used() {
			over = append(over, ending{c.from.importID(), c.reason})
		}
	}
	return over
}

// keep says how a wanted dataset gets or stays ready.
func keep(f facts, current *row) (action, State) {
	built := current.settings == f.settings
	switch {
	case current.state == Failed && built:
		return nothing, Failed // until someone retries it, or the settings change
	case current.state == Ready && built && f.indexed && f.stored:
		return nothing, Ready
	}
	return importIt, Requested
}

// why says what an import becomes that the law does not want at the final block.
func (f facts) why(r row) (State, Reason) {
	switch {
	case f.suspended && f.final.grants(r.round):
		return Purged, Suspended
	case f.final.round == r.round && f.final.ended != "":
		return Purged, f.final.ended // expired
	case f.final.round > r.round:
		return Purged, ended(f.final, r)
	case f.latest.round >= r.round && (f.latest.round > r.round || f.latest.approved):
		return Waiting, "" // also approved and ended again before either is final
	}
	return Purged, Reorganised
}

// ended names what ended a round, seen from a later one.
func ended(s standing, r row) Reason {
	if s.round == r.round+1 && s.ended != "" && s.ended != Expired {
		return s.ended
	}
	switch r.reason {
	case Revoked, Withdrawn, Expired:
		return r.reason // known since it happened
	}
	if s.ended == Withdrawn {
		return Withdrawn
	}
	return Revoked
}
