import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import type { TurnView } from '#shared/domain/conversation.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

export interface NoticeProps {
  readonly notice: TurnView['notices'][number]
}

/** Something about how this answer came to be: a fallback, an escalation, a missing connection. */
export function Notice({ notice }: NoticeProps) {
  const go = useGo()
  const { open } = notice
  const tone = notice.kind === 'fallback' || notice.kind === 'setup' ? 'amber' : 'info'
  return (
    <Banner
      boxed
      tone={tone}
      action={
        open ? (
          <Button size="small" onClick={() => go(open)}>
            {t('chat.place')}
          </Button>
        ) : null
      }
    >
      {notice.text}
    </Banner>
  )
}
