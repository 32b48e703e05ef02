package registry

import (
	"encoding/binary"

	"github.com/witan-project/witan/internal/governance"
)

// multicall makes several calls in one transaction: its creation code does them.
func (w *world) multicall(calls ...governance.Call) {
	w.Helper()
	const (
		push2, push20, codecopy, call, iszero, jumpi = 0x61, 0x73, 0x39, 0xf1, 0x15, 0x57
		jumpdest, revert, gas, zero, stop            = 0x5b, 0xfd, 0x5a, 0x5f, 0x00
	)
	// For each call: copy its data from the end of this code to memory, call, and go to
	// the revert at the end of the code if that failed.
	size := func(n int) []byte { return append([]byte{push2}, binary.BigEndian.AppendUint16(nil, uint16(n))...) }
	build := func(step, end int) []byte {
		var code, data []byte
		for _, c := range calls {
			code = append(code, size(len(c.Data))...)
			code = append(code, size(end+len(data))...)
			code = append(code, zero, codecopy)
			code = append(code, zero, zero) // no answer wanted
			code = append(code, size(len(c.Data))...)
			code = append(code, zero, zero, push20) // data at 0, no value
			code = append(code, c.Target[:]...)
			code = append(code, gas, call, iszero)
			code = append(code, size(step)...)
			code = append(code, jumpi)
			data = append(data, c.Data...)
		}
		code = append(code, stop)
		code = append(code, jumpdest, zero, zero, revert)
		if step == 0 {
			return code
		}
		return append(code, data...)
	}
	plain := len(build(0, 0))
	code := build(plain-4, plain)
	if _, err := w.client.Send(w.Context(), w.key(0), nil, nil, code); err != nil {
		w.Fatal(err)
	}
}
