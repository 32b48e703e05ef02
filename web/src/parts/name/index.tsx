import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { isAddress, type Address } from "@/address"
import { messages } from "@/messages"
import { CopyButton, Identifier } from "@/ui/identifier"
import { nameQuery } from "./names"

/**
 * How an address is shown: by its verified ENS name where it has one, else shortened. link:
 * it leads to the member's page.
 */
export function Name({ address, copy = false, link }: { address: string; copy?: boolean; link?: boolean }) {
  const { data: name } = useQuery({ ...nameQuery(address as Address), enabled: isAddress(address) })
  const shown = name ? (
    <span className="inline-flex max-w-full items-center gap-0.5 align-baseline">
      <bdi title={address} className="min-w-0 truncate">
        {name}
      </bdi>
      {copy && <CopyButton text={address} what={messages.common.identifier.address} />}
    </span>
  ) : (
    <Identifier kind="address" value={address} copy={copy} />
  )
  if (!link) return shown
  return (
    <Link to="/members/$address" params={{ address }} className="underline-offset-2 hover:underline">
      {shown}
    </Link>
  )
}
