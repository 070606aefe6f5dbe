import { Link } from '@tanstack/react-router'
import { Section } from '../../components/card.tsx'
import { FieldRow } from '../../components/field.tsx'
import { Switch } from '../../components/switch.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

/** What the video pipeline does without asking, and the switch that makes its mails wait. */
export function StandingOrder() {
  const review = useRows('settings.get', {}).data?.values['video.review']
  const set = useCall('settings.set', { onError: (error) => sayError(error) })
  return (
    <Section title={t('standing.title')} description={t('standing.about')}>
      <div className="flex flex-col gap-2 text-base">
        <ul className="flex list-disc flex-col gap-0.5 pl-5">
          <li>{t('standing.media')}</li>
          <li>{t('standing.upload')}</li>
          <li>{t('standing.note')}</li>
          <li>{t(review === true ? 'standing.mailWaits' : 'standing.mail')}</li>
        </ul>
        <p className="text-meta text-ink-3">{t('standing.never')}</p>
        {review === undefined ? null : (
          <FieldRow label={t('video.review')} className="border-t border-line pt-3">
            {(ids) => (
              <Switch
                {...ids}
                checked={review === true}
                disabled={set.isPending}
                onChange={(next) => set.mutate({ values: { 'video.review': next } })}
              />
            )}
          </FieldRow>
        )}
        <Link
          to="/settings/$id"
          params={{ id: 'video' }}
          className="self-start text-meta font-medium text-accent-ink hover:underline"
        >
          {t('standing.link')}
        </Link>
      </div>
    </Section>
  )
}
