import { createPublicClient, createWalletClient, getAddress, http, type Hex } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import type { Server } from "./server"

/**
 * A smart contract wallet with one owner, as bytecode. Called by its owner it calls the
 * address that the first 20 bytes of the calldata give, with the rest. Called by others it
 * is ERC-1271's isValidSignature(bytes32,bytes) and confirms the owner's signatures.
 */
function runtime(owner: Hex): string {
  const push20 = "73" + owner.slice(2)
  const verify =
    "60043560005260a43560f81c602052" + // digest to 0, v to 32
    "60406064604037" + // r and s to 64
    "602060806080600060015afa50" + // ecrecover to 128
    "608051" +
    push20 +
    "1460e01b631626ba7e02" + // the magic value, or zero
    "60005260206000f3"
  const begin = 1 + 21 + 1 + 2 + 1 // CALLER PUSH20 EQ PUSH1 JUMPI
  const exec = begin + verify.length / 2
  const call = "5b60006000601436038060146000376000600060003560601c5af1"
  const ok = exec + call.length / 2 + 2 + 1 + 9
  const revert = "3d600060003e3d6000fd"
  const byte = (n: number) => n.toString(16).padStart(2, "0")
  return "33" + push20 + "1460" + byte(exec) + "57" + verify + call + "60" + byte(ok) + "57" + revert + "5b00"
}

/** Deploys the wallet on the development chain and answers its address. */
export async function deployWallet(server: Server, key: Hex): Promise<Hex> {
  const transport = http("http://" + server.chain)
  const account = privateKeyToAccount(key)
  const code = runtime(account.address)
  const size = (code.length / 2).toString(16).padStart(2, "0")
  const init = `0x60${size}80600b6000396000f3${code}` as Hex // copies what follows it, and returns it
  const hash = await createWalletClient({ account, transport }).sendTransaction({ chain: null, data: init })
  const receipt = await createPublicClient({ transport, pollingInterval: 50 }).waitForTransactionReceipt({
    hash,
  })
  if (!receipt.contractAddress) throw new Error("the contract wallet was not deployed")
  return getAddress(receipt.contractAddress)
}
