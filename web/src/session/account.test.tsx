import { screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { show } from "@/testing/page"
import { Account } from "./account"
import { setState } from "./store"

const address = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"

test.each([
  ["alice.eth", "alice.eth0xf39F…2266"],
  [null, "0xf39F…2266"],
])("the top bar shows the ENS name %s, and never without the address", async (name, text) => {
  setState({ account: { address, kind: "wallet", name: "A wallet" } })
  await show(<Account />, [[["names", address], name]])
  const button = screen.getByRole("button")
  expect(button.textContent).toBe(text)
  expect(button.title).toBe(address)
})
