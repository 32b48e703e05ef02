import { Link } from "@tanstack/react-router"
import { Identifier } from "@/ui/identifier"

/** How an address is shown; link: it leads to the member's page. */
export function Name({ address, copy = false, link }: { address: string; copy?: boolean; link?: boolean }) {
  const name = <Identifier kind="address" value={address} copy={copy} />
  if (!link) return name
  return (
    <Link to="/members/$address" params={{ address }} className="underline-offset-2 hover:underline">
      {name}
    </Link>
  )
}
