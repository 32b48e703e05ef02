import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Members. */
export default function Members() {
  return <Page title={m.members.title}>{null}</Page>
}
