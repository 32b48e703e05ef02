import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import type { Schema } from "@/api/client"
import { datasetQuery, statusQuery } from "@/api/queries"
import { bytes } from "@/format"
import { messages } from "@/messages"
import { Path } from "@/parts/document"
import { ProofChain } from "@/parts/proof-chain/proof-chain"
import { StatusLine } from "@/parts/status-line"
import { reasonText } from "@/parts/status-line/words"
import { buttonClass } from "@/ui/button"
import { CopyButton, Identifier } from "@/ui/identifier"
import { Page } from "@/ui/page"
import { Notice } from "@/ui/panel"
import { Query } from "@/ui/states"
import { DatasetName } from "./name"
import { passagesQuery } from "./queries"
import { Views } from "./views"

const route = getRouteApi("/datasets/$id/documents/$")
const m = messages.datasets.document

/** A file of a dataset: exactly what is indexed of it. */
export default function Document() {
  const { id, _splat: path = "" } = route.useParams()
  const dataset = useQuery(datasetQuery(id))
  if (!dataset.data) {
    return (
      <Page title={path}>
        <Query of={dataset}>{() => null}</Query>
      </Page>
    )
  }
  if (!dataset.data.askable) return <NotSeen of={dataset.data} path={path} />
  return <Seen key={id + path} dataset={dataset.data} path={path} />
}

/** Where the file's dataset is, above the title. */
function Way({ of: d }: { of: Schema<"Dataset"> }) {
  return (
    <Link
      to="/datasets/$id"
      params={{ id: d.id }}
      className="text-ui text-woad underline-offset-2 hover:underline pointer-coarse:inline-block pointer-coarse:py-3"
    >
      ‹ <DatasetName dataset={d} />
    </Link>
  )
}

const Heading = ({ text }: { text: string }) => (
  <span className="font-mono text-title-3 font-normal">
    <Path text={text} />
  </span>
)

/** Questions do not see the dataset, so its files are not shown. */
function NotSeen({ of: d, path }: { of: Schema<"Dataset">; path: string }) {
  return (
    <Page title={path} heading={<Heading text={path} />}>
      <StatusLine dataset={d} />
      <p className="mt-4">
        <Link to="/datasets/$id" params={{ id: d.id }} className={buttonClass()}>
          {m.back}
        </Link>
      </p>
    </Page>
  )
}

function Seen({ dataset: d, path }: { dataset: Schema<"Dataset">; path: string }) {
  const passages = useQuery(passagesQuery(d.id, path))
  const status = useQuery(statusQuery)
  const gateway = status.data?.gateway
  const file = passages.data?.document
  return (
    <Page
      title={passages.data?.title || path}
      heading={<Heading text={path} />}
      lead={
        <>
          <Way of={d} />
          {file && (
            <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-ui text-ink-2">
              <span>{bytes(file.size)}</span>
              <Identifier kind="cid" value={file.cid} />
              {file.sha256 && (
                <span className="inline-flex items-center">
                  {m.sha256}
                  <CopyButton text={file.sha256} what={m.sha256} />
                </span>
              )}
              {status.isPending && <span className="invisible">{m.raw}</span>}
              {gateway && (
                <a
                  href={`${gateway}/ipfs/${file.cid}?format=raw`}
                  rel="noopener noreferrer"
                  className="text-woad underline underline-offset-2"
                >
                  {m.raw}
                </a>
              )}
            </p>
          )}
        </>
      }
    >
      <Query of={passages}>
        {({ document, chunks }) => (
          <>
            {!document.indexed && (
              <div className="mb-4">
                <Notice tone="weld" title={m.notIndexed(reasonText(document.reason))}>
                  {m.notIndexedHelp}
                </Notice>
              </div>
            )}
            <Views dataset={d.id} of={document} chunks={chunks} />
            <div className="mt-12 max-w-measure">
              <h2 className="sr-only">{m.origin}</h2>
              <ProofChain subject={{ dataset: d.id, file: { path: document.path, cid: document.cid } }} />
            </div>
          </>
        )}
      </Query>
    </Page>
  )
}
