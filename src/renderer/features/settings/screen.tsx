import type { ReactNode } from 'react'
import type { SettingsService } from '#shared/contract/settings.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { OutputOf } from '../../connection/routes.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { usePlaceId } from '../frame/place.ts'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { ApprovalsSection } from './approvals-section.tsx'
import { BrainSection } from './brain-section.tsx'
import { CompanySection } from './company-section.tsx'
import { CrmSection } from './crm-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { DocumentsSection } from './documents-section.tsx'
import { MailSection } from './mail-section.tsx'
import { MailboxSection } from './mailbox-section.tsx'
import { SearchSection } from './search-section.tsx'
import { SectionList } from './section-list.tsx'
import { sectionOf, type SectionId } from './sections.ts'
import { ServiceBadge } from './service-badge.tsx'
import { SettingsFormFrame } from './settings-form-frame.tsx'
import { VideoSection } from './video-section.tsx'
import { VoiceSection } from './voice-section.tsx'
import { WorkspaceSection } from './workspace-section.tsx'

const services: Readonly<Record<SettingsService, () => ReactNode>> = {
  brain: BrainSection,
  crm: CrmSection,
  documents: DocumentsSection,
  search: SearchSection,
  mailbox: MailboxSection,
  voice: VoiceSection,
  video: VideoSection,
  delivery: DeliverySection,
  mail: MailSection,
}
const isService = (section: SectionId): section is SettingsService => section in services

/** Settings by section: /settings/brain, /settings/crm and so on. */
export function Screen() {
  const section = sectionOf(usePlaceId())
  const saved = useRows('settings.get', {})
  const status = useRows('app.status', {})
  const off = saved.data?.values['search.provider'] === 'none' ? 'search' : null
  const name = t(`settings.section.${section}`)
  const failed = saved.isError ? saved : status.isError ? status : null
  return (
    <Area label={t('settings.title')} list={<SectionList current={section} status={status.data} off={off} />}>
      <AreaHeader
        title={name}
        state={
          isService(section) && status.data ? (
            <ServiceBadge state={status.data[section].state} off={section === off} />
          ) : null
        }
      />
      <ScrollArea label={name} key={section}>
        {failed ? (
          <ErrorState
            title={t('settings.loadFailed')}
            error={failed.error}
            onRetry={() => {
              void saved.refetch()
              void status.refetch()
            }}
          />
        ) : saved.data && status.data ? (
          <div className="mx-auto flex w-full max-w-180 flex-col gap-5 px-4 py-5">
            <p className="text-body text-ink-2">{t(`settings.about.${section}`)}</p>
            <Content section={section} saved={saved.data} status={status.data} />
          </div>
        ) : (
          <SkeletonRows className="mx-auto w-full max-w-180" />
        )}
      </ScrollArea>
    </Area>
  )
}

interface ContentProps {
  readonly section: SectionId
  readonly saved: OutputOf<'settings.get'>
  readonly status: OutputOf<'app.status'>
}

function Content({ section, saved, status }: ContentProps) {
  if (isService(section)) {
    const Fields = services[section]
    return (
      <SettingsFormFrame section={section} saved={saved}>
        <Fields />
      </SettingsFormFrame>
    )
  }
  switch (section) {
    case 'company':
      return (
        <SettingsFormFrame section={section} saved={saved}>
          <CompanySection />
        </SettingsFormFrame>
      )
    case 'approvals':
      return <ApprovalsSection />
    case 'appearance':
      return <AppearanceSection values={saved.values} />
    case 'workspace':
      return <WorkspaceSection status={status} secrets={saved.secrets} />
    default:
      return <AboutSection status={status} />
  }
}
