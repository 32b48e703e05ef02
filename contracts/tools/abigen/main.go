// Command abigen writes what Go and the web app need to know of the contracts: for each
// one its ABI as JSON and a Go package with the bindings of go-ethereum (abigen, version
// 2). It reads what `forge build` wrote. The same contracts give the same bytes.
//
//	go -C contracts/tools/abigen run . ../../out ../../abi ../../../internal/ethereum/bindings
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/abigen"
)

// contracts are those that are deployed. OpenZeppelin's TimelockController is bound as it
// is; the governor creates it.
var contracts = []contract{
	{name: "MembershipToken"},
	{name: "DataGovernor"},
	{name: "TimelockController", goType: "Timelock"},
	{name: "DatasetRegistry"},
}

type contract struct {
	name   string // of the Solidity contract and of its file
	goType string // where it is not the same
}

// renamed gives overloaded functions of OpenZeppelin's Governor names of their own, by
// signature. Without it abigen numbers them by their order in the file.
var renamed = map[string]string{
	"cancel(uint256)":          "CancelByID",
	"execute(uint256)":         "ExecuteByID",
	"queue(uint256)":           "QueueByID",
	"proposalDetails(uint256)": "ProposalDetailsByID",
	"quorumNumerator(uint256)": "QuorumNumeratorAt",
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: abigen FORGE-OUT ABI-DIR BINDINGS-DIR")
		os.Exit(2)
	}
	for _, c := range contracts {
		if err := generate(c, os.Args[1], os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintf(os.Stderr, "abigen: %s: %v\n", c.name, err)
			os.Exit(1)
		}
	}
}

// generate writes ABI-DIR/Name.json and BINDINGS-DIR/type/type.go.
func generate(c contract, out, abiDir, bindingsDir string) error {
	var artifact struct {
		ABI      json.RawMessage `json:"abi"`
		Bytecode struct {
			Object string          `json:"object"`
			Links  json.RawMessage `json:"linkReferences"`
		} `json:"bytecode"`
	}
	raw, err := os.ReadFile(filepath.Join(out, c.name+".sol", c.name+".json"))
	if err != nil {
		return fmt.Errorf("run `npm run build` first: %w", err)
	}
	if err := json.Unmarshal(raw, &artifact); err != nil {
		return err
	}
	if string(artifact.Bytecode.Links) != "{}" {
		return fmt.Errorf("needs linking to libraries: %s", artifact.Bytecode.Links)
	}

	var compact, indented bytes.Buffer
	if err := errors.Join(json.Compact(&compact, artifact.ABI), json.Indent(&indented, artifact.ABI, "", "  ")); err != nil {
		return err
	}
	indented.WriteByte('\n')
	if err := write(filepath.Join(abiDir, c.name+".json"), indented.Bytes()); err != nil {
		return err
	}

	aliases, err := aliases(compact.String())
	if err != nil {
		return err
	}
	goType := c.goType
	if goType == "" {
		goType = c.name
	}
	pkg := strings.ToLower(goType)
	code, err := abigen.BindV2([]string{goType}, []string{compact.String()}, []string{artifact.Bytecode.Object}, pkg, nil, aliases)
	if err != nil {
		return err
	}
	return write(filepath.Join(bindingsDir, pkg, pkg+".go"), []byte(code))
}

// aliases maps the names that the abi package gives to overloaded functions, which are
// what abigen looks aliases up by, to the ones in renamed. An overload without a name of
// its own is an error, since its generated name would follow the order in the file.
func aliases(abiJSON string) (map[string]string, error) {
	parsed, err := abi.JSON(strings.NewReader(abiJSON))
	if err != nil {
		return nil, err
	}
	overloads := map[string]int{}
	for _, m := range parsed.Methods {
		overloads[m.RawName]++
	}
	aliases := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(parsed.Methods)) {
		m := parsed.Methods[name]
		if overloads[m.RawName] == 1 {
			continue
		}
		if alias, ok := renamed[m.Sig]; ok {
			aliases[name] = alias
		} else {
			aliases[name] = abi.ToCamelCase(m.RawName)
		}
	}
	seen := map[string]string{}
	for name, alias := range aliases {
		if other, ok := seen[alias]; ok {
			return nil, fmt.Errorf("%s and %s would both be %s: name one of them in `renamed`",
				parsed.Methods[name].Sig, parsed.Methods[other].Sig, alias)
		}
		seen[alias] = name
	}
	return aliases, nil
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
