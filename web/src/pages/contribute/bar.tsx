/** A bar that fills. It says its share only; the words beside it say the rest. */
export function Bar({ label, of, all }: { label: string; of: number; all: number }) {
  const share = all > 0 ? Math.min(1, of / all) : 1
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
      className="h-2 overflow-hidden rounded-bar bg-sunken"
    >
      <div
        className="h-full rounded-bar bg-woad transition-[width]"
        style={{ width: (share * 100).toFixed(2) + "%" }}
      />
    </div>
  )
}
