import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { sameAddress } from "@/address"
import type { Schema } from "@/api/client"
import { queryClient, statusQuery } from "@/api/queries"
import { messages } from "@/messages"
import { useTransact } from "@/chain/transact"
import { useWallet } from "@/session/wallet"
import { Button } from "@/ui/button"
import { Failed } from "@/ui/states"
import { canRevoke, canWithdraw } from "./can"
import { RevokeDialog } from "./revoke-dialog"

const m = messages.status.remove

/** What takes a dataset out again: its contributor withdraws it, the members revoke it. */
export function RemoveActions({ dataset }: { dataset: Schema<"Dataset"> }) {
  const { account } = useWallet()
  const transact = useTransact()
  const [open, setOpen] = useState(false)
  const taking = useMutation({
    mutationFn: async () => {
      const [status, { withdraw }] = await Promise.all([
        queryClient.ensureQueryData(statusQuery),
        import("@/chain/transactions/withdraw"),
      ])
      if (await transact(withdraw(status, dataset)))
        await queryClient.invalidateQueries({ queryKey: ["datasets"] })
    },
  })
  return (
    <>
      {canWithdraw(dataset.decision) && sameAddress(account?.address, dataset.contributor) && (
        <Button look="danger" busy={taking.isPending} onClick={() => taking.mutate()}>
          {m.withdraw}
        </Button>
      )}
      {canRevoke(dataset.decision) && <Button onClick={() => setOpen(true)}>{m.revoke}</Button>}
      <RevokeDialog dataset={dataset} open={open} onClose={() => setOpen(false)} />
      {taking.error && <Failed error={taking.error} />}
    </>
  )
}
