import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { useState } from "react"
import { describe, expect, it, vi } from "vitest"
import { AskBox, longestQuestion } from "./ask-box"

function Box(props: { onAsk?: (q: string) => void; onStop?: () => void; busy?: boolean; text?: string }) {
  const [value, setValue] = useState(props.text ?? "")
  return (
    <>
      <AskBox
        value={value}
        onChange={setValue}
        onAsk={props.onAsk ?? (() => {})}
        onStop={props.onStop}
        busy={props.busy}
      />
      <button type="button">elsewhere</button>
    </>
  )
}

const box = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Question" })

describe("AskBox", () => {
  it("asks by Enter what was typed, breaks the line by Shift+Enter", async () => {
    const onAsk = vi.fn()
    render(<Box onAsk={onAsk} />)
    await userEvent.type(box(), "Who may{Shift>}{Enter}{/Shift}end it? {Enter}")
    expect(onAsk).toHaveBeenCalledExactlyOnceWith("Who may\nend it?")
  })

  it("does not ask nothing, nor while an answer is given, nor in the midst of an input method", async () => {
    const onAsk = vi.fn()
    const { unmount } = render(<Box onAsk={onAsk} text="  " />)
    await userEvent.type(box(), "{Enter}")
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Ask" }).disabled).toBe(true)
    unmount()
    render(<Box onAsk={onAsk} busy text="Who?" />)
    await userEvent.type(box(), "{Enter}")
    box().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }))
    expect(onAsk).not.toHaveBeenCalled()
  })

  it("stops by Escape and by its button while an answer is given, and only then", async () => {
    const onStop = vi.fn()
    const { unmount } = render(<Box onStop={onStop} />)
    await userEvent.type(box(), "{Escape}")
    expect(onStop).not.toHaveBeenCalled()
    unmount()
    render(<Box onStop={onStop} busy />)
    await userEvent.type(box(), "{Escape}")
    await userEvent.click(screen.getByRole("button", { name: "Stop" }))
    expect(onStop).toHaveBeenCalledTimes(2)
  })

  it("gets the focus by / from elsewhere, but types it within", async () => {
    render(<Box />)
    screen.getByText("elsewhere").focus()
    await userEvent.keyboard("/")
    expect(document.activeElement).toBe(box())
    expect(box().value).toBe("")
    await userEvent.keyboard("/")
    expect(box().value).toBe("/")
  })

  it("counts the limit in bytes and says what is too long", async () => {
    const onAsk = vi.fn()
    render(<Box onAsk={onAsk} text={"ü".repeat(longestQuestion / 2 + 1)} />)
    expect(screen.getByRole("alert").textContent).toContain("4,098")
    await userEvent.type(box(), "{Enter}")
    expect(onAsk).not.toHaveBeenCalled()
  })
})
