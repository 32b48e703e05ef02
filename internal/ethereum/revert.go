package ethereum

import (
	"errors"
	"fmt"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
)

// Revert is a refusal by a contract. Trying again without a change of state is useless.
type Revert struct {
	// Name of the custom error, "Error" for require with a text, "Panic" for a failed
	// assertion, empty if no known contract declares the error.
	Name string
	// Args of the custom error, decoded; the text for Error and Panic.
	Args []any
	// Data is the raw revert data; empty if the contract gave none.
	Data []byte

	cause error
}

// Error tells the decoded refusal, such as "reverted: GovernorAlreadyCastVote(0x…)".
func (r *Revert) Error() string {
	switch {
	case r.Name == "Error" || r.Name == "Panic":
		return fmt.Sprintf("reverted: %v", r.Args[0])
	case r.Name != "":
		args := make([]string, len(r.Args))
		for i, a := range r.Args {
			args[i] = argument(a)
		}
		return "reverted: " + r.Name + "(" + strings.Join(args, ", ") + ")"
	case len(r.Data) > 0:
		return "reverted with unknown error " + hexutil.Encode(r.Data[:min(len(r.Data), 68)])
	}
	return "reverted without a reason"
}

// Unwrap is the error that the endpoint gave.
func (r *Revert) Unwrap() error { return r.cause }

func argument(a any) string {
	switch v := a.(type) {
	case [32]byte:
		return hexutil.Encode(v[:])
	case []byte:
		return hexutil.Encode(v)
	case string:
		return fmt.Sprintf("%q", v)
	}
	return fmt.Sprint(a)
}

// RevertError turns an error of a call, estimate or binding into a *Revert if it is a
// contract's refusal, decoded with the first of abis that declares the error: a call may
// fail with the error of another contract than the one called. Other errors stay.
func RevertError(err error, abis ...*abi.ABI) error {
	var already *Revert
	if err == nil || errors.As(err, &already) {
		return err
	}
	data, ok := ethclient.RevertErrorData(err)
	if !ok {
		if strings.Contains(err.Error(), "execution reverted") {
			return &Revert{cause: err}
		}
		return err
	}
	r := decodeRevert(data, abis)
	r.cause = err
	return r
}

func decodeRevert(data []byte, abis []*abi.ABI) *Revert {
	r := &Revert{Data: data}
	if len(data) < 4 {
		return r
	}
	for _, a := range abis {
		e, err := a.ErrorByID([4]byte(data))
		if err != nil {
			continue // another contract's error
		}
		if args, err := e.Inputs.Unpack(data[4:]); err == nil {
			r.Name, r.Args = e.Name, args
			return r
		}
	}
	if text, err := abi.UnpackRevert(data); err == nil {
		r.Name, r.Args = "Error", []any{text}
		if string(data[:4]) == "\x4e\x48\x7b\x71" { // Panic(uint256)
			r.Name = "Panic"
		}
	}
	return r
}
