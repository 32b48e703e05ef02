package devchain

import (
	"context"
	"log/slog"

	"github.com/ethereum/go-ethereum/log"
)

// forwardLog sends go-ethereum's errors to l. Its log is one per process, so the chain
// that was started last gets them.
func forwardLog(l *slog.Logger) {
	// Wrapped, since SetDefault would also replace slog's default for its own type.
	log.SetDefault(struct{ log.Logger }{log.NewLogger(errorsOnly{l.Handler()})})
}

// errorsOnly passes errors on: the rest is about peers that do not exist.
type errorsOnly struct{ slog.Handler }

func (h errorsOnly) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelError && h.Handler.Enabled(ctx, level)
}

func (h errorsOnly) WithAttrs(a []slog.Attr) slog.Handler { return errorsOnly{h.Handler.WithAttrs(a)} }
func (h errorsOnly) WithGroup(name string) slog.Handler   { return errorsOnly{h.Handler.WithGroup(name)} }
