import type { Page } from "@playwright/test"
import { connect, expect } from "./fixtures"
import { Folder } from "./folders"
import { newVersion, openVote, type World } from "./world"

/** A page, or a state of it that differs much. */
export interface Place {
  name: string
  path: (w: World) => string | Promise<string>
  /** Brings the page to that state. */
  reach?: (page: Page, w: World) => Promise<void>
}

const seen = (text: string) => (page: Page) => expect(page.getByText(text).first()).toBeVisible()

/** Every page by its address. */
export const pages: Place[] = [
  { name: "home", path: () => "/", reach: seen("Latest decisions") },
  { name: "ask", path: () => "/ask" },
  { name: "ask-answered", path: (w) => "/ask/" + w.answered },
  {
    name: "ask-source",
    path: (w) => "/ask/" + w.answered + "?source=" + w.answer + ".1",
    reach: seen("7 of 7 verified here"),
  },
  { name: "ask-refused", path: (w) => "/ask/" + w.refused, reach: seen("Not in the knowledge base.") },
  { name: "datasets", path: () => "/datasets" },
  { name: "datasets-none", path: () => "/datasets?decision=expired" },
  { name: "dataset", path: (w) => "/datasets/" + w.ready },
  { name: "dataset-imports", path: (w) => "/datasets/" + w.ready + "?tab=imports" },
  { name: "dataset-proof", path: (w) => "/datasets/" + w.ready + "?tab=proof" },
  { name: "dataset-hostile", path: (w) => "/datasets/" + w.hostile },
  { name: "dataset-revoked", path: (w) => "/datasets/" + w.revoked },
  { name: "dataset-voting", path: (w) => "/datasets/" + w.voting },
  { name: "document", path: (w) => `/datasets/${w.ready}/documents/eip-4844.md` },
  { name: "document-marked", path: (w) => `/datasets/${w.ready}/documents/eip-4844.md?start=438&end=539` },
  {
    name: "document-passages",
    path: (w) => `/datasets/${w.ready}/documents/eip-4844.md?view=chunks&chunk=3`,
  },
  { name: "document-hostile", path: (w) => `/datasets/${w.hostile}/documents/script.md` },
  {
    name: "document-arabic",
    path: (w) => `/datasets/${w.hostile}/documents/${encodeURI("العربية/قرار المجلس.md")}`,
  },
  { name: "document-picture", path: (w) => `/datasets/${w.hostile}/documents/picture.png` },
  { name: "contribute", path: () => "/contribute" },
  { name: "proposals", path: () => "/proposals" },
  { name: "proposals-none", path: () => "/proposals?state=canceled" },
  { name: "proposal", path: () => "/proposals/5" },
  { name: "proposal-chunks", path: () => "/proposals/5?tab=chunks" },
  { name: "proposal-text", path: () => "/proposals/5?tab=text" },
  { name: "proposal-voters", path: () => "/proposals/5?tab=voters" },
  { name: "proposal-executed", path: () => "/proposals/2" },
  {
    name: "proposal-removed",
    path: () => "/proposals/3",
    reach: seen("Its files were deleted from this server."),
  },
  { name: "members", path: () => "/members" },
  { name: "member", path: (w) => "/members/" + w.member },
  { name: "audit", path: () => "/audit", reach: seen("Trust nobody") },
  { name: "not-found", path: () => "/nowhere" },
]

const dialog = (page: Page) => page.getByRole("dialog")
const main = (page: Page) => page.getByRole("main")
const verdict = (page: Page, kind: string) =>
  expect(page.locator("main [data-verdict]")).toHaveAttribute("data-verdict", kind)

async function audit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run the audit now" }).click()
}

/** An index that holds what it must not, as the server would say it. */
async function unequal(page: Page): Promise<void> {
  await page.route("**/api/v1/audit", async (route) => {
    const honest = await route.fetch({ method: "POST" })
    const run = (await honest.json()) as { report: { equal: boolean; differences: object[]; digest: string } }
    run.report.equal = false
    run.report.digest = "0x" + "0".repeat(64)
    run.report.differences = [
      { kind: "chunk_excess", path: "secret.md", start: 10, end: 99, detail: "the file has no such passage" },
      { kind: "digest_differs", detail: "the index names another digest" },
    ]
    await route.fulfill({ response: honest, json: run })
  })
}

/** Chooses a folder to contribute. It can go afterwards only: its files are read when they are sent. */
async function choose(page: Page): Promise<void> {
  const folder = await Folder.of("handbook", {
    "README.md": "# The handbook\n\nHow the guild of beekeepers works.\n",
    "hives/winter.md": "# Hives in winter\n\nA colony needs eighteen kilograms of honey.\n",
    ".notes.md": "left out",
    "empty.md": "",
  })
  await page.locator("input[webkitdirectory]").setInputFiles(folder.path)
  await expect(page.getByText("Hashed; not uploaded yet")).toBeVisible()
}

async function describe(page: Page): Promise<void> {
  await connect(page, 5)
  await choose(page)
  await page.getByRole("button", { name: "Upload and describe" }).click()
  await dialog(page).getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByText("Both hold the same CID")).toBeVisible()
  await page.getByLabel("Title").fill("The beekeepers' handbook")
  await page.getByLabel("Licence").selectOption("CC-BY-4.0")
}

/** Opens the sheet of a vote for the proposal that the page shows. */
async function vote(page: Page): Promise<void> {
  await connect(page, 1)
  // On a phone the three stand at the foot of the page and open the form.
  const choice = page.getByRole("radio", { name: "Against" })
  await choice
    .or(page.getByRole("button", { name: "Against", exact: true }))
    .first()
    .click()
  await expect(choice).toBeChecked()
  await page.getByRole("button", { name: "Vote", exact: true }).last().click()
  await expect(dialog(page).last()).toContainText("Vote against proposal")
}

async function account(page: Page): Promise<void> {
  await connect(page, 1)
  await page.getByRole("banner").getByRole("button", { name: /^0x/ }).click()
  await expect(dialog(page)).toContainText("1,000 WITAN")
}

/** States that no address leads to. */
export const scenes: Place[] = [
  {
    name: "audit-equal",
    path: () => "/audit",
    reach: async (page) => {
      await audit(page)
      await verdict(page, "equal")
    },
  },
  {
    name: "audit-differs",
    path: () => "/audit",
    reach: async (page) => {
      await unequal(page)
      await audit(page)
      await verdict(page, "differs")
    },
  },
  { name: "contribute-files", path: () => "/contribute", reach: choose },
  { name: "contribute-describe", path: () => "/contribute", reach: describe },
  {
    name: "contribute-propose",
    path: () => "/contribute",
    reach: async (page) => {
      await describe(page)
      await page.getByRole("button", { name: "Review and propose" }).click()
      await expect(page.getByText(/^Approve dataset baf/)).toBeVisible()
    },
  },
  {
    name: "proposal-open",
    path: openVote,
    reach: async (page) => {
      await connect(page, 1)
      await expect(main(page).getByText("For", { exact: true }).first()).toBeVisible()
    },
  },
  { name: "transaction", path: openVote, reach: vote },
  { name: "proposal-changes", path: newVersion, reach: seen("1 added, 1 changed, 1 removed") },
  {
    name: "connect",
    path: () => "/",
    reach: async (page) => {
      await page.getByRole("banner").getByRole("button", { name: "Connect" }).click()
      await expect(dialog(page).getByRole("button", { name: /^Test account 1\b/ })).toBeVisible()
    },
  },
  { name: "account", path: () => "/", reach: account },
  {
    name: "sign-in",
    path: () => "/",
    reach: async (page) => {
      await account(page)
      await dialog(page).getByRole("button", { name: "Sign in" }).click()
      await expect(dialog(page).last()).toContainText("Sign in")
    },
  },
]
