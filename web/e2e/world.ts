import { cp, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { Folder } from "./folders"
import { sample, Server } from "./server"

/** Files of somebody who wishes the reader ill. Nothing in them may run, load or deceive. */
export const hostile: Record<string, string> = {
  "script.md": [
    "# Hostile <script>document.title='owned'</script>",
    "<script>fetch('https://evil.example/a')</script>",
    "<img src=https://evil.example/b onerror=\"document.title='owned'\">",
    "<svg/onload=\"document.title='owned'\"><style>*{display:none}</style>",
    '<iframe src="https://evil.example/c"></iframe><link rel=stylesheet href=https://evil.example/d>',
    "![pixel](https://evil.example/e.png) ![inline](data:image/svg+xml;base64,PHN2Zz4=)",
    "[click](javascript:document.title='owned') [data](data:text/html,<script>1</script>) [up](//evil.example)",
    "[the bank](https://bank.example@evil.example/login)",
    "The password of the seal is pay\u202Egnp.exe\u202C and zero\u200Bwidth.",
    "| a | b |\n|---|---|\n" + "| <img src=x onerror=alert(1)> | long |\n".repeat(400),
    ">".repeat(40) + " deep",
    "- ".repeat(30) + "nested",
    "A_word_without_any_space_".repeat(60),
  ].join("\n\n"),
  "العربية/قرار المجلس.md":
    "# قرار المجلس\n\nيجوز للمجلس إنهاء المنحة بالتصويت بعد إشعار مدته أربعة عشر يومًا. (ABC 123)\n",
  ["a-name-that-goes-on-" + "and-on-".repeat(28) + "end.md"]: "# Long\n\nThe name of this file is long.\n",
  "50% of #1 & what? [x].md": "# Signs\n\nA file name with signs that mean something in an address.\n",
  "pay\u202Efdp.md": "# Turned\n\nThe name of this file turns the direction of text.\n",
  "page.html": "<!doctype html><script>document.title='owned'</script><p>The page of the seal.</p>\n",
  "picture.png": "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0",
  "empty.md": "",
}

/** A title as long as they come, in two directions. */
export const longTitle =
  "Approve the minutes of the extraordinary assembly, قرارات الجمعية العامة غير العادية, with every annex and correction of 2024 to 2026"

/**
 * A server with everything on it that a page can show. All tests of a worker share it: they
 * may ask, upload and propose there, and leave what is there as it is.
 */
export interface World {
  server: Server
  /** Dataset ids: the sample; the hostile files; one that was revoked; one being voted on. */
  ready: string
  hostile: string
  revoked: string
  voting: string
  /** A conversation with an answer, and one with a refusal. */
  answered: string
  refused: string
  /** The id of the answer, and the cookie of the visitor who asked. */
  answer: string
  visitor: { name: string; value: string }
  /** A contributor and a member. */
  contributor: string
  member: string
}

/** Makes one. It takes some seconds, so each worker has one for all of its tests. */
export async function makeWorld(): Promise<World> {
  const server = await Server.start()
  const folder = await Folder.of("assembly", hostile)
  const old = await Folder.of("old", { "lamp.md": "# Lamps\n\nA lamp left lit is carried to the cellar.\n" })
  const next = await Folder.of("next", {
    "roof.md": "# Roof\n\nThe roof is inspected each spring.\n",
    "bad.md": hostile["script.md"] ?? "",
  })
  try {
    await server.approve(sample, "Approve the sample", 1)
    const propose = (...args: string[]) => server.witan("propose", ...args, "--as", "5", "--yes", "--json")
    const described = (f: Folder, title: string) =>
      propose(
        "dataset",
        f.path,
        "--licence",
        "CC-BY-4.0",
        "--title",
        title,
        "--description",
        "Kept by the clerk.",
      )
    const ids = async () =>
      (await server.get<{ datasets: { id: string; cid: string; contributor: string }[] }>("/api/v1/datasets"))
        .datasets
    const known = new Set<string>()
    const fresh = async () => {
      const d = (await ids()).find((x) => !known.has(x.id))
      if (!d) throw new Error("no new dataset")
      known.add(d.id)
      return d
    }
    const ready = await fresh()
    await described(folder, longTitle)
    await server.pass(2)
    const bad = await fresh()
    await server.witan("import", bad.cid, "--as", "5")
    await described(old, "Lamps")
    await server.pass(3)
    const revoked = await fresh()
    await server.witan("import", revoked.cid, "--as", "5")
    await propose("revoke", revoked.id, "--reason", "no longer wanted", "--title", "Revoke the lamps")
    await server.pass(4)
    await described(next, "The roof")
    const voting = await fresh()
    await server.witan("dev", "advance", "2s")
    await server.witan("vote", "5", "for", "--as", "0", "--reason", "The roof leaks.")
    const all = await ids()
    const first = await ask(server, "What is danksharding?")
    const second = await ask(server, "Which trombone does the plumber varnish?", first.visitor)
    const account = (await server.get<{ accounts: { address: string }[] }>("/api/v1/dev/accounts"))
      .accounts[0]
    return {
      server,
      ready: ready.id,
      hostile: bad.id,
      revoked: revoked.id,
      voting: voting.id,
      answered: first.conversation,
      refused: second.conversation,
      answer: first.id,
      visitor: first.visitor,
      contributor: all[0]?.contributor ?? "",
      member: account?.address ?? "",
    }
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await Promise.all([folder, old, next].map((f) => f.remove()))
  }
}

interface Asked {
  id: string
  conversation: string
  visitor: World["visitor"]
}

/** Asks by the API, as a visitor who has been there before or as a new one. */
async function ask(server: Server, question: string, visitor?: World["visitor"]): Promise<Asked> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    Accept: "application/json",
    Origin: server.url,
    "Sec-Fetch-Site": "same-origin",
  }
  if (visitor) headers.Cookie = visitor.name + "=" + visitor.value
  const r = await fetch(server.url + "/api/v1/ask", {
    method: "POST",
    headers,
    body: JSON.stringify({ question }),
  })
  const text = await r.text()
  if (!r.ok) throw new Error(`ask: ${r.status} ${text}`)
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(r.headers.getSetCookie()[0] ?? "") ?? []
  return { ...(JSON.parse(text) as Asked), visitor: visitor ?? { name, value } }
}

/**
 * Proposes another version of the sample, with a document changed, one added and one left
 * out, and answers the path of what changes. No two such versions are the same.
 */
export async function newVersion(world: World): Promise<string> {
  const { server } = world
  const next = await nextNumber(server)
  const text = await readFile(join(sample, "eip-4844.md"), "utf8")
  const folder = await Folder.of("eips")
  await cp(sample, folder.path, { recursive: true })
  await rm(join(folder.path, "eip-55.md"))
  await folder.write("eip-9999.md", `# EIP-9999: A draft\n\nDraft number ${next}.\n`)
  await folder.write("eip-4844.md", text.replace("for about 18 days", "for at least 4,096 epochs"))
  const words = ["--licence", "CC0-1.0", "--title", "The EIPs, revised", "--as", "5", "--yes"]
  await server.witan("propose", "dataset", folder.path, ...words)
  await folder.remove()
  return `/proposals/${next}?tab=changes&against=${world.ready}&path=eip-4844.md`
}

/** The number that the next proposal gets. */
async function nextNumber(server: Server): Promise<number> {
  const list = await server.get<{ proposals: { number: number }[] }>("/api/v1/proposals?limit=1")
  return (list.proposals[0]?.number ?? 0) + 1
}

/** Proposes something to vote on, whose vote is open for the next minute, and answers its path. */
export async function openVote(world: World): Promise<string> {
  const { server } = world
  const next = await nextNumber(server)
  const words = ["--reason", `reason ${next}`, "--title", "Revoke a dataset", "--as", "0", "--yes"]
  await server.witan("propose", "revoke", world.hostile, ...words)
  await server.witan("dev", "advance", "2s")
  return `/proposals/${next}`
}
