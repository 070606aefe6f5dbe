import { Link } from '@tanstack/react-router'
import { ArrowRight, Check, X } from 'lucide-react'
import { cn } from '../../components/cn.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { say, sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import type { OutputOf } from '../../connection/routes.ts'
import { en } from '../../i18n/en.ts'
import { t } from '../../i18n/t.ts'

type Step = OutputOf<'app.checklist'>[number]

const DISMISSED = 'appearance.checklistDismissed'

/** The first-run steps for Chat's empty state; nothing once they are done or hidden. */
export function Checklist({ className }: { readonly className?: string }) {
  const steps = useRows('app.checklist', {}).data
  const values = useRows('settings.get', {}).data?.values
  const set = useCall('settings.set', { onError: (error) => sayError(error) })
  if (!steps || !values || values[DISMISSED] === true) return null
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  const hide = (hidden: boolean): void => set.mutate({ values: { [DISMISSED]: hidden } })
  return (
    <section
      aria-labelledby="first-steps"
      className={cn('rounded-card border border-line bg-raised text-left', className)}
    >
      <header className="flex items-start gap-3 px-4 pt-3 pb-2">
        <div className="min-w-0 flex-1">
          <h2 id="first-steps" className="text-base font-semibold">
            {t('onboarding.title')}
            <span className="ml-2 font-normal text-ink-3 tabular-nums">
              {t('onboarding.progress', { done, total: steps.length })}
            </span>
          </h2>
          <p className="text-meta text-ink-3">{t('onboarding.body')}</p>
        </div>
        <IconButton
          size="small"
          label={t('onboarding.dismiss')}
          icon={<X />}
          onClick={() => {
            hide(true)
            say(t('onboarding.hidden'), { run: () => hide(false) })
          }}
        />
      </header>
      <ul className="grid gap-x-2 px-2 pb-2 sm:grid-cols-2">
        {steps.map((step) => (
          <li key={step.id}>
            <StepRow step={step} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function StepRow({ step }: { readonly step: Step }) {
  const hint = hintOf(step.id)
  return (
    <Link
      to={`/${step.open}`}
      className="group flex items-start gap-3 rounded-control px-2 py-1.5 -outline-offset-2 hover:bg-hover"
    >
      <span
        aria-hidden
        className={cn(
          'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border',
          step.done ? 'border-transparent bg-green-soft text-green' : 'border-control',
        )}
      >
        {step.done ? <Check className="size-3" strokeWidth={3} /> : null}
      </span>
      <span className="min-w-0 flex-1">
        <span className={cn('text-base', step.done && 'text-ink-3 line-through')}>{step.title}</span>
        <span className="sr-only">, {t(step.done ? 'onboarding.done' : 'onboarding.open')}</span>
        {step.done || !hint ? null : <span className="block text-meta text-ink-3">{hint}</span>}
      </span>
      {step.done ? null : (
        <ArrowRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
        />
      )}
    </Link>
  )
}

/** The core names the steps; a step that this page does not know has no hint. */
function hintOf(id: string): string | null {
  const key = `onboarding.hint.${id}`
  return key in en ? en[key as keyof typeof en] : null
}
