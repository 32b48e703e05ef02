import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Ask. */
export default function Ask() {
  return <Page title={m.ask.title}>{null}</Page>
}
