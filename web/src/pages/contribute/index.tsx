import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Contribute. */
export default function Contribute() {
  return <Page title={m.contribute.title}>{null}</Page>
}
