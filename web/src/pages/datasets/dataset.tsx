import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Dataset. */
export default function Dataset() {
  return <Page title={m.datasets.title}>{null}</Page>
}
