import { KeyRound, Lock, ShieldAlert, ShieldCheck } from 'lucide-react'
import type { AppStatus } from '#shared/contract/app.ts'
import { Badge } from '../../components/badge.tsx'
import { Card, Section } from '../../components/card.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useNow } from '../../hooks/use-now.ts'
import { en } from '../../i18n/en.ts'
import { t } from '../../i18n/t.ts'
import { dayOf } from '../activity/usage-days.ts'
import { commandLine, commandNames } from './command-lines.ts'
import { CopyLine } from './copy-line.tsx'
import { RecordingsKept } from './recordings-kept.tsx'

type Secret = OutputOf<'settings.get'>['secrets'][number]

export interface WorkspaceSectionProps {
  readonly status: AppStatus
  readonly secrets: readonly Secret[]
}

export function WorkspaceSection({ status, secrets }: WorkspaceSectionProps) {
  const { cipher, workspace } = status
  const today = dayOf(useNow(60_000))
  const Shield = cipher.strength === 'os' ? ShieldCheck : ShieldAlert
  return (
    <>
      <Section title={t('workspace.folder')} description={t('workspace.folder.help')}>
        <CopyLine label={t('workspace.copyPath')} text={workspace.path} />
      </Section>
      <RecordingsKept />
      <Section title={t('workspace.secrets')}>
        <div className="flex items-start gap-2.5">
          <Shield
            aria-hidden
            className={`mt-0.5 size-4 shrink-0 ${cipher.strength === 'os' ? 'text-green' : 'text-amber'}`}
          />
          <div>
            <p className="text-base font-medium">{t('workspace.sealed', { label: cipher.label })}</p>
            <p className="text-meta text-ink-2">{t(`workspace.strength.${cipher.strength}`)}</p>
          </div>
        </div>
        <ul className="mt-3 border-t border-line pt-1">
          {secrets.map((secret) => (
            <li key={secret.name} className="flex items-center justify-between gap-3 py-1.5 text-base">
              {secretWords(secret.name)}
              <SecretBadge state={secret.state} />
            </li>
          ))}
        </ul>
      </Section>
      <section aria-labelledby="workspace-copies" className="flex flex-col gap-3">
        <div>
          <h2 id="workspace-copies" className="text-body font-semibold">
            {t('workspace.copies')}
          </h2>
          <p className="text-base text-ink-2">{t('workspace.copies.help')}</p>
        </div>
        <Card className="flex flex-col gap-4 p-4">
          {commandNames.map((name) => (
            <div key={name} className="flex flex-col gap-1.5">
              <p className="text-base">{t(`workspace.command.${name}`)}</p>
              <CopyLine
                label={t('workspace.copy', { what: t(`workspace.command.${name}`) })}
                text={commandLine(name, workspace.path, today)}
              />
            </div>
          ))}
        </Card>
      </section>
    </>
  )
}

function SecretBadge({ state }: { readonly state: Secret['state'] }) {
  const words = t(`workspace.state.${state}`)
  if (state === 'unset') return <span className="text-meta text-ink-3">{words}</span>
  return state === 'set' ? (
    <Badge tone="green" icon={<KeyRound aria-hidden />}>
      {words}
    </Badge>
  ) : (
    <Badge tone="amber" icon={<Lock aria-hidden />}>
      {words}
    </Badge>
  )
}

/** A secret of a later version stands under its own name. */
function secretWords(name: string): string {
  const key = `workspace.secretName.${name}`
  return key in en ? en[key as keyof typeof en] : name
}
