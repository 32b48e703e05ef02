package api

import (
	"encoding/base64"
	"net/http"
	"strconv"
)

// Page asks for a part of a list.
type Page struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"Entries at most"`
	Cursor string `query:"cursor" maxLength:"512" doc:"next of the page before; empty for the first"`
}

// errCursor: not a cursor that this list gave out.
var errCursor = problem(http.StatusBadRequest, "bad_cursor", "the cursor is not one of this list", "begin without a cursor")

// after decodes the cursor: the key of the last entry of the page before.
func (p Page) after() (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err != nil {
		return "", errCursor
	}
	return string(b), nil
}

// offset decodes the cursor of a list that is paged by position.
func (p Page) offset() (int, error) {
	if p.Cursor == "" {
		return 0, nil
	}
	after, err := p.after()
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(after)
	if err != nil || n <= 0 {
		return 0, errCursor
	}
	return n, nil
}

func cursor(key string) string { return base64.RawURLEncoding.EncodeToString([]byte(key)) }

// cut takes one page of a list that is sorted by key, and the cursor of the next one.
func cut[T any](list []T, p Page, key func(T) string) (page []T, next string, err error) {
	after, err := p.after()
	if err != nil {
		return nil, "", err
	}
	page = make([]T, 0, min(p.Limit, len(list)))
	for _, entry := range list {
		if p.Cursor != "" && key(entry) <= after {
			continue
		}
		if len(page) == p.Limit {
			return page, cursor(key(page[len(page)-1])), nil
		}
		page = append(page, entry)
	}
	return page, "", nil
}
