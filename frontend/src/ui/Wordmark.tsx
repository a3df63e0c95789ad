/** The quay, and the boat that lies at it. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-xl font-bold tracking-tight">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden>
        <path
          d="M3.5 2.5v20h20"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <rect x="8.5" y="8" width="13" height="9" rx="3.2" className="fill-buoy-mark" />
      </svg>
      berth
    </span>
  );
}
