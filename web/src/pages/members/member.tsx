import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Member. */
export default function Member() {
  return <Page title={m.members.title}>{null}</Page>
}
