export interface HouseSketchProps {
  /** With its colours; else the lines alone. */
  readonly finished: boolean
  readonly className?: string
}

/** The house that the built-in template draws, in the colours of the app. */
export function HouseSketch({ finished, className }: HouseSketchProps) {
  return (
    <svg
      viewBox="0 0 96 54"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      preserveAspectRatio="xMidYMid slice"
      className={className}
    >
      {finished ? (
        <g stroke="none" className="fill-accent-soft">
          <path d="M33 15h25l5 11H44Z" />
          <path d="M60 31V25h13l4 6Z" />
          <circle cx="78" cy="12" r="4" />
          <path d="M29 31h10v7H29ZM62 35h10v6H62ZM46 33h6v10h-6Z" />
        </g>
      ) : null}
      <path d="M6 43h84" className="text-ink-3" />
      <path d="M26 43V27M60 43V26M75 43V31M53 15v-4h4v4" />
      <path d="M46 43V33h6v10M29 31h10v7H29ZM34 31v7M62 35h10v6H62ZM67 35v6" strokeWidth="1.1" />
      <path d="M33 15h25l5 11H44M24 27l9-12 11 13M62 25h11l4 6H60" className="text-accent" />
      <g className="text-ink-3" strokeWidth="1.1">
        <circle cx="78" cy="12" r="4" className={finished ? 'text-accent' : undefined} />
        <circle cx="14" cy="33" r="5.5" />
        <circle cx="84" cy="36" r="4" />
        <path d="M14 43V33M84 43v-7M9 15h12a4 4 0 0 0-7-3 3 3 0 0 0-5 3" />
      </g>
    </svg>
  )
}
