package governance

import (
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/witan-project/witan/internal/dataset"
	"github.com/witan-project/witan/internal/ethereum/bindings/datasetregistry"
)

// Kind is what a call is about.
type Kind string

// The kinds of calls that members can tell apart.
const (
	KindApprove    Kind = "approve"
	KindRevoke     Kind = "revoke"
	KindMembership Kind = "membership"
	KindSetting    Kind = "setting"
	KindOther      Kind = "other" // everything else, also what hands a contract over
)

// Effect is what one call of a proposal would do, read from its calldata alone.
type Effect struct {
	Call     int    `json:"call" doc:"Number of the call in the proposal, from 1"`
	Kind     Kind   `json:"kind" enum:"approve,revoke,membership,setting,other"`
	Sentence string `json:"sentence" doc:"The effect in one plain sentence"`
	// Decoded is false if the calldata is not understood: then Data is all that is known.
	Decoded   bool            `json:"decoded"`
	Target    common.Address  `json:"target" format:"address"`
	Contract  string          `json:"contract,omitempty" doc:"Which of the DAO's contracts the target is"`
	Function  string          `json:"function,omitempty" doc:"Signature of the function that is called"`
	Arguments []Argument      `json:"arguments,omitempty"`
	Value     string          `json:"value" doc:"Ether that is sent along"`
	Data      hexutil.Bytes   `json:"data" doc:"The calldata"`
	Datasets  []DatasetEffect `json:"datasets,omitempty" doc:"The datasets of an approval or revocation"`
}

// Argument is one decoded argument of a call.
type Argument struct {
	Name  string `json:"name"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// DatasetEffect is one dataset that a call approves or revokes.
type DatasetEffect struct {
	ID dataset.ID `json:"id"`
	// Contributor, Collection and CID are unknown for a revocation of a dataset that was
	// never seen, and for malformed entries.
	Contributor *common.Address    `json:"contributor,omitempty"`
	Collection  dataset.Collection `json:"collection,omitzero"`
	CID         dataset.CID        `json:"cid,omitzero"`
	Licence     string             `json:"licence,omitempty"`
	Metadata    dataset.CID        `json:"metadata,omitzero"`
	Expiry      uint64             `json:"expiry,omitempty" doc:"Unix seconds; 0 for never"`
	Round       uint32             `json:"round,omitempty" doc:"The round that the dataset must have for the approval to count"`
	Malformed   string             `json:"malformed,omitempty" doc:"Why the registry will skip this entry"`
}

// Decoder reads calldata.
type Decoder struct {
	Addresses Addresses
	// Token gives amounts and times their units. The zero value is a token that Witan
	// deployed.
	Token Token
	// Known names the dataset of an id, since a revocation carries the id only. nil knows
	// none.
	Known func(dataset.ID) (dataset.Dataset, bool)
}

// Decode tells what calls would do, one effect for each.
func (d Decoder) Decode(calls []Call) []Effect {
	if d.Token == (Token{}) {
		d.Token = ownToken
	}
	effects := make([]Effect, len(calls))
	for i, c := range calls {
		effects[i] = d.decode(c)
		effects[i].Call = i + 1
	}
	return effects
}

func (d Decoder) decode(c Call) Effect {
	e := Effect{Kind: KindOther, Target: c.Target, Value: FormatTokens(c.value(), 18), Data: c.Data}
	contract, methods := d.contract(c.Target)
	e.Contract = contract
	switch m, args, ok := unpackCall(methods, c.Data); {
	case ok:
		e.Decoded, e.Function, e.Arguments = true, m.Sig, arguments(m, args)
		d.explain(&e, m.Name, args)
		if c.value().Sign() > 0 {
			e.Sentence += " " + e.Value + " ether are sent along."
		}
	case len(c.Data) == 0:
		e.Decoded = true
		e.Sentence = fmt.Sprintf("Send %s ether to %s.", e.Value, c.Target)
	default:
		e.Sentence = fmt.Sprintf("We cannot decode this call of %s, which sends %s ether and %d bytes of data.",
			named(contract, c.Target), e.Value, len(c.Data))
	}
	return e
}

func (d Decoder) contract(target common.Address) (string, *abi.ABI) {
	switch target {
	case d.Addresses.Registry:
		return "dataset registry", registryABI
	case d.Addresses.Token:
		return "token", tokenABI
	case d.Addresses.Governor:
		return "governor", governorABI
	case d.Addresses.Timelock:
		return "timelock", timelockABI
	}
	return "", &abi.ABI{}
}

func named(contract string, target common.Address) string {
	if contract == "" {
		return target.Hex()
	}
	return "the " + contract
}

// explain sets kind and sentence of a decoded call of one of the DAO's contracts.
func (d Decoder) explain(e *Effect, function string, args []any) {
	switch e.Contract + "." + function {
	case "dataset registry.approve":
		e.Kind = KindApprove
		entries := *abi.ConvertType(args[0], new([]datasetregistry.IDatasetRegistryApproval)).(*[]datasetregistry.IDatasetRegistryApproval)
		for _, entry := range entries {
			e.Datasets = append(e.Datasets, approvalEffect(entry))
		}
		e.Sentence = approveSentence(e.Datasets)
	case "dataset registry.revoke":
		e.Kind = KindRevoke
		e.Datasets = []DatasetEffect{d.known(args[0].([32]byte))}
		e.Sentence = revokeSentence(e.Datasets[0], args[1].(string))
	case "token.mint":
		e.Kind = KindMembership
		e.Sentence = fmt.Sprintf("Mint %s tokens to member %s.", d.tokens(args[1]), args[0])
	case "token.burn":
		e.Kind = KindMembership
		e.Sentence = fmt.Sprintf("Burn %s tokens of member %s.", d.tokens(args[1]), args[0])
	case "governor.setVotingDelay":
		d.setting(e, "Set the voting delay to %s.", d.clock(args[0]))
	case "governor.setVotingPeriod":
		d.setting(e, "Set the voting period to %s.", d.clock(args[0]))
	case "governor.setLateQuorumVoteExtension":
		d.setting(e, "Set the extension of the voting period after a late quorum to %s.", d.clock(args[0]))
	case "governor.setProposalThreshold":
		d.setting(e, "Set the proposal threshold to %s tokens.", d.tokens(args[0]))
	case "governor.updateQuorumNumerator":
		d.setting(e, "Set the quorum to %s%% of the supply.", args[0])
	case "timelock.updateDelay":
		d.setting(e, "Set the delay of the timelock to %s.", seconds(args[0].(*big.Int)))
	case "governor.updateTimelock":
		e.Sentence = fmt.Sprintf("Replace the timelock by %s: whoever moves it decides for the DAO.", args[0])
	case "dataset registry.transferOwnership", "token.transferOwnership":
		e.Sentence = fmt.Sprintf("Hand the %s over to %s: the DAO no longer decides about it.", e.Contract, args[0])
	case "dataset registry.renounceOwnership", "token.renounceOwnership":
		e.Sentence = fmt.Sprintf("Give the %s up: nobody can decide about it any more.", e.Contract)
	default:
		parts := make([]string, len(e.Arguments))
		for i, a := range e.Arguments {
			parts[i] = a.Name + " " + a.Value
		}
		e.Sentence = strings.TrimSpace(fmt.Sprintf("Call %s of the %s %s", function, e.Contract, strings.Join(parts, ", "))) + "."
	}
}

func (d Decoder) setting(e *Effect, format string, a any) {
	e.Kind, e.Sentence = KindSetting, fmt.Sprintf(format, a)
}

func (d Decoder) tokens(units any) string { return FormatTokens(units.(*big.Int), d.Token.Decimals) }

// clock shows a time that the governor counts by the token's clock.
func (d Decoder) clock(v any) string {
	n, ok := v.(*big.Int)
	if !ok {
		n = big64(uint64(v.(uint32)))
	}
	if d.Token.Clock == ByNumber {
		return n.String() + " blocks"
	}
	return seconds(n)
}

func seconds(n *big.Int) string {
	if !n.IsInt64() || n.Int64() > int64(100*365*day/time.Second) {
		return n.String() + " s"
	}
	if n.Sign() == 0 {
		return "0 s"
	}
	return span(time.Duration(n.Int64()) * time.Second)
}

func (d Decoder) known(id dataset.ID) DatasetEffect {
	e := DatasetEffect{ID: id}
	if d.Known == nil {
		return e
	}
	if ds, ok := d.Known(id); ok {
		e.Contributor, e.Collection, e.CID = &ds.Contributor, ds.Collection, ds.CID
	}
	return e
}

// approvalEffect reads one entry as the registry will judge it.
func approvalEffect(entry datasetregistry.IDatasetRegistryApproval) DatasetEffect {
	e := DatasetEffect{
		Contributor: &entry.Contributor, Licence: strings.ToValidUTF8(entry.Licence, "\ufffd"),
		Expiry: entry.Expiry, Round: entry.ExpectedRound,
	}
	e.ID = rawID(entry.Contributor, entry.Collection, entry.Cid)
	var err error
	if e.CID, err = dataset.CIDFromBytes(entry.Cid); err != nil {
		e.Malformed = "the CID is not one that the registry accepts"
	} else if e.Collection, err = dataset.CollectionFromBytes32(entry.Collection); err != nil {
		e.Malformed = "the collection's name is not one that the registry accepts"
	} else if err = (Approval{Dataset: dataset.Dataset{Contributor: entry.Contributor, Collection: e.Collection, CID: e.CID},
		Licence: entry.Licence}).check(); err != nil {
		e.Malformed = err.Error()
	}
	if len(entry.Metadata) > 0 {
		if e.Metadata, err = dataset.CIDFromBytes(entry.Metadata); err != nil {
			e.Malformed = "the metadata's CID is not one that the registry accepts"
		}
	}
	return e
}
