package ingesttest

import "log/slog"

// Quiet discards what is logged.
var Quiet = slog.New(slog.DiscardHandler)
