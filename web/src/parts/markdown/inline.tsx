import type { PhrasingContent } from "mdast"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { Sentence } from "@/parts/effect/sentence"
import { useDocument } from "./context"
import { target } from "./link"

const m = messages.document
const codeClass = "rounded-chip bg-sunken px-1 font-mono text-[0.9em] break-words"

export function Inlines({ of }: { of: PhrasingContent[] }) {
  return of.map((n, i) => <Inline key={i} of={n} />)
}

function Inline({ of: n }: { of: PhrasingContent }) {
  const d = useDocument()
  switch (n.type) {
    case "text":
      return d.identifiers ? <Sentence text={n.value} /> : <Shown text={n.value} />
    case "emphasis":
      return (
        <em>
          <Inlines of={n.children} />
        </em>
      )
    case "strong":
      return (
        <strong className="font-semibold">
          <Inlines of={n.children} />
        </strong>
      )
    case "delete":
      return (
        <del>
          <Inlines of={n.children} />
        </del>
      )
    case "inlineCode":
      return (
        <bdi className={codeClass}>
          <Shown text={n.value} />
        </bdi>
      )
    case "html":
      return (
        <bdi title={m.html} className={codeClass + " text-ink-2"}>
          <Shown text={n.value} />
        </bdi>
      )
    case "break":
      return <br />
    case "link":
      return <Link url={n.url} of={n.children} />
    case "linkReference": {
      const to = d.definitions.get(n.identifier)
      if (!to) return <Inlines of={n.children} />
      return <Link url={to.url} of={n.children} />
    }
    case "image":
      return <Picture alt={n.alt} url={n.url} />
    case "imageReference":
      return <Picture alt={n.alt} url={d.definitions.get(n.identifier)?.url ?? ""} />
    case "footnoteReference": {
      const note = d.footnotes.get(n.identifier)
      if (!note) return null
      return (
        <sup>
          <a
            href={"#" + d.id + "-" + note.n}
            aria-label={m.footnote(note.n)}
            className="px-1 text-woad underline"
          >
            {note.n}
          </a>
        </sup>
      )
    }
  }
}

/** The text that people read of nodes. */
const plain = (of: PhrasingContent[]): string =>
  of.map((n) => ("value" in n ? n.value : "children" in n ? plain(n.children) : "")).join("")

/** A link out, with the host it leads to; an address that is not opened stands beside its text. */
function Link({ url, of }: { url: string; of: PhrasingContent[] }) {
  const to = target(url)
  const text = plain(of)
  if (!to) {
    return (
      <>
        <bdi>
          <Inlines of={of} />
        </bdi>
        {url !== "" && url !== text && (
          <bdi className="ms-1 font-mono text-[0.8em] text-ink-3">
            <Shown text={m.notLink(url)} />
          </bdi>
        )}
      </>
    )
  }
  const said = text === to.href || text === url || text === to.host
  return (
    <>
      <a
        href={to.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-woad underline underline-offset-2"
      >
        <bdi>{text.trim() === "" ? to.host : <Inlines of={of} />}</bdi>
      </a>
      {!said && text.trim() !== "" && (
        <bdi className="ms-1 text-[0.85em] text-ink-3">
          <Shown text={m.host(to.host)} />
        </bdi>
      )}
    </>
  )
}

/** Pictures are not loaded: their words stand for them. */
function Picture({ alt, url }: { alt?: string | null; url: string }) {
  const said = alt || m.imageNoAlt
  // A data: address is the picture itself, not a place.
  const place = /^\s*(data|blob|javascript):/i.test(url) ? "" : url
  return (
    <bdi className="rounded-chip border border-dashed border-edge px-1 text-[0.9em] text-ink-2">
      <Shown text={place ? m.imageOf(said, place) : m.image(said)} />
    </bdi>
  )
}
