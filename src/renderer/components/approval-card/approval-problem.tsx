import { CircleAlert } from 'lucide-react'
import { explain } from '../explain-error.ts'

/** Why the approval did not go through. It stays until the next try. */
export function ApprovalProblem({ error }: { readonly error: unknown }) {
  const { message, nextStep } = explain(error)
  return (
    <p role="alert" className="flex items-start gap-2 rounded-control bg-red-soft px-3 py-2 text-base">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-red" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{message}</span> {nextStep}
      </span>
    </p>
  )
}
