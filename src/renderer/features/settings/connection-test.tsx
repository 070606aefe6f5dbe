import { CircleAlert, CircleCheck, PlugZap } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ConnectionResult, SettingsService } from '#shared/contract/settings.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { cn } from '../../components/cn.ts'
import { explain } from '../../components/explain-error.ts'
import { duration } from '../../components/time.ts'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'
import { kindWords } from './kind-words.ts'
import { useSettingsForm } from './settings-form-context.ts'

/** Tries what stands in the form, saved or not, and says why not. A later change makes the answer go away. */
export function ConnectionTest({ service }: { readonly service: SettingsService }) {
  const { changes, saves } = useSettingsForm()
  const { values, secrets } = changes
  const tested = JSON.stringify([values, secrets, saves])
  const [result, setResult] = useState<{ readonly of: string; readonly answer: ConnectionResult } | null>(
    null,
  )
  const test = useCall('settings.test', {
    onSuccess: (answer, request) => {
      setResult({ of: JSON.stringify([request.values, request.secrets, saves]), answer })
    },
    onError: (error, request) => {
      const { message, nextStep, code } = explain(error)
      const answer = { ok: false, kind: code.toLowerCase(), message: `${message} ${nextStep}`, ms: 0 }
      setResult({ of: JSON.stringify([request.values, request.secrets, saves]), answer })
    },
  })
  const place = useRef<HTMLOutputElement>(null)
  useEffect(() => {
    if (result) place.current?.scrollIntoView({ block: 'nearest' })
  }, [result])
  const shown = result?.of === tested && !test.isPending ? result.answer : null
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<PlugZap />}
          busy={test.isPending}
          onClick={() => test.mutate({ service, values, secrets })}
        >
          {test.isPending ? t('settings.testing') : t('settings.test')}
        </Button>
        <span className="text-meta text-ink-3">{t('settings.testUnsaved')}</span>
      </div>
      <output ref={place} className="block scroll-mb-24">
        {shown ? <Answer answer={shown} /> : null}
      </output>
    </div>
  )
}

function Answer({ answer }: { readonly answer: ConnectionResult }) {
  const { ok, kind, message, ms } = answer
  const Icon = ok ? CircleCheck : CircleAlert
  const reason = ok ? null : kindWords(kind)
  return (
    <span
      className={cn(
        'flex animate-fade items-start gap-2.5 rounded-card px-3 py-2.5 text-base',
        ok ? 'bg-green-soft' : 'bg-red-soft',
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', ok ? 'text-green' : 'text-red')} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {t(ok ? 'settings.testOk' : 'settings.testFailed')}
          {reason ? (
            <Badge tone="outline" className="border-red text-red">
              {reason}
            </Badge>
          ) : null}
          {ms > 0 ? (
            <span className="text-meta font-normal text-ink-2 tabular-nums">
              {t('settings.testTook', { ms: ms < 1000 ? `${ms} ms` : duration(ms) })}
            </span>
          ) : null}
        </span>
        <span className="block [overflow-wrap:anywhere] text-ink-2">{message}</span>
      </span>
    </span>
  )
}
