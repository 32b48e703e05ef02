import { render, screen, waitFor } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { describe, expect, it } from "vitest"
import { Markdown } from "."
import { frontMatter } from "./front-matter"
import { target } from "./link"

/** Renders a document and waits until it stands there. */
async function show(source: string): Promise<HTMLElement> {
  const { container } = render(<Markdown source={source + "\n\nthe end"} />)
  await screen.findByText("the end", {}, { timeout: 10_000 })
  return container
}

/** Elements and attributes that could run, load or submit something. */
const live =
  "script,style,iframe,object,embed,form,input,svg,math,img,video,audio,link,meta,base,picture,source,template"

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "text <b onmouseover=alert(1)>bold</b>",
  '<iframe src="https://evil.example">',
  '<a href="javascript:alert(1)">x</a>',
  "<style>*{display:none}</style>",
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](java\u0000script:alert(1))",
  "[a](\u0001javascript:alert(1))",
  "[a](data:text/html;base64,PHNjcmlwdD4=)",
  "[a](vbscript:msgbox)",
  "[a](file:///etc/passwd)",
  "[a](//evil.example/x)",
  "[a](/api/v1/uploads)",
  "[a](#witan)",
  "[a](blob:https://evil.example/1)",
  "[a][r]\n\n[r]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "![x](https://evil.example/pixel.png)",
  "![x](data:image/svg+xml;base64,PHN2Zz4=)",
  "![x][i]\n\n[i]: https://evil.example/pixel.png",
  "[![x](https://evil.example/p.png)](javascript:alert(1))",
  "- [x] <input onfocus=alert(1) autofocus>",
  "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
  "[^1]\n\n[^1]: <script>alert(1)</script>",
  "```html\n<script>alert(1)</script>\n```",
  "`<img src=x onerror=alert(1)>`",
  "<!-- <img src=x> -->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?php echo 1 ?>",
  "---\ntitle: <img src=x onerror=alert(1)>\n---\n\ntext",
]

describe("Markdown", () => {
  it.each(hostile)("shows as text only: %s", async (source) => {
    const c = await show(source)
    expect(c.querySelectorAll(live)).toHaveLength(0)
    for (const e of c.querySelectorAll("*")) {
      for (const a of e.getAttributeNames())
        expect(a).not.toMatch(/^on|^src$|^srcset$|^action$|^style$|^background$/)
    }
    for (const a of c.querySelectorAll("a"))
      expect(a.getAttribute("href")).toMatch(/^(https?:|mailto:|#_?r|#«)/)
  })

  it("shows the text of HTML", async () => {
    expect((await show("<script>alert(1)</script>")).textContent).toContain("<script>alert(1)</script>")
  })

  it("links out with its host beside the text, and nothing of the page given away", async () => {
    const c = await show("[the bank](https://bank.example@evil.example/x) and https://a.example/b")
    const [bank, plain] = c.querySelectorAll("a")
    expect(bank?.getAttribute("href")).toBe("https://evil.example/x")
    expect(bank?.getAttribute("rel")).toBe("noopener noreferrer nofollow")
    expect(c.textContent).toContain("(evil.example)")
    expect(plain?.textContent).toBe("https://a.example/b")
    expect(c.textContent).not.toContain("(a.example)")
  })

  it("shows hosts of look-alike letters as the browser resolves them", () => {
    expect(target("https://аpple.example/")?.host).toBe("xn--pple-43d.example")
    expect(target("mailto:a@b.example?bcc=c@d.example")).toEqual({
      href: "mailto:a@b.example",
      host: "a@b.example",
    })
    expect(target("https:evil.example")).toBeUndefined()
  })

  it("says what a picture shows and where it would come from", async () => {
    expect((await show("![a seal](https://a.example/s.png)")).textContent).toContain(
      "Image: a seal (https://a.example/s.png)",
    )
    expect((await show("![](data:image/png;base64,AAAA)")).textContent).not.toContain("base64")
  })

  it("never skips a level of headings", async () => {
    const c = await show("### a\n\n###### b\n\n# c\n\n#### d")
    expect([...c.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((e) => e.tagName)).toEqual([
      "H3",
      "H4",
      "H3",
      "H4",
    ])
  })

  it("renders what people write: lists, tasks, tables, code, notes", async () => {
    const c = await show(
      "1. one\n2. two\n\n- [x] done\n\n|a|b|\n|-|-:|\n|1|2|\n\n~~gone~~ `code`[^n]\n\n[^n]: note",
    )
    expect(c.querySelectorAll("ol > li").length).toBe(3)
    expect(screen.getByRole("img", { name: "done" })).toBeTruthy()
    expect(screen.getByRole("table").querySelectorAll("td")[1]?.className).toContain("text-right")
    expect(c.querySelector("del")?.textContent).toBe("gone")
    const ref = c.querySelector("sup a")?.getAttribute("href")?.slice(1) ?? ""
    expect(document.getElementById(ref)?.textContent).toContain("note")
  })

  it("shows front matter as a list of names and values", async () => {
    await show("---\neip: 20\ntitle: Token Standard\nauthors:\n  - a\n  - b\n---\n# x")
    const terms = screen.getAllByRole("term").map((e) => e.textContent)
    expect(terms).toEqual(["eip", "title", "authors"])
    expect(screen.getAllByRole("definition").at(-1)?.textContent).toBe("- a\n- b")
    expect(frontMatter("---\n{{{\n---\nx").front).toEqual({ rows: undefined, text: "{{{" })
    expect(frontMatter("----\nx\n----").front).toBeUndefined()
    expect(frontMatter("a\n---\nb\n---").front).toBeUndefined()
  })

  it("reveals what turns or hides text", async () => {
    const c = await show("pay\u202Egnp.exe and zero\u200Bwidth")
    expect(c.textContent).toContain("U+202E")
    expect(c.textContent).toContain("U+200B")
    expect(c.textContent).not.toMatch(/[\u202E\u200B]/)
    for (const p of c.querySelectorAll("p")) expect(p.getAttribute("dir")).toBe("auto")
  })

  it("bounds a huge table and shows more of it on request", async () => {
    const row = "|" + "a|".repeat(40) + "\n"
    const c = await show(row + "|" + "-|".repeat(40) + "\n" + row.repeat(130))
    expect(c.querySelectorAll("tbody tr")).toHaveLength(50)
    expect(c.querySelectorAll("th")).toHaveLength(32)
    expect(c.textContent).toContain("8 more columns")
    await userEvent.click(screen.getByRole("button", { name: /Show more rows/ }))
    expect(c.querySelectorAll("tbody tr").length).toBeGreaterThan(100)
  }, 30_000)

  it("bounds the depth", async () => {
    const c = await show(">".repeat(60) + " deep")
    expect(c.querySelectorAll("blockquote").length).toBeLessThanOrEqual(17)
    expect(c.textContent).toContain("deep")
  })

  it("shows as text what is too complex", async () => {
    render(<Markdown source={">".repeat(9_000) + "a"} />)
    await screen.findByText(/Too complex/, {}, { timeout: 20_000 })
  }, 30_000)

  it("renders a long document in parts", async () => {
    const source = Array.from({ length: 4_000 }, (_, i) => `Line ${i} of the text.\n\n`).join("")
    const { container } = render(<Markdown source={source} />)
    const more = await screen.findByRole("button", { name: "Show more" }, { timeout: 20_000 })
    expect(container.querySelectorAll("p")).toHaveLength(200)
    await userEvent.click(more)
    await waitFor(() => expect(container.querySelectorAll("p").length).toBeGreaterThan(400))
  }, 30_000)
})
