/** Hard-E's mark: a gable in copper. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="mb-3 size-8 shrink-0 [@media(max-height:36rem)]:hidden" aria-hidden>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M7 17.5 16 9l9 8.5M11 15v8M21 15v8M11 19.5h10"
        fill="none"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </svg>
  )
}
