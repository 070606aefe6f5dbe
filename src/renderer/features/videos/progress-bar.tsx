import { cn } from '../../components/cn.ts'

export interface ProgressBarProps {
  /** Spoken name. */
  readonly label: string
  /** 0 … 1; null while it cannot be said. */
  readonly value: number | null
  readonly className?: string
}

/** How far something is. */
export function ProgressBar({ label, value, className }: ProgressBarProps) {
  return (
    <progress
      aria-label={label}
      max={1}
      className={cn(
        'block h-1.5 appearance-none overflow-hidden rounded-full bg-sunken',
        '[&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-blue',
        className,
      )}
      {...(value === null ? {} : { value })}
    />
  )
}
