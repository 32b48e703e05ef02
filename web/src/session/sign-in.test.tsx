import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { privateKeyToAccount } from "viem/accounts"
import { parseSiweMessage } from "viem/siwe"
import { beforeEach, expect, test, vi } from "vitest"
import { api, Problem } from "@/api/client"
import { setSigner, type Signer } from "@/chain/signer"
import { messages as m } from "@/messages"
import { SignIn } from "./sign-in"
import { getState, setState } from "./store"

const account = privateKeyToAccount("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d")
const nonce = {
  nonce: "abcdefgh12345678",
  domain: "dao.example",
  uri: "https://dao.example",
  chain_id: "31337",
}
const session = { address: account.address, expires: new Date(Date.now() + 60_000).toISOString() }

const sign = vi.fn()
const post = vi.spyOn(api, "POST")

beforeEach(() => {
  localStorage.clear()
  sign.mockReset().mockImplementation(({ message }: { message: string }) => account.signMessage({ message }))
  vi.spyOn(api, "GET").mockResolvedValue({ data: nonce } as never)
  post.mockReset().mockResolvedValue({ data: session } as never)
  setSigner({ wallet: { account, signMessage: sign } } as unknown as Signer)
  setState({ account: { address: account.address, kind: "wallet", name: "A wallet" }, session: null })
})

const done = vi.fn()
function open() {
  done.mockReset()
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } })
  render(
    <QueryClientProvider client={client}>
      <SignIn onDone={done} />
    </QueryClientProvider>,
  )
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }))

test("signs the server's domain, address and chain with its nonce, and is signed in", async () => {
  open()
  await press(m.wallet.signIn)
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
  const sent = post.mock.calls[0]?.[1] as unknown as { body: { message: string } } | undefined
  expect(parseSiweMessage(sent?.body.message ?? "")).toMatchObject({
    domain: nonce.domain,
    uri: nonce.uri,
    nonce: nonce.nonce,
    chainId: 31337,
    address: account.address,
  })
  expect(getState().session).toEqual(session)
})

test("a declined signature signs nobody in, and can be asked for again", async () => {
  sign.mockRejectedValueOnce(Object.assign(new Error("no"), { code: 4001 }))
  open()
  await press(m.wallet.signIn)
  expect((await screen.findByRole("alert")).textContent).toContain(m.wallet.declinedSign)
  expect(post).not.toHaveBeenCalled()
  expect(getState().session).toBeNull()
  await press(m.common.retry)
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce())
})

test("what the server refuses is said in its words", async () => {
  post.mockRejectedValue(new Problem("sign_in_nonce_used", 403, "the nonce was used", "sign again"))
  open()
  await press(m.wallet.signIn)
  expect((await screen.findByRole("alert")).textContent).toContain("The nonce was used.")
  expect(done).not.toHaveBeenCalled()
  expect(getState().session).toBeNull()
})
