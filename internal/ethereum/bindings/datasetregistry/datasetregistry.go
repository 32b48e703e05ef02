// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package datasetregistry

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// IDatasetRegistryApproval is an auto generated low-level Go binding around an user-defined struct.
type IDatasetRegistryApproval struct {
	Contributor   common.Address
	Collection    [32]byte
	Cid           []byte
	Licence       string
	Metadata      []byte
	Expiry        uint64
	ExpectedRound uint32
}

// DatasetRegistryMetaData contains all meta data concerning the DatasetRegistry contract.
var DatasetRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"approve\",\"inputs\":[{\"name\":\"approvals\",\"type\":\"tuple[]\",\"internalType\":\"structIDatasetRegistry.Approval[]\",\"components\":[{\"name\":\"contributor\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"collection\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"licence\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"expectedRound\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"id\",\"inputs\":[{\"name\":\"contributor\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"collection\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"isApproved\",\"inputs\":[{\"name\":\"contributor\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"collection\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revoke\",\"inputs\":[{\"name\":\"id_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"status\",\"inputs\":[{\"name\":\"id_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumIDatasetRegistry.Status\"},{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"collection\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ApprovalSkipped\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIDatasetRegistry.SkipReason\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DatasetApproved\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"contributor\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"collection\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"licence\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"round\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DatasetRenewed\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DatasetRevoked\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"},{\"name\":\"reason\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DatasetWithdrawn\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"contributor\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"collection\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"indexed\":false,\"internalType\":\"bytes\"},{\"name\":\"round\",\"type\":\"uint32\",\"indexed\":false,\"internalType\":\"uint32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"DatasetRegistryMalformed\",\"inputs\":[{\"name\":\"collection\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cid\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]},{\"type\":\"error\",\"name\":\"DatasetRegistryNotApproved\",\"inputs\":[{\"name\":\"id\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"enumIDatasetRegistry.Status\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "DatasetRegistry",
	Bin: "0x60803460b857601f61131938819003918201601f19168301916001600160401b0383118484101760bc5780849260209460405283398101031260b857516001600160a01b0381169081900360b857801560a5575f80546001600160a01b031981168317825560405192916001600160a01b03909116907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a361124890816100d18239f35b631e4fbdf760e01b5f525f60045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c806308ccbc941461056257806318cc0583146105315780634a2e35ba146103dd57806352ad0d5e1461034f578063603926a91461032b578063715018a6146102915780638da5cb5b14610241578063ef45cd4b1461016f5763f2fde38b1461007c575f80fd5b3461016b5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016b5760043573ffffffffffffffffffffffffffffffffffffffff811680910361016b576100d4610879565b801561013f5773ffffffffffffffffffffffffffffffffffffffff5f54827fffffffffffffffffffffffff00000000000000000000000000000000000000008216175f55167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e05f80a3005b7f1e4fbdf7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b5f80fd5b3461016b5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016b5760043567ffffffffffffffff811161016b573660238201121561016b57806004013567ffffffffffffffff811161016b573660248260051b8401011161016b576101e6610879565b5f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffefd83360301905b8281101561023f5760248160051b85010135908282121561016b576102396024600193870101610c3f565b0161020e565b005b3461016b575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016b57602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b3461016b575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016b576102c7610879565b5f73ffffffffffffffffffffffffffffffffffffffff81547fffffffffffffffffffffffff000000000000000000000000000000000000000081168355167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e08280a3005b3461016b57602061034761033e3661070e565b929190916107c4565b604051908152f35b3461016b5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261016b576004355f526001602052608060405f205460ff81169061039d8261077c565b63ffffffff8160081c169067ffffffffffffffff808260281c169160681c1691604051936103ca8161077c565b8452602084015260408301526060820152f35b3461016b576103eb366106bc565b906103f58361094e565b158015610520575b6104d85761040d828285336107c4565b90815f52600160205263ffffffff60405f205460081c16928363ffffffff81036104c6575b5063ffffffff61048a7f680513401c4a4cd7a453fd1fdc02370f184f525460d66f89902836d6d567b2489364ffffffff008760081b16600317865f52600160205260405f205560405193604085526040850191610786565b941660208201528033940390a4005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b6104d19194506108c5565b9285610432565b61051c83916040519384937f90f031b40000000000000000000000000000000000000000000000000000000085526004850152604060248501526044840191610786565b0390fd5b5061052b8282610b27565b156103fd565b3461016b5761054261033e3661070e565b5f526001602052602061055860405f2054610909565b6040519015158152f35b3461016b57610570366106bc565b90610579610879565b825f52600160205260405f205460ff81166105938161077c565b61059c8161077c565b6001810361064d575060081c63ffffffff16807fffffffffffffffffffffffffffffffffffffffffffffffffffffffff00000001810161063d575b5061063863ffffffff927f2b85f787bf0ca050d4837b28f4e5c58d211e90acc3300602cfa5b4da0803fcaf9464ffffffff008460081b16600217875f52600160205260405f2055604051948594168452604060208501526040840191610786565b0390a2005b61064791506108c5565b846105d7565b846106578261077c565b7f1063229e000000000000000000000000000000000000000000000000000000005f526004526106868161077c565b60245260445ffd5b9181601f8401121561016b5782359167ffffffffffffffff831161016b576020838186019501011161016b57565b9060407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc83011261016b57600435916024359067ffffffffffffffff821161016b5761070a9160040161068e565b9091565b60607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc82011261016b5760043573ffffffffffffffffffffffffffffffffffffffff8116810361016b5791602435916044359067ffffffffffffffff821161016b5761070a9160040161068e565b6004111561049957565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b92917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe091610826601f9260405195869373ffffffffffffffffffffffffffffffffffffffff602086019916895260408501526060808501526080840191610786565b0382810184520116810181811067ffffffffffffffff82111761084c5760405251902090565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff5f5416330361089957565b7f118cdaa7000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b63ffffffff1663ffffffff81146108dc5760010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b600160ff82166109188161077c565b6109218161077c565b14908161092c575090565b60681c67ffffffffffffffff16801591508115610947575090565b9050421090565b7f8080808080808080808080808080808080808080808080808080808080808080811615801590610b1c575b8015610b10575b610b0b577f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f8101907f808080808080808080808080808080808080808080808080808080808080808080831692831960081c1616610b05577f8080808080808080808080808080808080808080808080808080808080808080807f5252525252525252525252525252525252525252525252525252525252525252830116197f535353535353535353535353535353535353535353535353535353535353535383011616907f808080808080808080808080808080808080808080808080808080808080808080807f4646464646464646464646464646464646464646464646464646464646464646840116197f505050505050505050505050505050505050505050505050505050505050505084011616917f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f827f0505050505050505050505050505050505050505050505050505050505050505830116199101161617171490565b50505f90565b505f90565b5060ff81161515610981565b508060f81c1561097a565b9060248103610b05577fffffffff0000000000000000000000000000000000000000000000000000000091358281169160048110610bb8575b5050167f01701220000000000000000000000000000000000000000000000000000000008114908115610b91575090565b7f015512200000000000000000000000000000000000000000000000000000000091501490565b839250829060040360031b1b16165f80610b60565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561016b570180359067ffffffffffffffff821161016b5760200191813603831361016b57565b3573ffffffffffffffffffffffffffffffffffffffff8116810361016b5790565b610c4c6040820182610bcd565b9190610c5782610c1e565b610c688483602086013580946107c4565b936080840190610c788286610bcd565b9073ffffffffffffffffffffffffffffffffffffffff610c9788610c1e565b16151591826110e4575b826110d2575b826110ac575b505080611090575b1561105f57855f52600160205260405f20549163ffffffff8360081c169360c08701359263ffffffff841680940361016b5760a08801359667ffffffffffffffff88169889890361016b57610d0987610909565b15610ea257505050505082811490818092610e67575b15610db45750506020927f574f1989100f2dcaac3761a6755c1092ee0791e0960b89cbcd65dd67d1df7f4a949267ffffffffffffffff610d9f9360281c169064ffffffff006cffffffffffffffff000000000074ffffffffffffffff0000000000000000000000000060019560681b169360281b169160081b1617171790565b845f526001835260405f2055604051908152a2565b93509350508215610e29575b505015610dff577fd4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf6602060025b60405190610dfa8161077c565b8152a2565b7fd4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf660206001610ded565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9192500163ffffffff81116108dc5763ffffffff16145f80610dc0565b5067ffffffffffffffff8360681c168015159081610e86575b50610d1f565b871591508115610e98575b505f610e80565b905086115f610e91565b9297948792965099989690939914801590611052575b15610ef3575050505050505090507fd4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf6602060405160018152a2565b85151580611048575b15610f37575050505050505090507fd4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf6602060405160038152a2565b60a09361103573ffffffffffffffffffffffffffffffffffffffff946110196110277f79c38af0740542353f1414967827adda1ead2aba041f816cbc5b797be2ca1b199a9c9b9d96610fd5610f9063ffffffff986108c5565b96600888901b64ffffffff00164260281b6cffffffffffffffff0000000000161760689190911b74ffffffffffffffff00000000000000000000000000161760011790565b8d5f52600160205260405f2055610feb81610c1e565b97611004610ffc6060840184610bcd565b929093610bcd565b9490956040519d8d8f9e8f9081520191610786565b918b830360208d0152610786565b9188830360408a0152610786565b98606086015216608084015216940390a4565b5042861115610efc565b5063ffffffff8114610eb8565b50505050507fd4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf660206040515f8152a2565b506110a76110a16060870187610bcd565b906110f5565b610cb5565b801592509082156110c1575b50505f80610cad565b6110cb9250610b27565b5f806110b8565b91506110de8387610b27565b91610ca7565b91506110ef8561094e565b91610ca1565b9060408111610b05575f5b81811061110f57505050600190565b80820382821161016b5781840135906020811080611217575b1561120f577f20202020202020202020202020202020202020202020202020202020202020209060031b1c905b177f808080808080808080808080808080808080808080808080808080808080808081161590811591611197575b5061119057602001611100565b5050505f90565b7f80808080808080808080808080808080808080808080808080808080808080809150807f6060606060606060606060606060606060606060606060606060606060606060837f010101010101010101010101010101010101010101010101010101010101010181940116199101161614155f611183565b505f90611155565b917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260200360031b1b169161112856",
}

// DatasetRegistry is an auto generated Go binding around an Ethereum contract.
type DatasetRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *DatasetRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewDatasetRegistry creates a new instance of DatasetRegistry.
func NewDatasetRegistry() *DatasetRegistry {
	parsed, err := DatasetRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &DatasetRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *DatasetRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address owner_) returns()
func (datasetRegistry *DatasetRegistry) PackConstructor(owner_ common.Address) []byte {
	enc, err := datasetRegistry.abi.Pack("", owner_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef45cd4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve((address,bytes32,bytes,string,bytes,uint64,uint32)[] approvals) returns()
func (datasetRegistry *DatasetRegistry) PackApprove(approvals []IDatasetRegistryApproval) []byte {
	enc, err := datasetRegistry.abi.Pack("approve", approvals)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xef45cd4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve((address,bytes32,bytes,string,bytes,uint64,uint32)[] approvals) returns()
func (datasetRegistry *DatasetRegistry) TryPackApprove(approvals []IDatasetRegistryApproval) ([]byte, error) {
	return datasetRegistry.abi.Pack("approve", approvals)
}

// PackId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x603926a9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function id(address contributor, bytes32 collection, bytes cid) pure returns(bytes32)
func (datasetRegistry *DatasetRegistry) PackId(contributor common.Address, collection [32]byte, cid []byte) []byte {
	enc, err := datasetRegistry.abi.Pack("id", contributor, collection, cid)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x603926a9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function id(address contributor, bytes32 collection, bytes cid) pure returns(bytes32)
func (datasetRegistry *DatasetRegistry) TryPackId(contributor common.Address, collection [32]byte, cid []byte) ([]byte, error) {
	return datasetRegistry.abi.Pack("id", contributor, collection, cid)
}

// UnpackId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x603926a9.
//
// Solidity: function id(address contributor, bytes32 collection, bytes cid) pure returns(bytes32)
func (datasetRegistry *DatasetRegistry) UnpackId(data []byte) ([32]byte, error) {
	out, err := datasetRegistry.abi.Unpack("id", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIsApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18cc0583.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isApproved(address contributor, bytes32 collection, bytes cid) view returns(bool)
func (datasetRegistry *DatasetRegistry) PackIsApproved(contributor common.Address, collection [32]byte, cid []byte) []byte {
	enc, err := datasetRegistry.abi.Pack("isApproved", contributor, collection, cid)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsApproved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18cc0583.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isApproved(address contributor, bytes32 collection, bytes cid) view returns(bool)
func (datasetRegistry *DatasetRegistry) TryPackIsApproved(contributor common.Address, collection [32]byte, cid []byte) ([]byte, error) {
	return datasetRegistry.abi.Pack("isApproved", contributor, collection, cid)
}

// UnpackIsApproved is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x18cc0583.
//
// Solidity: function isApproved(address contributor, bytes32 collection, bytes cid) view returns(bool)
func (datasetRegistry *DatasetRegistry) UnpackIsApproved(data []byte) (bool, error) {
	out, err := datasetRegistry.abi.Unpack("isApproved", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (datasetRegistry *DatasetRegistry) PackOwner() []byte {
	enc, err := datasetRegistry.abi.Pack("owner")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owner() view returns(address)
func (datasetRegistry *DatasetRegistry) TryPackOwner() ([]byte, error) {
	return datasetRegistry.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (datasetRegistry *DatasetRegistry) UnpackOwner(data []byte) (common.Address, error) {
	out, err := datasetRegistry.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (datasetRegistry *DatasetRegistry) PackRenounceOwnership() []byte {
	enc, err := datasetRegistry.abi.Pack("renounceOwnership")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceOwnership() returns()
func (datasetRegistry *DatasetRegistry) TryPackRenounceOwnership() ([]byte, error) {
	return datasetRegistry.abi.Pack("renounceOwnership")
}

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08ccbc94.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(bytes32 id_, string reason) returns()
func (datasetRegistry *DatasetRegistry) PackRevoke(id [32]byte, reason string) []byte {
	enc, err := datasetRegistry.abi.Pack("revoke", id, reason)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08ccbc94.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(bytes32 id_, string reason) returns()
func (datasetRegistry *DatasetRegistry) TryPackRevoke(id [32]byte, reason string) ([]byte, error) {
	return datasetRegistry.abi.Pack("revoke", id, reason)
}

// PackStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52ad0d5e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function status(bytes32 id_) view returns(uint8, uint32, uint64, uint64)
func (datasetRegistry *DatasetRegistry) PackStatus(id [32]byte) []byte {
	enc, err := datasetRegistry.abi.Pack("status", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52ad0d5e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function status(bytes32 id_) view returns(uint8, uint32, uint64, uint64)
func (datasetRegistry *DatasetRegistry) TryPackStatus(id [32]byte) ([]byte, error) {
	return datasetRegistry.abi.Pack("status", id)
}

// StatusOutput serves as a container for the return parameters of contract
// method Status.
type StatusOutput struct {
	Arg0 uint8
	Arg1 uint32
	Arg2 uint64
	Arg3 uint64
}

// UnpackStatus is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52ad0d5e.
//
// Solidity: function status(bytes32 id_) view returns(uint8, uint32, uint64, uint64)
func (datasetRegistry *DatasetRegistry) UnpackStatus(data []byte) (StatusOutput, error) {
	out, err := datasetRegistry.abi.Unpack("status", data)
	outstruct := new(StatusOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.Arg1 = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.Arg2 = *abi.ConvertType(out[2], new(uint64)).(*uint64)
	outstruct.Arg3 = *abi.ConvertType(out[3], new(uint64)).(*uint64)
	return *outstruct, nil
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (datasetRegistry *DatasetRegistry) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := datasetRegistry.abi.Pack("transferOwnership", newOwner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (datasetRegistry *DatasetRegistry) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return datasetRegistry.abi.Pack("transferOwnership", newOwner)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a2e35ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(bytes32 collection, bytes cid) returns()
func (datasetRegistry *DatasetRegistry) PackWithdraw(collection [32]byte, cid []byte) []byte {
	enc, err := datasetRegistry.abi.Pack("withdraw", collection, cid)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a2e35ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(bytes32 collection, bytes cid) returns()
func (datasetRegistry *DatasetRegistry) TryPackWithdraw(collection [32]byte, cid []byte) ([]byte, error) {
	return datasetRegistry.abi.Pack("withdraw", collection, cid)
}

// DatasetRegistryApprovalSkipped represents a ApprovalSkipped event raised by the DatasetRegistry contract.
type DatasetRegistryApprovalSkipped struct {
	Id     [32]byte
	Reason uint8
	Raw    *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryApprovalSkippedEventName = "ApprovalSkipped"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryApprovalSkipped) ContractEventName() string {
	return DatasetRegistryApprovalSkippedEventName
}

// UnpackApprovalSkippedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ApprovalSkipped(bytes32 indexed id, uint8 reason)
func (datasetRegistry *DatasetRegistry) UnpackApprovalSkippedEvent(log *types.Log) (*DatasetRegistryApprovalSkipped, error) {
	event := "ApprovalSkipped"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryApprovalSkipped)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DatasetRegistryDatasetApproved represents a DatasetApproved event raised by the DatasetRegistry contract.
type DatasetRegistryDatasetApproved struct {
	Id          [32]byte
	Contributor common.Address
	Collection  [32]byte
	Cid         []byte
	Licence     string
	Metadata    []byte
	Expiry      uint64
	Round       uint32
	Raw         *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryDatasetApprovedEventName = "DatasetApproved"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryDatasetApproved) ContractEventName() string {
	return DatasetRegistryDatasetApprovedEventName
}

// UnpackDatasetApprovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DatasetApproved(bytes32 indexed id, address indexed contributor, bytes32 indexed collection, bytes cid, string licence, bytes metadata, uint64 expiry, uint32 round)
func (datasetRegistry *DatasetRegistry) UnpackDatasetApprovedEvent(log *types.Log) (*DatasetRegistryDatasetApproved, error) {
	event := "DatasetApproved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryDatasetApproved)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DatasetRegistryDatasetRenewed represents a DatasetRenewed event raised by the DatasetRegistry contract.
type DatasetRegistryDatasetRenewed struct {
	Id     [32]byte
	Expiry uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryDatasetRenewedEventName = "DatasetRenewed"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryDatasetRenewed) ContractEventName() string {
	return DatasetRegistryDatasetRenewedEventName
}

// UnpackDatasetRenewedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DatasetRenewed(bytes32 indexed id, uint64 expiry)
func (datasetRegistry *DatasetRegistry) UnpackDatasetRenewedEvent(log *types.Log) (*DatasetRegistryDatasetRenewed, error) {
	event := "DatasetRenewed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryDatasetRenewed)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DatasetRegistryDatasetRevoked represents a DatasetRevoked event raised by the DatasetRegistry contract.
type DatasetRegistryDatasetRevoked struct {
	Id     [32]byte
	Round  uint32
	Reason string
	Raw    *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryDatasetRevokedEventName = "DatasetRevoked"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryDatasetRevoked) ContractEventName() string {
	return DatasetRegistryDatasetRevokedEventName
}

// UnpackDatasetRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DatasetRevoked(bytes32 indexed id, uint32 round, string reason)
func (datasetRegistry *DatasetRegistry) UnpackDatasetRevokedEvent(log *types.Log) (*DatasetRegistryDatasetRevoked, error) {
	event := "DatasetRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryDatasetRevoked)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DatasetRegistryDatasetWithdrawn represents a DatasetWithdrawn event raised by the DatasetRegistry contract.
type DatasetRegistryDatasetWithdrawn struct {
	Id          [32]byte
	Contributor common.Address
	Collection  [32]byte
	Cid         []byte
	Round       uint32
	Raw         *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryDatasetWithdrawnEventName = "DatasetWithdrawn"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryDatasetWithdrawn) ContractEventName() string {
	return DatasetRegistryDatasetWithdrawnEventName
}

// UnpackDatasetWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DatasetWithdrawn(bytes32 indexed id, address indexed contributor, bytes32 indexed collection, bytes cid, uint32 round)
func (datasetRegistry *DatasetRegistry) UnpackDatasetWithdrawnEvent(log *types.Log) (*DatasetRegistryDatasetWithdrawn, error) {
	event := "DatasetWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryDatasetWithdrawn)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// DatasetRegistryOwnershipTransferred represents a OwnershipTransferred event raised by the DatasetRegistry contract.
type DatasetRegistryOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const DatasetRegistryOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (DatasetRegistryOwnershipTransferred) ContractEventName() string {
	return DatasetRegistryOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (datasetRegistry *DatasetRegistry) UnpackOwnershipTransferredEvent(log *types.Log) (*DatasetRegistryOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != datasetRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(DatasetRegistryOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := datasetRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range datasetRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (datasetRegistry *DatasetRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], datasetRegistry.abi.Errors["DatasetRegistryMalformed"].ID.Bytes()[:4]) {
		return datasetRegistry.UnpackDatasetRegistryMalformedError(raw[4:])
	}
	if bytes.Equal(raw[:4], datasetRegistry.abi.Errors["DatasetRegistryNotApproved"].ID.Bytes()[:4]) {
		return datasetRegistry.UnpackDatasetRegistryNotApprovedError(raw[4:])
	}
	if bytes.Equal(raw[:4], datasetRegistry.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return datasetRegistry.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], datasetRegistry.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return datasetRegistry.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// DatasetRegistryDatasetRegistryMalformed represents a DatasetRegistryMalformed error raised by the DatasetRegistry contract.
type DatasetRegistryDatasetRegistryMalformed struct {
	Collection [32]byte
	Cid        []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DatasetRegistryMalformed(bytes32 collection, bytes cid)
func DatasetRegistryDatasetRegistryMalformedErrorID() common.Hash {
	return common.HexToHash("0x90f031b4e4877c2dc7ec157094869497dc0e7b523c456ecf8eacc79857247bcb")
}

// UnpackDatasetRegistryMalformedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DatasetRegistryMalformed(bytes32 collection, bytes cid)
func (datasetRegistry *DatasetRegistry) UnpackDatasetRegistryMalformedError(raw []byte) (*DatasetRegistryDatasetRegistryMalformed, error) {
	out := new(DatasetRegistryDatasetRegistryMalformed)
	if err := datasetRegistry.abi.UnpackIntoInterface(out, "DatasetRegistryMalformed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DatasetRegistryDatasetRegistryNotApproved represents a DatasetRegistryNotApproved error raised by the DatasetRegistry contract.
type DatasetRegistryDatasetRegistryNotApproved struct {
	Id     [32]byte
	Status uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DatasetRegistryNotApproved(bytes32 id, uint8 status)
func DatasetRegistryDatasetRegistryNotApprovedErrorID() common.Hash {
	return common.HexToHash("0x1063229eed8e7f384292c3506355473733078160bf21ff04246d7c065a64e1c8")
}

// UnpackDatasetRegistryNotApprovedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DatasetRegistryNotApproved(bytes32 id, uint8 status)
func (datasetRegistry *DatasetRegistry) UnpackDatasetRegistryNotApprovedError(raw []byte) (*DatasetRegistryDatasetRegistryNotApproved, error) {
	out := new(DatasetRegistryDatasetRegistryNotApproved)
	if err := datasetRegistry.abi.UnpackIntoInterface(out, "DatasetRegistryNotApproved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DatasetRegistryOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the DatasetRegistry contract.
type DatasetRegistryOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func DatasetRegistryOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (datasetRegistry *DatasetRegistry) UnpackOwnableInvalidOwnerError(raw []byte) (*DatasetRegistryOwnableInvalidOwner, error) {
	out := new(DatasetRegistryOwnableInvalidOwner)
	if err := datasetRegistry.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// DatasetRegistryOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the DatasetRegistry contract.
type DatasetRegistryOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func DatasetRegistryOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (datasetRegistry *DatasetRegistry) UnpackOwnableUnauthorizedAccountError(raw []byte) (*DatasetRegistryOwnableUnauthorizedAccount, error) {
	out := new(DatasetRegistryOwnableUnauthorizedAccount)
	if err := datasetRegistry.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}
