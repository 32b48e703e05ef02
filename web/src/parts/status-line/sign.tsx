import { useMutation } from "@tanstack/react-query"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Button } from "@/ui/button"
import { Failed } from "@/ui/states"

const m = messages.status

/** Asks the contributor for the signature that starts the import. */
export function Sign({ dataset }: { dataset: Schema<"Dataset"> }) {
  const sign = useMutation({
    mutationFn: async () => {
      const { requestImport } = await import("@/chain/import-request")
      await requestImport(dataset)
    },
  })
  return (
    <>
      <Button look="primary" size="small" busy={sign.isPending} onClick={() => sign.mutate()}>
        {sign.isPending ? m.signing : m.sign}
      </Button>
      {sign.error && (
        <div className="w-full">
          <Failed error={sign.error} />
        </div>
      )}
    </>
  )
}
