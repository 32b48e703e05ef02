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
	Bin: "0x6080604052348015600e575f5ffd5b50604051611454380380611454833981016040819052602b9160b4565b806001600160a01b038116605857604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b605f816065565b505060df565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f6020828403121560c3575f5ffd5b81516001600160a01b038116811460d8575f5ffd5b9392505050565b611368806100ec5f395ff3fe608060405234801561000f575f5ffd5b5060043610610090575f3560e01c8063603926a911610063578063603926a914610107578063715018a6146101285780638da5cb5b14610130578063ef45cd4b1461014a578063f2fde38b1461015d575f5ffd5b806308ccbc941461009457806318cc0583146100a95780634a2e35ba146100d157806352ad0d5e146100e4575b5f5ffd5b6100a76100a2366004610ead565b610170565b005b6100bc6100b7366004610f0f565b610289565b60405190151581526020015b60405180910390f35b6100a76100df366004610ead565b610326565b6100f76100f2366004610f64565b6103ee565b6040516100c89493929190610fab565b61011a610115366004610f0f565b610498565b6040519081526020016100c8565b6100a76104d0565b5f546040516001600160a01b0390911681526020016100c8565b6100a7610158366004610fe3565b6104e3565b6100a761016b366004611052565b61052e565b61017861056b565b5f838152600160205260408082208151608081019092528054829060ff1660038111156101a7576101a7610f7b565b60038111156101b8576101b8610f7b565b8152905463ffffffff61010082041660208301526001600160401b03600160281b820481166040840152600160681b90910416606090910152905060018151600381111561020857610208610f7b565b14610233578051604051630831914f60e11b815261022a91869160040161106b565b60405180910390fd5b5f6102448560028460200151610597565b9050847f2b85f787bf0ca050d4837b28f4e5c58d211e90acc3300602cfa5b4da0803fcaf82868660405161027a939291906110b0565b60405180910390a25050505050565b5f61031d60015f61029c88888888610498565b8152602081019190915260409081015f208151608081019092528054829060ff1660038111156102ce576102ce610f7b565b60038111156102df576102df610f7b565b8152905463ffffffff61010082041660208301526001600160401b03600160281b820481166040840152600160681b909104166060909101526106a7565b95945050505050565b61032f836106f1565b158061034257506103408282610781565b155b156103665782828260405163243c0c6d60e21b815260040161022a939291906110cf565b5f61037333858585610498565b5f818152600160205260408120549192509061039e908390600390610100900463ffffffff16610597565b905084336001600160a01b0316837f680513401c4a4cd7a453fd1fdc02370f184f525460d66f89902836d6d567b2488787866040516103df939291906110e8565b60405180910390a45050505050565b5f81815260016020526040808220815160808101909252805483928392839283929190829060ff16600381111561042757610427610f7b565b600381111561043857610438610f7b565b8152905463ffffffff6101008204166020808401919091526001600160401b03600160281b83048116604080860191909152600160681b909304166060938401528351908401519184015193909201519199909850919650945092505050565b5f848484846040516020016104b09493929190611111565b604051602081830303815290604052805190602001209050949350505050565b6104d861056b565b6104e15f6107df565b565b6104eb61056b565b5f5b818110156105295761052183838381811061050a5761050a611142565b905060200281019061051c9190611156565b61082e565b6001016104ed565b505050565b61053661056b565b6001600160a01b03811661055f57604051631e4fbdf760e01b81525f600482015260240161022a565b610568816107df565b50565b5f546001600160a01b031633146104e15760405163118cdaa760e01b815233600482015260240161022a565b5f63ffffffff828116146105b1576105ae82611188565b91505b60405180608001604052808460038111156105ce576105ce610f7b565b815263ffffffff84166020808301919091525f60408084018290526060909301819052878152600191829052919091208251815491929091839160ff199091169083600381111561062157610621610f7b565b02179055506020820151815460408401516060909401516cffffffffffffffffffffffff001990911661010063ffffffff909316929092026cffffffffffffffff0000000000191691909117600160281b6001600160401b03948516021767ffffffffffffffff60681b1916600160681b93909116929092029190911790555092915050565b5f6001825160038111156106bd576106bd610f7b565b1480156106eb575060608201516001600160401b031615806106eb575081606001516001600160401b031642105b92915050565b5f8160ff8116151580610702575080155b1561070f57505f92915050565b80156107785760f881901c5f6061821080159061072d5750607a8211155b90505f60308310158015610742575060398311155b905081158015610750575080155b801561075d575082602d14155b1561076d57505f95945050505050565b50505060081b61070f565b50600192915050565b5f6024821461079157505f6106eb565b5f61079f60048285876111ac565b6107a8916111d3565b9050620b809160e51b6001600160e01b0319821614806107d75750620aa89160e51b6001600160e01b03198216145b949350505050565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f61085161083f6020840184611052565b6020840135610115604086018661120b565b905061085c82610cf1565b61088957805f5160206113485f395f51905f525f60405161087d919061124d565b60405180910390a25050565b5f818152600160205260408082208151608081019092528054829060ff1660038111156108b8576108b8610f7b565b60038111156108c9576108c9610f7b565b8152905463ffffffff610100820481166020808501919091526001600160401b03600160281b840481166040860152600160681b9093049092166060909301929092528201519192509081161461091f826106a7565b15610aa157602082015163ffffffff1661093f60e0860160c08701611260565b63ffffffff1614801561096a575061096a61096060c0860160a08701611283565b8360600151610d84565b15610a095761097f60c0850160a08601611283565b5f84815260016020526040902080546001600160401b0392909216600160681b0267ffffffffffffffff60681b19909216919091179055827f574f1989100f2dcaac3761a6755c1092ee0791e0960b89cbcd65dd67d1df7f4a6109e860c0870160a08801611283565b6040516001600160401b0390911681526020015b60405180910390a2610ceb565b602082015163ffffffff16610a2460e0860160c08701611260565b63ffffffff161480610a60575060018260200151610a4291906112a9565b63ffffffff16610a5860e0860160c08701611260565b63ffffffff16145b15610a8357825f5160206113485f395f51905f5260026040516109fc919061124d565b825f5160206113485f395f51905f5260016040516109fc919061124d565b602082015163ffffffff16610abc60e0860160c08701611260565b63ffffffff16141580610acc5750805b15610aef57825f5160206113485f395f51905f5260016040516109fc919061124d565b610aff60c0850160a08601611283565b6001600160401b031615801590610b2e575042610b2260c0860160a08701611283565b6001600160401b031611155b15610b5157825f5160206113485f395f51905f5260036040516109fc919061124d565b5f82602001516001610b6391906112c5565b6040805160808101909152909150806001815263ffffffff831660208201526001600160401b0342166040820152606001610ba460c0880160a08901611283565b6001600160401b031690525f8581526001602081905260409091208251815491929091839160ff1990911690836003811115610be257610be2610f7b565b0217905550602082810151825460408501516060909501516001600160401b03908116600160681b0267ffffffffffffffff60681b1991909616600160281b026cffffffffffffffff00000000001963ffffffff90941661010002939093166cffffffffffffffffffffffff00199092169190911791909117169290921790558501803590610c719087611052565b6001600160a01b0316857f79c38af0740542353f1414967827adda1ead2aba041f816cbc5b797be2ca1b19610ca960408a018a61120b565b610cb660608c018c61120b565b610cc360808e018e61120b565b8e60a0016020810190610cd69190611283565b8b6040516103df9897969594939291906112e1565b50505050565b5f80610d006020840184611052565b6001600160a01b031614158015610d1f5750610d1f82602001356106f1565b8015610d3b5750610d3b610d36604084018461120b565b610781565b8015610d685750610d4f608083018361120b565b15905080610d685750610d68610d36608084018461120b565b80156106eb57506106eb610d7f606084018461120b565b610dc6565b5f6001600160401b03821615801590610dbf57506001600160401b0383161580610dbf5750816001600160401b0316836001600160401b0316115b9392505050565b5f82826040811115610ddc575f925050506106eb565b5f5b81811015610e5d57600160fd1b838383818110610dfd57610dfd611142565b9050013560f81c60f81b6001600160f81b0319161080610e455750603f60f91b838383818110610e2f57610e2f611142565b9050013560f81c60f81b6001600160f81b031916115b15610e55575f93505050506106eb565b600101610dde565b50600195945050505050565b5f5f83601f840112610e79575f5ffd5b5081356001600160401b03811115610e8f575f5ffd5b602083019150836020828501011115610ea6575f5ffd5b9250929050565b5f5f5f60408486031215610ebf575f5ffd5b8335925060208401356001600160401b03811115610edb575f5ffd5b610ee786828701610e69565b9497909650939450505050565b80356001600160a01b0381168114610f0a575f5ffd5b919050565b5f5f5f5f60608587031215610f22575f5ffd5b610f2b85610ef4565b93506020850135925060408501356001600160401b03811115610f4c575f5ffd5b610f5887828801610e69565b95989497509550505050565b5f60208284031215610f74575f5ffd5b5035919050565b634e487b7160e01b5f52602160045260245ffd5b6004811061056857634e487b7160e01b5f52602160045260245ffd5b60808101610fb886610f8f565b94815263ffffffff9390931660208401526001600160401b0391821660408401521660609091015290565b5f5f60208385031215610ff4575f5ffd5b82356001600160401b03811115611009575f5ffd5b8301601f81018513611019575f5ffd5b80356001600160401b0381111561102e575f5ffd5b8560208260051b8401011115611042575f5ffd5b6020919091019590945092505050565b5f60208284031215611062575f5ffd5b610dbf82610ef4565b8281526040810161107b83610f8f565b8260208301529392505050565b81835281816020850137505f828201602090810191909152601f909101601f19169091010190565b63ffffffff84168152604060208201525f61031d604083018486611088565b838152604060208201525f61031d604083018486611088565b604081525f6110fb604083018587611088565b905063ffffffff83166020830152949350505050565b60018060a01b0385168152836020820152606060408201525f611138606083018486611088565b9695505050505050565b634e487b7160e01b5f52603260045260245ffd5b5f823560de1983360301811261116a575f5ffd5b9190910192915050565b634e487b7160e01b5f52601160045260245ffd5b5f63ffffffff821663ffffffff81036111a3576111a3611174565b60010192915050565b5f5f858511156111ba575f5ffd5b838611156111c6575f5ffd5b5050820193919092039150565b80356001600160e01b03198116906004841015611204576001600160e01b0319600485900360031b81901b82161691505b5092915050565b5f5f8335601e19843603018112611220575f5ffd5b8301803591506001600160401b03821115611239575f5ffd5b602001915036819003821315610ea6575f5ffd5b6020810161125a83610f8f565b91905290565b5f60208284031215611270575f5ffd5b813563ffffffff81168114610dbf575f5ffd5b5f60208284031215611293575f5ffd5b81356001600160401b0381168114610dbf575f5ffd5b63ffffffff82811682821603908111156106eb576106eb611174565b63ffffffff81811683821601908111156106eb576106eb611174565b60a081525f6112f460a083018a8c611088565b828103602084015261130781898b611088565b9050828103604084015261131c818789611088565b9150506001600160401b038416606083015263ffffffff83166080830152999850505050505050505056fed4ebd539388a1840cbc9b976118e6e0b454dad2117100b2de32b523634247bf6",
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
