import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Proposal. */
export default function Proposal() {
  return <Page title={m.proposals.title}>{null}</Page>
}
