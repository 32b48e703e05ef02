import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Document. */
export default function Document() {
  return <Page title={m.datasets.title}>{null}</Page>
}
