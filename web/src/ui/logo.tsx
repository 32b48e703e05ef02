/** The mark: seats round one marked line. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <g fill="currentColor">
        <circle cx="5" cy="22" r="2.6" />
        <circle cx="8.2" cy="14.2" r="2.6" />
        <circle cx="16" cy="11" r="2.6" />
        <circle cx="23.8" cy="14.2" r="2.6" />
        <circle cx="27" cy="22" r="2.6" />
      </g>
      <rect x="10.5" y="19.9" width="11" height="4.2" rx="1" fill="#B98A00" />
    </svg>
  )
}
