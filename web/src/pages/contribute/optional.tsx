import { messages } from "@/messages"

/** A label whose field may stay empty. */
export function Optional({ of }: { of: string }) {
  return (
    <>
      {of} <span className="font-normal text-ink-3">({messages.contribute.describe.optional})</span>
    </>
  )
}
