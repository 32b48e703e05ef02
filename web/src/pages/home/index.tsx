import { messages as m } from "@/messages"
import { Page } from "@/ui/page"

/** Home. */
export default function Home() {
  return <Page title={m.home.title}>{null}</Page>
}
