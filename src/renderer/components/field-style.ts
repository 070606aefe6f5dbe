/** One look for everything a person types into. */
export const fieldStyle = [
  'w-full rounded-control border border-line-strong bg-raised px-2.5 text-base text-ink transition-colors',
  'hover:not-disabled:border-control focus-visible:border-accent focus-visible:outline-offset-0',
  'disabled:bg-canvas disabled:text-ink-3 aria-invalid:border-red',
].join(' ')
