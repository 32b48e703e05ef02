package app

import (
	"context"
	"slices"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ingest"
	"github.com/witan-project/witan/internal/preview"
)

// openPreviews comes before the imports, whose purges end previews too.
func (a *App) openPreviews(context.Context) error {
	c, settings := a.cfg.Previews, a.settings()
	a.previews = preview.New(preview.Config{
		Registry: a.registry, Blobs: a.blobs, Local: a.local, Sources: a.sources,
		Suspended: a.suspended, Imported: a.imported, Unread: a.unread,
		Documents: settings.Documents, IPFS: settings.IPFS,
		Limits: preview.Limits{
			Files: c.MaxFiles, Bytes: int64(c.MaxBytes), TextBytes: int(c.TextBytes), Time: c.Timeout.Std(),
			Parallel: c.Parallel, CacheBytes: int64(c.CacheBytes),
		},
	})
	a.onClose(a.previews.Close)
	return nil
}

// suspended tells whether the operator keeps a dataset out.
func (a *App) suspended(id dataset.ID) bool {
	return slices.ContainsFunc(a.ingest.Suspensions(), func(p ingest.Suspension) bool { return p.Dataset == id })
}

// imported tells whether questions may see a dataset.
func (a *App) imported(id dataset.ID) bool { return a.ingest.Visible(id) }

// unread maps the paths of files that are stored but not indexed to the codes that say why.
func (a *App) unread(ctx context.Context, id dataset.ID) (map[string]string, error) {
	list, err := a.ingest.Unread(ctx, id)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(list))
	for _, f := range list {
		out[f.Path] = f.Code
	}
	return out, nil
}
