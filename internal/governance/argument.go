package governance

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/witan-project/witan/internal/dataset"
)

// rawID is the dataset id of any entry, also of a malformed one.
func rawID(contributor common.Address, collection [32]byte, cid []byte) dataset.ID {
	enc, err := registryABI.Methods["id"].Inputs.Pack(contributor, collection, cid)
	if err != nil {
		panic("governance: id: " + err.Error()) // the types are fixed above
	}
	return dataset.ID(crypto.Keccak256Hash(enc))
}

func arguments(m *abi.Method, args []any) []Argument {
	out := make([]Argument, len(args))
	for i, a := range args {
		in := m.Inputs[i]
		out[i] = Argument{Name: in.Name, Type: in.Type.String(), Value: show(in.Type, reflect.ValueOf(a))}
		if out[i].Name == "" {
			out[i].Name = "argument " + strconv.Itoa(i+1)
		}
	}
	return out
}

// show writes a decoded value as people read it: addresses with checksum, bytes in
// hexadecimal, numbers in decimal, text quoted.
func show(t abi.Type, v reflect.Value) string {
	switch t.T {
	case abi.AddressTy:
		return v.Interface().(common.Address).Hex()
	case abi.StringTy:
		return strconv.Quote(v.String())
	case abi.BytesTy:
		return hexutil.Encode(v.Bytes())
	case abi.FixedBytesTy, abi.FunctionTy:
		b := make([]byte, v.Len())
		reflect.Copy(reflect.ValueOf(b), v)
		return hexutil.Encode(b)
	case abi.SliceTy, abi.ArrayTy:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = show(*t.Elem, v.Index(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case abi.TupleTy:
		parts := make([]string, len(t.TupleElems))
		for i, elem := range t.TupleElems {
			parts[i] = t.TupleRawNames[i] + ": " + show(*elem, v.Field(i))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if n, ok := v.Interface().(*big.Int); ok {
		return n.String()
	}
	return fmt.Sprint(v.Interface())
}
