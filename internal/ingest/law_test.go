package ingest

import "testing"

func TestJudge(t *testing.T) {
	settings := [32]byte{1}
	one := func(state State, reason Reason) []row {
		return []row{{round: 1, state: state, reason: reason, settings: settings}}
	}
	approved := standing{round: 1, approved: true}
	revoked, withdrawn := standing{round: 2, ended: Revoked}, standing{round: 2, ended: Withdrawn}
	expired := standing{round: 1, ended: Expired}
	again := standing{round: 3, approved: true}
	held := func(f facts) facts { f.indexed, f.stored = true, true; return f }

	for _, test := range []struct {
		name   string
		facts  facts
		do     action
		state  State
		reason Reason
		wanted bool
		hidden bool
	}{
		{"nothing at all", facts{}, nothing, "", "", false, false},
		{"held without a request", facts{stored: true}, purgeIt, Purged, Unrequested, false, false},
		{"requested", facts{final: approved, latest: approved, imports: one(Requested, "")}, importIt, Requested, "", true, false},
		{"ready", held(facts{final: approved, latest: approved, imports: one(Ready, "")}), nothing, Ready, "", true, false},
		{"ready, index lost", facts{final: approved, latest: approved, imports: one(Ready, ""), stored: true}, importIt, Requested, "", true, false},
		{"ready, blobs lost", facts{final: approved, latest: approved, imports: one(Ready, ""), indexed: true}, importIt, Requested, "", true, false},
		{"published by a process that died before it wrote so", held(facts{final: approved, latest: approved, imports: one(Indexing, "")}), importIt, Requested, "", true, false},
		{"ready with other settings", held(facts{final: approved, latest: approved, imports: []row{{round: 1, state: Ready}}}), importIt, Requested, "", true, false},
		{"failed", facts{final: approved, latest: approved, imports: one(Failed, "x")}, nothing, Failed, "x", true, false},
		{"failed with other settings", facts{final: approved, latest: approved, imports: []row{{round: 1, state: Failed}}}, importIt, Requested, "", true, false},
		{"purged, wanted again", facts{final: approved, latest: approved, imports: one(Purged, Reorganised)}, importIt, Requested, "", true, false},

		{"not final yet", facts{latest: approved, imports: one(Waiting, "")}, nothing, Waiting, "", false, false},
		{"approved and revoked before final", facts{latest: revoked, imports: one(Waiting, "")}, nothing, Waiting, "", false, false},
		{"approval gone before final", facts{imports: one(Waiting, "")}, mark, Purged, Reorganised, false, false},
		{"approval gone, back at latest", facts{latest: approved, imports: one(Purged, Reorganised)}, mark, Waiting, "", false, false},

		{"revoked at latest", held(facts{final: approved, latest: revoked, imports: one(Ready, "")}), nothing, Ready, "", true, true},
		{"expired at latest", held(facts{final: approved, latest: expired, imports: one(Ready, "")}), nothing, Ready, "", true, true},
		{"revoked", held(facts{final: revoked, latest: revoked, imports: one(Ready, "")}), purgeIt, Purged, Revoked, false, false},
		{"withdrawn", held(facts{final: withdrawn, latest: withdrawn, imports: one(Ready, "")}), purgeIt, Purged, Withdrawn, false, false},
		{"expired", held(facts{final: expired, latest: expired, imports: one(Ready, "")}), purgeIt, Purged, Expired, false, false},
		{"suspended", held(facts{final: approved, latest: approved, imports: one(Ready, ""), suspended: true}), purgeIt, Purged, Suspended, false, false},
		{"suspended, then revoked", facts{final: revoked, latest: revoked, imports: one(Purged, Suspended), suspended: true}, mark, Purged, Revoked, false, false},
		{"reorganised away", held(facts{imports: one(Ready, "")}), purgeIt, Purged, Reorganised, false, false},
		{"reorganised away, back at latest", held(facts{latest: approved, imports: one(Ready, "")}), purgeIt, Waiting, Reorganised, false, false},
		{"revoked before it began", facts{final: revoked, latest: revoked, imports: one(Requested, "")}, mark, Purged, Revoked, false, false},
		{"revoked while fetching", facts{final: revoked, latest: revoked, imports: one(Fetching, "")}, purgeIt, Purged, Revoked, false, false},
		{"revoked after failing", facts{final: revoked, latest: revoked, imports: one(Failed, "x")}, purgeIt, Purged, Revoked, false, false},
		{"purge was interrupted", facts{final: revoked, latest: revoked, imports: one(Purging, Revoked)}, purgeIt, Purged, Revoked, false, false},
		{"purged", facts{final: revoked, latest: revoked, imports: one(Purged, Revoked)}, nothing, Purged, Revoked, false, false},
		{"purged, then approved in a later round", facts{final: again, latest: again, imports: one(Purged, Withdrawn)}, nothing, Purged, Withdrawn, false, false},
		{"approved and requested in a later round, the first not purged",
			held(facts{final: again, latest: again, imports: []row{{round: 1, state: Ready}, {round: 3, state: Requested}}}), purgeIt, "", "", false, false},
		{"approved and requested in a later round, the first purged",
			facts{final: again, latest: again, imports: []row{{round: 1, state: Purged, reason: Revoked}, {round: 3, state: Requested}}}, importIt, Requested, "", true, false},
		{"requested in a later round that is not final",
			held(facts{final: approved, latest: again, imports: []row{{round: 1, state: Ready, settings: settings}, {round: 3, state: Waiting}}}), nothing, Ready, "", true, true},
		{"the later round is reorganised away",
			held(facts{final: approved, latest: approved, imports: []row{{round: 1, state: Ready, settings: settings}, {round: 3, state: Waiting}}}), mark, Ready, "", true, false},
		{"back to the first round, whose import was purged",
			facts{final: approved, latest: approved, imports: []row{{round: 1, state: Purged, reason: Revoked}, {round: 3, state: Purged, reason: Reorganised}}}, importIt, Requested, "", true, false},
		{"back to the first round while the later one is held",
			held(facts{final: approved, latest: approved, imports: []row{{round: 1, state: Purged, reason: Revoked}, {round: 3, state: Ready}}}), purgeIt, "", "", false, false},

		{"unseen while the follower starts over", held(facts{behind: true, imports: one(Ready, "")}), nothing, Ready, "", false, false},
		{"expired while the follower starts over", held(facts{behind: true, final: expired, latest: expired, imports: one(Ready, "")}), nothing, Ready, "", false, false},
		{"revoked while the follower starts over", held(facts{behind: true, final: revoked, latest: revoked, imports: one(Ready, "")}), purgeIt, Purged, Revoked, false, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.facts.settings = settings
			v := judge(test.facts)
			if v.do != test.do || v.state != test.state || v.reason != test.reason || v.wanted != test.wanted || v.hidden != test.hidden {
				t.Errorf("got %+v", v)
			}
		})
	}
}

func TestBackoffGrowsToItsBound(t *testing.T) {
	last := backoff(1)
	if last != retryFirst {
		t.Errorf("first %s", last)
	}
	for n := 2; n < 100; n++ {
		d := backoff(n)
		if d < last || d > retryMost {
			t.Fatalf("attempt %d: %s after %s", n, d, last)
		}
		last = d
	}
	if last != retryMost {
		t.Errorf("bound %s", last)
	}
}
