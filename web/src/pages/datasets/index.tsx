import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Datasets. */
export default function Datasets() {
  return <Page title={m.datasets.title}>{null}</Page>
}
