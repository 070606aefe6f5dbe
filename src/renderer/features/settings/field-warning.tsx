import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something about a typed value that the person should know. Announced when it appears. */
export function FieldWarning({ children }: { readonly children: ReactNode }) {
  return (
    <output className="mt-1 flex items-start gap-1.5 text-meta text-amber">
      <TriangleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
      <span>{children}</span>
    </output>
  )
}
