import { Link } from '@tanstack/react-router'
import { ArrowRight, BookOpen } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { ConnectionTest } from './connection-test.tsx'
import { Pair, SecretSetting, SwitchSetting, TextSetting } from './controls.tsx'
import { MoreFields } from './more-fields.tsx'
import { SwitchNote } from './provider-choice.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export function DocumentsSection() {
  const form = useSettingsForm()
  const on = form.value('documents.s3.enabled') === true
  return (
    <>
      <Link
        to="/knowledge"
        className="flex items-center gap-2.5 rounded-card border border-line bg-raised px-4 py-3 text-base hover:border-line-strong"
      >
        <BookOpen className="size-4 text-ink-3" aria-hidden />
        <span className="flex-1">{t('documents.folders')}</span>
        <span className="flex items-center gap-1 font-medium text-accent-ink">
          {t('documents.toKnowledge')}
          <ArrowRight className="size-4" aria-hidden />
        </span>
      </Link>
      <Card className="flex flex-col gap-4 px-4 py-2">
        <SwitchSetting name="documents.s3.enabled" label={t('documents.s3')} help={t('documents.s3.help')} />
        {on ? (
          <div className="flex flex-col gap-4 pb-2">
            <Pair>
              <TextSetting name="documents.s3.bucket" label={t('documents.bucket')} />
              <TextSetting
                name="documents.s3.prefix"
                label={t('documents.prefix')}
                help={t('documents.prefix.help')}
              />
            </Pair>
            <Pair>
              <TextSetting name="documents.s3.region" label={t('documents.region')} />
              <TextSetting name="documents.s3.accessKeyId" label={t('documents.accessKey')} />
            </Pair>
            <SecretSetting
              name="s3.secretAccessKey"
              label={t('documents.secret')}
              help={t('documents.secret.help')}
            />
          </div>
        ) : null}
      </Card>
      <SwitchNote name="documents.s3.enabled" />
      {on ? (
        <MoreFields>
          <Pair>
            <TextSetting
              name="documents.s3.endpoint"
              type="url"
              label={t('documents.endpoint')}
              help={t('documents.endpoint.help')}
            />
            <TextSetting
              name="documents.s3.syncMinutes"
              type="number"
              label={t('documents.sync')}
              help={t('documents.sync.help')}
            />
          </Pair>
          <SwitchSetting
            name="documents.s3.forcePathStyle"
            label={t('documents.pathStyle')}
            help={t('documents.pathStyle.help')}
          />
        </MoreFields>
      ) : null}
      <ConnectionTest service="documents" />
    </>
  )
}
