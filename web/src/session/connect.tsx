import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { statusQuery } from "@/api/queries"
import { connectTest, connectWallet, testAccountName, testAccounts, wallets } from "@/chain/connect"
import { explain, type Words } from "@/chain/errors"
import { messages as m } from "@/messages"
import { Identifier } from "@/ui/identifier"
import { Query } from "@/ui/states"
import { Trouble } from "./words"

const row =
  "flex w-full min-h-11 items-center gap-3 rounded-control border border-edge bg-surface px-4 py-2 text-left text-ui font-semibold hover:bg-sunken aria-disabled:opacity-55"

/** The wallets of this browser, and on a development chain the test accounts. */
export function Connect({ onDone }: { onDone: () => void }) {
  const found = useQuery({ queryKey: ["wallets"], queryFn: wallets, gcTime: 0, staleTime: 0 })
  const tests = useQuery({ queryKey: ["dev", "accounts"], queryFn: testAccounts })
  const { data: status } = useQuery(statusQuery)
  const [busy, setBusy] = useState("")
  const [words, setWords] = useState<Words>()
  const run = (what: string, connecting: () => Promise<void>) => {
    if (busy) return
    setBusy(what)
    setWords(undefined)
    connecting()
      .then(onDone, (e: unknown) => setWords(explain(e, m.wallet.declinedConnect)))
      .finally(() => setBusy(""))
  }
  return (
    <div className="space-y-4">
      <p className="text-ui text-ink-2">{status && m.wallet.connectLead[status.ask]}</p>
      {words && <Trouble words={words} />}
      <Query of={found}>
        {(list) => {
          const announced = list.filter((c) => c.type === "injected" && c.id !== "injected")
          const old = list.filter((c) => c.id === "injected" && "ethereum" in window)
          const shown = announced.length > 0 ? announced : old
          return shown.length > 0 ? (
            <ul className="space-y-2">
              {shown.map((c) => (
                <li key={c.uid}>
                  <button
                    type="button"
                    className={row}
                    aria-disabled={busy !== "" || undefined}
                    onClick={() => run(c.uid, () => connectWallet(c))}
                  >
                    <WalletIcon icon={c.icon} />
                    {c.name}
                    {busy === c.uid && <span className="ml-auto text-ink-3">{m.wallet.confirm}</span>}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-ui text-ink-3">{m.wallet.noWallets}</p>
          )
        }}
      </Query>
      <Query of={tests}>
        {(list) =>
          list.length === 0 ? null : (
            <section
              className="rounded-control border border-dashed border-weld p-3"
              aria-labelledby="test-accounts"
            >
              <h3 id="test-accounts" className="text-ui font-semibold text-weld">
                {m.wallet.test.title}
              </h3>
              <p className="mb-3 text-ui text-ink-2">{m.wallet.test.words}</p>
              <ul className="grid gap-2 sm:grid-cols-2">
                {list.map((a) => (
                  <li key={a.index}>
                    <button
                      type="button"
                      className={row + " flex-wrap !gap-x-2 !gap-y-0"}
                      onClick={() => run("test", () => connectTest(a))}
                    >
                      {testAccountName(a.index)}
                      <span className="text-meta font-normal text-ink-3">
                        <Identifier kind="address" value={a.address} copy={false} /> ·{" "}
                        {m.wallet.test.role(a.role)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Query>
    </div>
  )
}

/** A wallet's icon, if it is a picture in a data: URL as EIP-6963 wants it. */
function WalletIcon({ icon }: { icon?: string }) {
  const safe = icon && /^data:image\/(png|svg\+xml|webp|gif|jpeg)[;,]/.test(icon.trim())
  return safe ? <img src={icon.trim()} alt="" width={24} height={24} className="size-6 rounded-chip" /> : null
}
