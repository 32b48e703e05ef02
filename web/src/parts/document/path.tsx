import { Fragment } from "react"
import { Shown } from "./shown"

/** A name and its ending, which tells what the file is: "council.md" is "council" and ".md". */
const ending = /^(.+?)(\.[A-Za-z0-9]{1,12})?$/su

/**
 * A path of others. It reads from left to right whatever its names are written in: each of
 * them keeps its own direction, and the ending stays at the end.
 */
export function Path({ text }: { text: string }) {
  return (
    <bdi dir="ltr" className="break-all" translate="no">
      {text.split("/").map((name, i) => {
        const [, stem = name, end = ""] = ending.exec(name) ?? []
        return (
          <Fragment key={i}>
            {i > 0 && "/"}
            <bdi>
              <Shown text={stem} />
            </bdi>
            {end}
          </Fragment>
        )
      })}
    </bdi>
  )
}
