package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/witan-project/witan/internal/app"
	"github.com/witan-project/witan/internal/eval"
)

func newEval() *cobra.Command {
	var o eval.Options
	c := &cobra.Command{
		Use:   "eval --data DIR --questions FILE",
		Short: "Measure retrieval and answers on a folder, without a chain",
		Long: `Indexes a folder, asks every question of a file (JSON lines: id, question, relevant with
grades, answer_facts, kind, after) and prints nDCG@10, recall@10 and MRR@10 by kind, the
share of answers with all facts, and refusals of answerable and unanswerable questions.
--out keeps ranking, answer and refusal of each question as JSON lines.`,
		Example: `  witan eval --data ./eips --questions questions.jsonl --out run.jsonl`,
		Args:    cobra.NoArgs,
	}
	f := c.Flags()
	f.StringVar(&o.Data, "data", "", "folder of documents (required)")
	f.StringVar(&o.Questions, "questions", "", "file of questions (required)")
	f.StringVar(&o.Out, "out", "", "file for the answers")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		if o.Data == "" || o.Questions == "" {
			return errors.New("give --data and --questions")
		}
		o.OpenIndex = app.OpenIndex
		report, err := eval.Run(cmd.Context(), o)
		if err != nil {
			return err
		}
		_, err = fmt.Fprint(cmd.OutOrStdout(), report.Table())
		return err
	}
	return c
}
