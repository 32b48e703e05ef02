// node run.mjs URL RUNS PATH…: runs Lighthouse on each page, desktop and mobile, and prints
// a JSON line for each with the median of its scores (0–100). CHROME_PATH names the browser.
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"
import desktop from "lighthouse/core/config/desktop-config.js"

const categories = ["performance", "accessibility", "best-practices"]
const [url, runs, ...paths] = process.argv.slice(2)
if (!url || !(Number(runs) > 0) || paths.length === 0) {
  process.stderr.write("usage: run.mjs URL RUNS PATH…\n")
  process.exit(2)
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]

const chrome = await launch({
  chromePath: process.env.CHROME_PATH || undefined,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  logLevel: "silent",
})
try {
  for (const path of paths) {
    for (const form of ["desktop", "mobile"]) {
      const scores = Object.fromEntries(categories.map((c) => [c, []]))
      const failed = new Set()
      for (let i = 0; i < Number(runs); i++) {
        const flags = { port: chrome.port, onlyCategories: categories, output: "json", logLevel: "error" }
        const result = await lighthouse(url + path, flags, form === "desktop" ? desktop : undefined)
        const lhr = result?.lhr
        if (!lhr || lhr.runtimeError) throw new Error(`${path}: ${lhr?.runtimeError?.message ?? "no result"}`)
        for (const c of categories) {
          const { score, auditRefs } = lhr.categories[c]
          if (score === null) throw new Error(`${path}: no score for ${c}`)
          scores[c].push(Math.round(score * 100))
          if (c === "performance") continue
          for (const { id, weight } of auditRefs)
            if (weight > 0 && (lhr.audits[id].score ?? 1) < 1) failed.add(id)
        }
      }
      const out = { path, form, failed: [...failed] }
      for (const c of categories) out[c.replace("-", "_")] = median(scores[c])
      process.stdout.write(JSON.stringify(out) + "\n")
    }
  }
} finally {
  chrome.kill()
}
