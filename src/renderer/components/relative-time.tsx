import { useNow } from '../hooks/use-now.ts'
import { absoluteTime, relativeTime } from './time.ts'
import { Tooltip } from './tooltip.tsx'

/** "5 min ago", with the whole date on hover. `at` is epoch milliseconds. */
export function RelativeTime({ at, className }: { readonly at: number; readonly className?: string }) {
  const now = useNow()
  return (
    <Tooltip text={absoluteTime(at)}>
      <time dateTime={new Date(at).toISOString()} className={className}>
        {relativeTime(at, now)}
      </time>
    </Tooltip>
  )
}
