import type { BlockContent, DefinitionContent, Heading, List, ListItem, RootContent } from "mdast"
import type { ReactNode } from "react"
import { messages } from "@/messages"
import { Shown } from "@/parts/document"
import { More, useBound } from "./bounded"
import { useDocument } from "./context"
import { Inlines } from "./inline"
import { Table } from "./table"

const m = messages.document

/** Blocks and list items that are shown at first. */
const few = 200

type Block = RootContent | BlockContent | DefinitionContent

export function Blocks({ of }: { of: Block[] }) {
  const { shown, left, more } = useBound(of.length, few)
  return (
    <>
      {of.slice(0, shown).map((n, i) => (
        <Block key={i} of={n} />
      ))}
      <More left={left} onClick={more}>
        {m.moreBlocks}
      </More>
    </>
  )
}

function Block({ of: n }: { of: Block }) {
  switch (n.type) {
    case "paragraph":
      return (
        <p dir="auto" className="my-3">
          <Inlines of={n.children} />
        </p>
      )
    case "heading":
      return <Title of={n} />
    case "blockquote":
      return (
        <blockquote className="my-3 border-s-2 border-edge ps-4 text-ink-2 max-sm:ps-2">
          <Blocks of={n.children} />
        </blockquote>
      )
    case "list":
      return <Items of={n} />
    case "table":
      return <Table of={n} />
    case "code":
      return <Code text={n.value} label={n.lang ? m.code + ": " + n.lang : m.code} />
    case "html":
      return <Code text={n.value} label={m.html} quiet />
    case "thematicBreak":
      return <hr className="my-6 border-line" />
    case "definition":
    case "footnoteDefinition":
    case "yaml":
      return null
    default: // an inline node where a block belongs
      return <Inlines of={[n as never]} />
  }
}

/** How a heading looks, by how deep it was written. */
const looks = ["text-title-2", "text-title-3", "text-read", "text-body", "text-body", "text-ui"]

function Title({ of: n }: { of: Heading }) {
  const level = useDocument().levels.get(n) ?? 6
  const Tag = ("h" + level) as "h2"
  return (
    <Tag dir="auto" className={"mt-6 mb-2 font-semibold " + looks[n.depth - 1]}>
      <Inlines of={n.children} />
    </Tag>
  )
}

function Items({ of: n }: { of: List }) {
  const { shown, left, more } = useBound(n.children.length, few)
  const Tag = n.ordered ? "ol" : "ul"
  const start = n.start ?? 1
  return (
    <>
      <Tag
        dir="auto"
        start={n.ordered && start <= 0x7fff_ffff ? start : undefined}
        className={"my-3 ps-6 " + (n.ordered ? "list-decimal" : "list-disc")}
      >
        {n.children.slice(0, shown).map((item, i) => (
          <Item key={i} of={item} />
        ))}
      </Tag>
      <More left={left} onClick={more}>
        {m.moreBlocks}
      </More>
    </>
  )
}

function Item({ of: n }: { of: ListItem }) {
  const done = n.checked
  const [first, ...rest] = n.children
  // The mark of a task belongs on the line of its text.
  const mark: ReactNode =
    done == null ? null : (
      <span aria-label={m.task(done)} role="img">
        {done ? "☑ " : "☐ "}
      </span>
    )
  return (
    <li className="my-1 [&>p]:my-1">
      {first?.type === "paragraph" ? (
        <p dir="auto">
          {mark}
          <Inlines of={first.children} />
        </p>
      ) : (
        <>
          {mark}
          {first && <Block of={first} />}
        </>
      )}
      <Blocks of={rest} />
    </li>
  )
}

/** Text in which every character counts; it scrolls sideways, also by keys. */
export function Code({ text, label, quiet }: { text: string; label: string; quiet?: boolean }) {
  return (
    <pre
      role="group"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keys
      tabIndex={0}
      title={quiet ? label : undefined}
      className={
        "my-3 max-h-[32rem] overflow-auto rounded-chip bg-sunken p-3 font-mono text-ui [overflow-wrap:normal] [tab-size:4] [unicode-bidi:plaintext] " +
        (quiet ? "text-ink-2" : "")
      }
    >
      <Shown text={text} />
    </pre>
  )
}
