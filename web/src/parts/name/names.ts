import { queryOptions } from "@tanstack/react-query"
import { getAddress, type Address } from "@/address"
import { api, data } from "@/api/client"

/** As many addresses as one request may name. */
const most = 100
/** How long a first request waits for others that are drawn at the same time, in milliseconds. */
const wait = 20

type Settle = { resolve: (name: string | null) => void; reject: (e: unknown) => void }
let waiting = new Map<Address, Settle[]>()

/** Asks for one name; what is asked for at the same time goes in one request. */
function ask(address: Address): Promise<string | null> {
  return new Promise((resolve, reject) => {
    if (waiting.size === 0) setTimeout(send, wait)
    waiting.set(address, [...(waiting.get(address) ?? []), { resolve, reject }])
  })
}

function send() {
  const all = [...waiting]
  waiting = new Map()
  for (let i = 0; i < all.length; i += most) {
    const batch = all.slice(i, i + most)
    data(api.GET("/api/v1/names", { params: { query: { address: batch.map(([a]) => a) } } })).then(
      ({ names }) => {
        for (const [a, list] of batch) for (const s of list) s.resolve(names[a] ?? null)
      },
      (e: unknown) => {
        for (const [, list] of batch) for (const s of list) s.reject(e)
      },
    )
  }
}

/** The ENS primary name of an address, verified forward by the server; null where it has none. */
export const nameQuery = (address: Address) =>
  queryOptions({
    queryKey: ["names", getAddress(address)],
    queryFn: () => ask(getAddress(address)),
    retry: false,
    staleTime: 60 * 60_000,
  })
