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

	current   *row // import of the highest requested round; nil: never requested
	older     bool // an earlier round's import is not purged
	suspended bool

	indexed, stored bool     // what index and blobs hold just now
	settings        [32]byte // what an index must have been built with just now
}

type action int

const (
	nothing action = iota
	mark           // write State and Reason, no work
	importIt
	purgeIt
)

// verdict is what must be done about a dataset, and how it is shown meanwhile.
type verdict struct {
	do     action
	state  State  // for mark and purgeIt's end
	reason Reason // why it must go
	wanted bool   // the law wants it held: a running import may publish
	hidden bool   // wanted at the final block, but not at the latest
	unsure bool   // not to be said before the follower is at the chain's head
	final  standing
}

// judge is the one law, for one dataset.
func judge(f facts) verdict {
	if f.current == nil {
		if f.indexed || f.stored {
			return verdict{do: purgeIt, state: Purged, reason: Unrequested}
		}
		return verdict{}
	}
	round := f.current.round
	v := verdict{wanted: f.final.grants(round) && !f.suspended, final: f.final}
	v.hidden = f.final.grants(round) && !f.latest.grants(round)
	if v.wanted {
		v.do, v.state = keep(f)
		if f.older {
			// An earlier approval's content must go as decided, even if the same
			// content is wanted again.
			v = verdict{do: purgeIt, hidden: v.hidden, final: f.final}
		}
		return v
	}
	v.state, v.reason = why(f)
	if f.behind && (v.reason == Reorganised || v.reason == Expired) {
		// An approval or renewal may be among the blocks that are not followed yet.
		v.state, v.reason, v.unsure = f.current.state, f.current.reason, true
		return v
	}
	held := f.indexed || f.stored || f.older
	switch s := f.current.state; {
	case held, s.running(), s == Ready, s == Failed, s == Purging, s == Requested && f.current.attempts > 0:
		v.do = purgeIt // also what is staged
		if v.reason == "" {
			v.reason = Reorganised // and then waiting
		}
	case s == Purged && v.state == Waiting:
		v.do = mark // came back at latest after a reorganisation
	case s != v.state || s == Purged && f.current.reason != v.reason:
		v.do = mark
	}
	return v
}

// keep says how a wanted dataset gets or stays ready.
func keep(f facts) (action, State) {
	built := f.current.settings == f.settings
	switch {
	case f.current.state == Failed && built:
		return nothing, Failed // until someone retries it, or the settings change
	case f.current.state == Ready && built && f.indexed && f.stored:
		return nothing, Ready
	}
	return importIt, Requested
}

// why says what an import that is not wanted becomes.
func why(f facts) (State, Reason) {
	round := f.current.round
	switch {
	case f.suspended && f.final.grants(round):
		return Purged, Suspended
	case f.final.round == round && f.final.ended != "":
		return Purged, f.final.ended // expired
	case f.final.round > round:
		return Purged, ended(f.final, round, f.current)
	case f.latest.grants(round):
		return Waiting, ""
	case f.latest.round > round:
		// Approved and ended again before either became final.
		return Waiting, ""
	}
	return Purged, Reorganised
}

// ended names what ended round, seen from a later round.
func ended(s standing, round uint32, current *row) Reason {
	if s.round == round+1 && s.ended != "" && s.ended != Expired {
		return s.ended
	}
	switch current.reason {
	case Revoked, Withdrawn, Expired:
		return current.reason // known since it happened
	}
	if s.ended == Withdrawn {
		return Withdrawn
	}
	return Revoked
}
