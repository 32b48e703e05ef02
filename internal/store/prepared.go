package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Prepared runs statements in one transaction and compiles each text once. It is for
// loops over many rows; it ends with its transaction.
type Prepared struct {
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
}

// Prepare wraps tx. ctx holds for all statements.
func Prepare(ctx context.Context, tx *sql.Tx) *Prepared {
	return &Prepared{ctx: ctx, tx: tx, statements: map[string]*sql.Stmt{}}
}

func (p *Prepared) statement(query string) (*sql.Stmt, error) {
	if s, ok := p.statements[query]; ok {
		return s, nil
	}
	s, err := p.tx.PrepareContext(p.ctx, query)
	if err == nil {
		p.statements[query] = s
	}
	return s, err
}

// Exec runs a statement.
func (p *Prepared) Exec(query string, args ...any) error {
	s, err := p.statement(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(p.ctx, args...)
	return err
}

// Scan reads the first row of a query into dest; found is false if there is none.
func (p *Prepared) Scan(dest []any, query string, args ...any) (found bool, err error) {
	s, err := p.statement(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(p.ctx, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// Close frees the statements. The transaction goes on.
func (p *Prepared) Close() error {
	var errs []error
	for q, s := range p.statements {
		if err := s.Close(); err != nil {
			errs = append(errs, fmt.Errorf("close %q: %w", q, err))
		}
	}
	clear(p.statements)
	return errors.Join(errs...)
}
