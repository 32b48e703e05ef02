package governance

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

func approveSentence(ds []DatasetEffect) string {
	switch len(ds) {
	case 0:
		return "Approve no dataset."
	case 1:
		d := ds[0]
		if d.Malformed != "" {
			return fmt.Sprintf("Approve a malformed entry, which will be skipped: %s.", d.Malformed)
		}
		return fmt.Sprintf("Approve dataset %s by %s for collection %s, %s, %s.",
			d.CID, d.Contributor, d.Collection, licence(d.Licence), expiry(d.Expiry))
	}
	collections := distinct(ds, func(d DatasetEffect) string { return d.Collection.String() })
	contributors := distinct(ds, func(d DatasetEffect) string { return d.Contributor.Hex() })
	licences := distinct(ds, func(d DatasetEffect) string { return licence(d.Licence) })
	s := fmt.Sprintf("Approve %d datasets by %s for %s, %s: %s.", len(ds), several(contributors, "contributors"),
		several(collections, "collections"), several(licences, "licences"),
		several(distinct(ds, func(d DatasetEffect) string { return d.CID.String() }), "CIDs"))
	if n := len(distinct(ds, func(d DatasetEffect) string { return d.Malformed })) - 1; n > 0 {
		s += " Malformed entries will be skipped."
	}
	return s
}

func revokeSentence(d DatasetEffect, reason string) string {
	s := "Revoke dataset " + d.ID.String()
	if d.CID.Defined() {
		s += fmt.Sprintf(" (%s by %s for collection %s)", d.CID, d.Contributor, d.Collection)
	}
	if reason = strings.Join(strings.Fields(strings.ToValidUTF8(reason, "\ufffd")), " "); reason != "" {
		return s + ", reason: “" + reason + "”."
	}
	return s + ", no reason given."
}

func licence(l string) string {
	if l == "" {
		return "no licence given"
	}
	return l
}

func expiry(t uint64) string {
	if t == 0 {
		return "no expiry"
	}
	if t > 1<<40 {
		return "expiry at unix time " + strconv.FormatUint(t, 10)
	}
	return "until " + time.Unix(int64(t), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}

func distinct(ds []DatasetEffect, of func(DatasetEffect) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, d := range ds {
		if s := of(d); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// several names up to three values, then how many more there are.
func several(values []string, what string) string {
	if what == "collections" && len(values) == 1 {
		return "collection " + values[0]
	}
	if len(values) <= 3 {
		return strings.Join(values, ", ")
	}
	return fmt.Sprintf("%s and %d more %s", strings.Join(values[:2], ", "), len(values)-2, what)
}
