import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render, screen } from "@testing-library/react"
import { afterEach, expect, test, vi } from "vitest"
import { api } from "@/api/client"
import { Name } from "."

const one = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"
const two = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"

afterEach(() => vi.restoreAllMocks())

test("addresses that are drawn together are asked for together, each once", async () => {
  const asked: string[] = []
  const get = (_: string, o: { params: { query: { address: string[] } } }) => {
    asked.push(...o.params.query.address)
    return Promise.resolve({ data: { names: { [one]: "alice.eth" } } })
  }
  vi.spyOn(api, "GET").mockImplementation(get as unknown as typeof api.GET)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Name address={one.toLowerCase()} />
      <Name address={two} />
      <Name address={one} />
    </QueryClientProvider>,
  )
  expect(await screen.findAllByText("alice.eth")).toHaveLength(2)
  expect(screen.getByText("0x7099…79C8")).toBeTruthy()
  expect(asked).toEqual([one, two])
})
