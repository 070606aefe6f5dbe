import type { ReactNode } from 'react'

/** Small buttons that belong together, under a name that is said once. */
export function ButtonRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="mb-1.5 text-meta text-ink-3">{label}</legend>
      {children}
    </fieldset>
  )
}
