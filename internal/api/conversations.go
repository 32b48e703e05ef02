package api

import (
	"context"

	"github.com/witan-project/witan/internal/answer"
)

type conversationInput struct {
	ID string `path:"id" maxLength:"64"`
}

type conversationList struct {
	CacheControl string `header:"Cache-Control"`
	Body         struct {
		Conversations []answer.Conversation `json:"conversations"`
	}
}

type conversationOutput struct {
	CacheControl string `header:"Cache-Control"`
	Body         answer.Conversation
}

// conversations lists the caller's own.
func (s *Server) conversations(ctx context.Context, _ *struct{}) (*conversationList, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	out := &conversationList{CacheControl: "no-store"}
	out.Body.Conversations, err = s.parts.Conversations.List(ctx, caller.Owner())
	return out, err
}

func (s *Server) conversation(ctx context.Context, in *conversationInput) (*conversationOutput, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.parts.Conversations.Get(ctx, caller.Owner(), in.ID)
	return &conversationOutput{"no-store", c}, err
}

func (s *Server) deleteConversation(ctx context.Context, in *conversationInput) (*struct{}, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return nil, s.parts.Conversations.Delete(ctx, caller.Owner(), in.ID)
}
