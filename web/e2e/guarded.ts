import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Server } from "./server"

/**
 * A server whose DAO has a test account as guardian, for two days of the chain's time, and
 * where voting begins an hour after a proposal is made.
 */
export async function guarded(account: number): Promise<Server> {
  const s = await Server.start()
  const data = join(s.dir, "data")
  const { accounts } = await s.get<{ accounts: { address: string }[] }>("/api/v1/dev/accounts")
  const members = join(s.dir, "members.csv")
  const rows = accounts.slice(0, 5).map((a) => a.address + ",1000")
  await writeFile(members, ["address,votes", ...rows, ""].join("\n"))
  const times = [
    "--voting-delay",
    "1h",
    "--voting-period",
    "10m",
    "--late-extension",
    "10s",
    "--timelock",
    "5s",
  ]
  const until = new Date(Date.now() + 48 * 3600_000).toISOString().replace(/\.\d+/, "")
  const guardian = ["--guardian", accounts[account]?.address ?? "", "--guardian-until", until]
  const deploy = ["deploy", "--members", members, "--threshold", "0", ...times, ...guardian]
  const out = await s.witan(...deploy, "--as", "0", "--yes", "--json")
  // The server of the development chain serves the DAO that this file names, from the start.
  await s.end("SIGINT")
  await writeFile(join(data, "chain", "dao.json"), out)
  for (const db of ["witan.db", "index.db"])
    for (const end of ["", "-wal", "-shm"]) await rm(join(data, db + end), { force: true })
  await s.run()
  return s
}
