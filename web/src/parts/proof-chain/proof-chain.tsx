import { useQuery } from "@tanstack/react-query"
import { datasetQuery } from "@/api/queries"
import { messages as m } from "@/messages"
import { Identifier } from "@/ui/identifier"

/** What is to be proved: a dataset, or a file of it, or a passage of that file. */
export interface ProofSubject {
  /** Id of the dataset (bytes32). */
  dataset: string
  file?: { path: string; cid: string }
  /** Byte range [start, end) in the file and exactly these bytes as text. */
  passage?: { start: number; end: number; text: string }
}

/**
 * The chain of proof as a vertical rail: chunk → file → CID → dataset → contributor →
 * proposal → transaction, each with its value and how it is checked.
 */
export function ProofChain({ subject }: { subject: ProofSubject }) {
  const { data } = useQuery(datasetQuery(subject.dataset))
  return (
    <ol className="text-ui">
      {subject.file && (
        <li>
          {m.proof.rows.file} <Identifier kind="cid" value={subject.file.cid} />
        </li>
      )}
      {data && (
        <li>
          {m.proof.rows.cid} <Identifier kind="cid" value={data.cid} />
        </li>
      )}
      <li>
        {m.proof.rows.dataset} <Identifier kind="hash" value={subject.dataset} />
      </li>
      {data && (
        <li>
          {m.proof.rows.contributor} <Identifier kind="address" value={data.contributor} />
        </li>
      )}
      {data?.approval && (
        <li>
          {m.proof.rows.transaction} <Identifier kind="hash" value={data.approval.tx} />
        </li>
      )}
    </ol>
  )
}
