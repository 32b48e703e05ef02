import { Ban, Check, Clock, Hourglass, Vote, X } from "lucide-react"
import type { Schema } from "@/api/client"
import { messages } from "@/messages"
import { Chip, type Tone } from "@/ui/chip"

type State = Schema<"Summary">["state"]

const looks: Record<State, { tone: Tone; icon: typeof Check }> = {
  pending: { tone: "weld", icon: Clock },
  active: { tone: "woad", icon: Vote },
  succeeded: { tone: "weld", icon: Hourglass },
  queued: { tone: "weld", icon: Hourglass },
  executed: { tone: "neutral", icon: Check },
  defeated: { tone: "madder", icon: X },
  canceled: { tone: "neutral", icon: Ban },
}

/** Where a proposal stands, in a word. */
export function StateChip({ state }: { state: State }) {
  const { tone, icon: Icon } = looks[state]
  return (
    <Chip tone={tone}>
      <Icon size={16} strokeWidth={1.5} aria-hidden /> {messages.proposals.states[state]}
    </Chip>
  )
}
