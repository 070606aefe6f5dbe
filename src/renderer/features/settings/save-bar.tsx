import { CircleAlert, CircleDot } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { count, t } from '../../i18n/t.ts'
import type { SectionDraft } from './use-draft.ts'

/** Appears with the first change and stays in sight until it is saved or discarded. */
export function SaveBar({ draft }: { readonly draft: SectionDraft }) {
  const { form, saving, error } = draft
  if (form.changes.count === 0 && !error) return null
  return (
    <div className="sticky bottom-0 z-10 mt-6 -mb-2 animate-fade pb-2">
      <div className="flex flex-wrap items-center gap-3 rounded-card bg-raised px-4 py-2.5 shadow-float">
        {error ? (
          <p role="alert" className="flex min-w-0 flex-1 items-start gap-2 text-base">
            <CircleAlert className="mt-0.5 size-4 shrink-0 text-red" aria-hidden />
            <span>
              <span className="font-medium">
                {t(error.some ? 'settings.savePart' : 'settings.saveFailed')}.
              </span>{' '}
              {error.message} {error.nextStep}
            </span>
          </p>
        ) : (
          <output className="flex flex-1 items-center gap-2 text-base text-ink-2">
            <CircleDot className="size-4 text-amber" aria-hidden />
            {t('settings.changes', { changes: count(form.changes.count, 'change') })}
          </output>
        )}
        <span className="ml-auto flex gap-2">
          <Button tone="quiet" disabled={saving} onClick={draft.discard}>
            {t('settings.discard')}
          </Button>
          <Button type="submit" tone="primary" busy={saving} disabled={form.changes.count === 0}>
            {t('settings.save')}
          </Button>
        </span>
      </div>
    </div>
  )
}
