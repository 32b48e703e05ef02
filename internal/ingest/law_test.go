package ingest

import "testing"

func TestJudge(t *testing.T) {
	settings := [32]byte{1}
	at := func(state State, reason Reason) *row {
		return &row{round: 1, state: state, reason: reason, settings: settings}
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
		{"requested", facts{final: approved, latest: approved, current: at(Requested, "")}, importIt, Requested, "", true, false},
		{"ready", held(facts{final: approved, latest: approved, current: at(Ready, "")}), nothing, Ready, "", true, false},
		{"ready, index lost", facts{final: approved, latest: approved, current: at(Ready, ""), stored: true}, importIt, Requested, "", true, false},
		{"ready, blobs lost", facts{final: approved, latest: approved, current: at(Ready, ""), indexed: true}, importIt, Requested, "", true, false},
		{"published by a process that died before it wrote so", held(facts{final: approved, latest: approved, current: at(Indexing, "")}), importIt, Requested, "", true, false},
		{"ready with other settings", held(facts{final: approved, latest: approved, current: &row{round: 1, state: Ready}}), importIt, Requested, "", true, false},
		{"failed", facts{final: approved, latest: approved, current: at(Failed, "x")}, nothing, Failed, "", true, false},
		{"failed with other settings", facts{final: approved, latest: approved, current: &row{round: 1, state: Failed}}, importIt, Requested, "", true, false},
		{"purged, wanted again", facts{final: approved, latest: approved, current: at(Purged, Reorganised)}, importIt, Requested, "", true, false},

		{"not final yet", facts{latest: approved, current: at(Waiting, "")}, nothing, Waiting, "", false, false},
		{"approved and revoked before final", facts{latest: revoked, current: at(Waiting, "")}, nothing, Waiting, "", false, false},
		{"approval gone before final", facts{current: at(Waiting, "")}, mark, Purged, Reorganised, false, false},
		{"approval gone, back at latest", facts{latest: approved, current: at(Purged, Reorganised)}, mark, Waiting, "", false, false},

		{"revoked at latest", held(facts{final: approved, latest: revoked, current: at(Ready, "")}), nothing, Ready, "", true, true},
		{"expired at latest", held(facts{final: approved, latest: expired, current: at(Ready, "")}), nothing, Ready, "", true, true},
		{"revoked", held(facts{final: revoked, latest: revoked, current: at(Ready, "")}), purgeIt, Purged, Revoked, false, false},
		{"withdrawn", held(facts{final: withdrawn, latest: withdrawn, current: at(Ready, "")}), purgeIt, Purged, Withdrawn, false, false},
		{"expired", held(facts{final: expired, latest: expired, current: at(Ready, "")}), purgeIt, Purged, Expired, false, false},
		{"suspended", held(facts{final: approved, latest: approved, current: at(Ready, ""), suspended: true}), purgeIt, Purged, Suspended, false, false},
		{"suspended, then revoked", facts{final: revoked, latest: revoked, current: at(Purged, Suspended), suspended: true}, mark, Purged, Revoked, false, false},
		{"reorganised away", held(facts{current: at(Ready, "")}), purgeIt, Purged, Reorganised, false, false},
		{"reorganised away, back at latest", held(facts{latest: approved, current: at(Ready, "")}), purgeIt, Waiting, Reorganised, false, false},
		{"revoked before it began", facts{final: revoked, latest: revoked, current: at(Requested, "")}, mark, Purged, Revoked, false, false},
		{"revoked while fetching", facts{final: revoked, latest: revoked, current: at(Fetching, "")}, purgeIt, Purged, Revoked, false, false},
		{"revoked after failing", facts{final: revoked, latest: revoked, current: at(Failed, "x")}, purgeIt, Purged, Revoked, false, false},
		{"purge was interrupted", facts{final: revoked, latest: revoked, current: at(Purging, Revoked)}, purgeIt, Purged, Revoked, false, false},
		{"purged", facts{final: revoked, latest: revoked, current: at(Purged, Revoked)}, nothing, Purged, Revoked, false, false},
		{"purged, then approved in a later round", facts{final: again, latest: again, current: at(Purged, Withdrawn)}, nothing, Purged, Withdrawn, false, false},
		{"approved and requested in a later round, the first not purged",
			held(facts{final: again, latest: again, current: &row{round: 3, state: Requested}, older: true}), purgeIt, "", "", false, false},

		{"unseen while the follower starts over", held(facts{behind: true, current: at(Ready, "")}), nothing, Ready, "", false, false},
		{"expired while the follower starts over", held(facts{behind: true, final: expired, latest: expired, current: at(Ready, "")}), nothing, Ready, "", false, false},
		{"revoked while the follower starts over", held(facts{behind: true, final: revoked, latest: revoked, current: at(Ready, "")}), purgeIt, Purged, Revoked, false, false},
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
