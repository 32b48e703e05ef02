package api

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/witan-project/witan/internal/governance"
)

type namesInput struct {
	Address []string `query:"address,explode" required:"true" minItems:"1" maxItems:"100" doc:"Repeat it for each address, at most 100"`
}

type namesOutput struct {
	Body struct {
		Names map[string]string `json:"names" doc:"Primary ENS name by checksummed address; who has none, or one outside a-z, 0-9 and hyphens, is left out"`
	}
}

// names finds ENS names, for showing beside addresses: never in their place where
// something is signed.
func (s *Server) names(ctx context.Context, in *namesInput) (*namesOutput, error) {
	addresses := make([]common.Address, len(in.Address))
	for i, text := range in.Address {
		var err error
		if addresses[i], err = governance.ParseAddress(text); err != nil {
			return nil, malformed(fmt.Sprintf("query.address[%d]", i), err)
		}
	}
	found, err := s.parts.Names.Lookup(ctx, addresses)
	if err != nil {
		return nil, err
	}
	out := &namesOutput{}
	out.Body.Names = make(map[string]string, len(found))
	for a, name := range found {
		out.Body.Names[a.Hex()] = name
	}
	return out, nil
}
