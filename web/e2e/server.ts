import { spawn, type ChildProcess } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** The project's own sample. */
export const sample = fileURLToPath(new URL("../../samples/eips", import.meta.url))

const binary = process.env.WITAN ?? fileURLToPath(new URL("../../bin/witan", import.meta.url))

/** The DAO's contracts as the status names them; block: of their deployment. */
interface Contracts {
  token: string
  governor: string
  timelock: string
  registry: string
  block: number
}

/** A port that nobody listens on right now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const s = createServer()
    s.once("error", reject)
    s.listen(0, "127.0.0.1", () => {
      const { port } = s.address() as { port: number }
      s.close(() => resolve(port))
    })
  })
}

const freeAddress = async () => "127.0.0.1:" + (await freePort())

/** Options of witan.toml, as variables of the environment. */
type Options = Record<string, string>

/** The real binary in a folder of its own: a development chain with all round it, or a server beside one. */
export class Server {
  readonly url: string
  private process: ChildProcess | undefined
  private log = ""

  private constructor(
    private readonly command: "dev" | "serve",
    readonly dir: string,
    readonly listen: string,
    readonly chain: string,
    private readonly gateway: string,
    private readonly options: Options,
  ) {
    this.url = "http://" + listen
  }

  /** `witan dev`: everything in one process. */
  static async start(options: Options = {}): Promise<Server> {
    const dir = await mkdtemp(join(tmpdir(), "witan-e2e-"))
    const s = new Server("dev", dir, await freeAddress(), await freeAddress(), await freeAddress(), options)
    await s.run()
    return s
  }

  /** `witan serve` for the DAO of a development chain, as on any other: it offers no test accounts. */
  static async serve(dev: Server, options: Options = {}): Promise<Server> {
    const { contracts, gateway } = await dev.get<{ contracts: Contracts; gateway: string }>("/api/v1/status")
    const dir = await mkdtemp(join(tmpdir(), "witan-e2e-"))
    const s = new Server("serve", dir, await freeAddress(), dev.chain, await freeAddress(), {
      WITAN_CHAIN_RPC: "http://" + dev.chain,
      WITAN_CHAIN_TOKEN: contracts.token,
      WITAN_CHAIN_GOVERNOR: contracts.governor,
      WITAN_CHAIN_TIMELOCK: contracts.timelock,
      WITAN_CHAIN_REGISTRY: contracts.registry,
      WITAN_CHAIN_FROM_BLOCK: String(contracts.block),
      WITAN_CHAIN_FINALITY: "latest",
      WITAN_CHAIN_POLL: "100ms",
      WITAN_IPFS_GATEWAYS: gateway,
      WITAN_IPFS_PRIVATE_GATEWAYS: gateway,
      ...options,
    })
    await s.run()
    return s
  }

  /** Starts the process, again after stop or kill. */
  async run(): Promise<void> {
    const args = [this.command, "--data", join(this.dir, "data")]
    const listen = { WITAN_SERVER_LISTEN: this.listen, WITAN_SERVER_GATEWAY_LISTEN: this.gateway }
    const chain = this.command === "dev" ? { WITAN_DEV_CHAIN_LISTEN: this.chain } : {}
    const env = { ...process.env, ...listen, ...chain, ...this.options }
    const p = spawn(binary, args, { env, stdio: ["ignore", "pipe", "pipe"] })
    this.process = p
    p.stdout.on("data", (b: Buffer) => (this.log += b.toString()))
    p.stderr.on("data", (b: Buffer) => (this.log += b.toString()))
    for (let i = 0; i < 300; i++) {
      if (p.exitCode !== null) throw new Error("the server ended:\n" + this.log)
      // Its chain is followed, so that every page has what it reads.
      const ok = await fetch(this.url + "/api/v1/settings").then(
        (r) => r.ok,
        () => false,
      )
      if (ok) return
      await new Promise((r) => setTimeout(r, 50))
    }
    throw new Error("the server is not ready:\n" + this.log)
  }

  /** Ends the process; SIGKILL is kill -9. */
  async end(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    const p = this.process
    if (!p || p.exitCode !== null || p.signalCode !== null) return
    const ended = new Promise((r) => p.once("exit", r))
    p.kill(signal)
    await ended
  }

  async stop(): Promise<void> {
    await this.end("SIGINT")
    await rm(this.dir, { recursive: true, force: true })
  }

  /** Runs the command line against this server and answers what it prints; as: a test account. */
  witan(...args: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, WITAN_SERVER: this.url, WITAN_RPC: "http://" + this.chain }
      const p = spawn(binary, args, { env, stdio: ["ignore", "pipe", "pipe"] })
      let out = ""
      let err = ""
      p.stdout.on("data", (b: Buffer) => (out += b.toString()))
      p.stderr.on("data", (b: Buffer) => (err += b.toString()))
      p.on("close", (code) =>
        code === 0 ? resolve(out) : reject(new Error(`witan ${args.join(" ")}: ${code}\n${out}${err}`)),
      )
    })
  }

  /** Takes a proposal of account 5 through its vote and executes it. */
  async pass(number: number): Promise<void> {
    const n = String(number)
    await this.witan("dev", "advance", "2s") // the voting delay
    await this.witan("vote", n, "for", "--as", "0")
    await this.witan("vote", n, "for", "--as", "1")
    await this.witan("dev", "advance", "2m")
    await this.witan("queue", n, "--as", "0")
    await this.witan("dev", "advance", "10s")
    await this.witan("execute", n, "--as", "0")
  }

  /** Uploads and proposes a folder or file as account 5, and answers its CID. */
  async propose(path: string, title: string): Promise<string> {
    const added = await this.witan("add", path, "--as", "5", "--json")
    const cid = /"cid":\s*"([^"]+)"/.exec(added)?.[1]
    if (!cid) throw new Error("witan add printed no CID: " + added)
    const words = ["--licence", "CC0-1.0", "--title", title, "--as", "5", "--yes"]
    await this.witan("propose", "dataset", cid, ...words)
    return cid
  }

  /** Proposes a folder or file as account 5, passes it, imports it, and answers its CID. */
  async approve(path: string, title: string, number: number): Promise<string> {
    const cid = await this.propose(path, title)
    await this.pass(number)
    await this.witan("import", cid, "--as", "5")
    return cid
  }

  /** Calls the API. */
  async get<T>(path: string): Promise<T> {
    const r = await fetch(this.url + path)
    if (!r.ok) throw new Error(`${path}: ${r.status} ${await r.text()}`)
    return (await r.json()) as T
  }

  /** JSON-RPC of the chain. */
  async rpc<T = unknown>(method: string, params: unknown[] = []): Promise<T> {
    const r = await fetch("http://" + this.chain, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    })
    const answer = (await r.json()) as {
      result?: T
      error?: { code: number; message: string; data?: unknown }
    }
    if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error)
    return answer.result as T
  }
}
