import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RunProblem } from '#shared/domain/video-run.ts'
import { cn } from '../../../components/cn.ts'
import { Reference } from '../../../components/reference.tsx'

export interface ProblemBoxProps {
  readonly problem: RunProblem
  /** It goes on by itself: amber, not red. */
  readonly passing?: boolean
  readonly children?: ReactNode
}

/** What went wrong, what to do, the reference for the log, and the ways on. */
export function ProblemBox({ problem, passing = false, children }: ProblemBoxProps) {
  const Icon = passing ? RotateCw : CircleAlert
  return (
    <div
      className={cn(
        'flex flex-col gap-2 rounded-control px-3 py-2.5',
        passing ? 'bg-amber-soft' : 'bg-red-soft',
      )}
    >
      <p className="flex items-start gap-2 text-base">
        <Icon className={cn('mt-0.5 size-4 shrink-0', passing ? 'text-amber' : 'text-red')} aria-hidden />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          <span className="font-medium">{problem.message}</span> {problem.nextStep}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-2 pl-6">
        {children}
        <span className="ml-auto">
          {problem.reference ? <Reference reference={problem.reference} /> : null}
        </span>
      </div>
    </div>
  )
}
