import { ArrowUpRight } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { t } from '../../i18n/t.ts'

const suggestions = ['chat.try1', 'chat.try2', 'chat.try3', 'chat.try4'] as const

const Checklist = lazy(async () => ({ default: (await import('../onboarding/checklist.tsx')).Checklist }))

export interface EmptyChatProps {
  readonly onAsk: (text: string) => void
}

/** A new chat: what can be asked, ready to click. */
export function EmptyChat({ onAsk }: EmptyChatProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-6">
      <div className="mx-auto my-auto flex w-full max-w-150 flex-col gap-6 py-10">
        <div>
          <h2 className="text-display font-semibold tracking-tight">{t('chat.empty')}</h2>
          <p className="mt-2 text-body text-ink-2">{t('chat.emptyBody')}</p>
        </div>
        <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          {suggestions.map((key) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => onAsk(t(key))}
                className={[
                  'group flex h-full w-full items-start',
                  'justify-between gap-3 rounded-card border border-line bg-raised',
                  'px-3.5 py-3 text-left text-base transition-colors hover:border-line-strong',
                ].join(' ')}
              >
                {t(key)}
                <ArrowUpRight
                  className="mt-0.5 size-4 shrink-0 text-ink-3 transition-colors group-hover:text-accent-ink"
                  aria-hidden
                />
              </button>
            </li>
          ))}
        </ul>
        <Suspense fallback={null}>
          <Checklist />
        </Suspense>
      </div>
    </div>
  )
}
