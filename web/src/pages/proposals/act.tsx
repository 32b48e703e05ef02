import { useState, type ReactNode } from "react"
import { useTransact, type Plan } from "@/chain/transact"
import { Button } from "@/ui/button"
import { describe } from "@/ui/states"

/** A button that asks for a transaction; says beside itself why one cannot be made. */
export function Act({
  plan,
  disabled,
  look = "primary",
  children,
}: {
  plan: () => Plan | Promise<Plan>
  disabled?: boolean
  look?: "primary" | "plain" | "danger"
  children: ReactNode
}) {
  const transact = useTransact()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState("")
  async function act() {
    setBusy(true)
    setError("")
    try {
      await transact(await plan())
    } catch (e) {
      setError(e instanceof Error && e.message ? e.message : describe(e).title)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <Button look={look} busy={busy} disabled={disabled} onClick={() => void act()}>
        {children}
      </Button>
      {error && (
        <p role="alert" className="mt-1 text-ui text-madder">
          {error}
        </p>
      )}
    </div>
  )
}
