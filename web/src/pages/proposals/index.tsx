import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Proposals. */
export default function Proposals() {
  return <Page title={m.proposals.title}>{null}</Page>
}
