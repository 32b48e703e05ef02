package ipfs

import "time"

// Limits bound one DAG and the fetch of it. A zero field means its default.
type Limits struct {
	Bytes        int64 // distinct bytes of all blocks; default 8 GiB
	Blocks       int   // distinct blocks; default 500,000
	BlockBytes   int   // one block; default 2 MiB, the limit of Bitswap
	Depth        int   // links on the longest path; default 64
	Links        int64 // links, counted each time they are met when the DAG is written out; default 4,000,000
	Entries      int64 // files and folders, counted like Links; default 200,000
	LogicalBytes int64 // bytes of all files, counted like Links; default 8 GiB
	NameBytes    int   // one name; a longer one makes that entry refused, not the dataset; default 255
	PathBytes    int   // one path; as NameBytes; default 4,096

	Idle     time.Duration // a source that sends less than IdleBytes for so long is given up; default 20 s
	Total    time.Duration // one call of Fetch; default 1 h; staged blocks stay for the next call
	Parallel int           // raw blocks asked for at once; default 16
}

// IdleBytes is how much a source must send within Limits.Idle while it has more to
// send, so that a trickle does not hold a worker and the next source gets its turn.
const IdleBytes = 64 << 10

// WithDefaults fills zero fields.
func (l Limits) WithDefaults() Limits {
	fill(&l.Bytes, 8<<30)
	fill(&l.Blocks, 500_000)
	fill(&l.BlockBytes, 2<<20)
	fill(&l.Depth, 64)
	fill(&l.Links, 4_000_000)
	fill(&l.Entries, 200_000)
	fill(&l.LogicalBytes, 8<<30)
	fill(&l.NameBytes, 255)
	fill(&l.PathBytes, 4096)
	fill(&l.Idle, 20*time.Second)
	fill(&l.Total, time.Hour)
	fill(&l.Parallel, 16)
	return l
}

func fill[T int | int64 | time.Duration](v *T, otherwise T) {
	if *v <= 0 {
		*v = otherwise
	}
}
