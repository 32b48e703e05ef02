import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Audit. */
export default function Audit() {
  return <Page title={m.audit.title}>{null}</Page>
}
