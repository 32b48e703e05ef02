package api

import (
	"context"

	"github.com/witan-project/witan/internal/answer"
)

type conversationInput struct {
	ID string `path:"id" maxLength:"64"`
}

type conversationList struct {
	Body struct {
		Conversations []answer.Conversation `json:"conversations"`
	}
}

type conversationOutput struct {
	Body answer.Conversation
}

// conversations lists the caller's own.
func (s *Server) conversations(ctx context.Context, _ *struct{}) (*conversationList, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	out := &conversationList{}
	out.Body.Conversations, err = s.parts.Conversations.List(ctx, caller.Owner())
	return out, err
}

func (s *Server) conversation(ctx context.Context, in *conversationInput) (*conversationOutput, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.parts.Conversations.Get(ctx, caller.Owner(), in.ID)
	for i := range c.Messages {
		c.Messages[i] = viewAnswer(c.Messages[i])
	}
	return &conversationOutput{c}, err
}

func (s *Server) deleteConversation(ctx context.Context, in *conversationInput) (*struct{}, error) {
	caller, err := s.caller(ctx)
	if err != nil {
		return nil, err
	}
	return nil, s.parts.Conversations.Delete(ctx, caller.Owner(), in.ID)
}
