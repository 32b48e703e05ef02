import { messages } from "@/messages"
import { CopyButton } from "@/ui/identifier"
import { Section } from "@/ui/page"

const m = messages.audit.offline

/** How to do the same without this server. */
export function Offline({ dev }: { dev?: boolean }) {
  const commands: [string, string][] = [
    [m.running, `witan audit --server ${location.origin}`],
    dev
      ? [m.stoppedDev, "witan audit --offline --dev --data witan-data"]
      : [m.stopped, "witan audit --offline -c witan.toml"],
  ]
  return (
    <Section title={m.title} id="offline">
      <p className="mb-4 max-w-measure text-body text-ink-2">{m.text}</p>
      <dl className="space-y-4">
        {commands.map(([what, command]) => (
          <div key={what}>
            <dt className="mb-1 text-ui text-ink-3">{what}</dt>
            <dd className="flex items-start gap-1 rounded-control bg-sunken px-3 py-2">
              <code className="min-w-0 flex-1 font-mono text-ui wrap-anywhere" translate="no">
                {command}
              </code>
              <CopyButton text={command} what={m.copy} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-ui">
        <a href="/api/v1/imports/requests.jsonl" className="text-woad underline" download>
          {m.requests}
        </a>
      </p>
    </Section>
  )
}
