import { useEffect, useRef } from 'react'
import { sayError } from '../../components/toast.tsx'
import { useClient } from '../../connection/connection-context.tsx'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { useGo } from '../frame/place.ts'
import { Composer, type ComposerHandle, type Outgoing } from './composer/composer.tsx'
import { EmptyChat } from './empty-chat.tsx'

/** A conversation that begins with its first message. */
export function NewChat() {
  const client = useClient()
  const go = useGo()
  const composer = useRef<ComposerHandle>(null)
  useEffect(() => composer.current?.focus(), [])
  const send = async ({ text, route, attachmentIds, recordingIds }: Outgoing): Promise<void> => {
    try {
      const { id: conversationId } = await client['chat.create']({})
      const message = { text, route, attachmentIds: [...attachmentIds], recordingIds: [...recordingIds] }
      await client['chat.send']({ conversationId, ...message })
      go(`/chat/${conversationId}`)
    } catch (error) {
      sayError(error, t('chat.sendFailed'))
      throw error
    }
  }
  const ask = (text: string): void =>
    void send({ text, route: null, attachmentIds: [], recordingIds: [] }).catch(() => undefined)
  return (
    <>
      <AreaHeader title={t('chat.new')} />
      <EmptyChat onAsk={ask} />
      <div className="shrink-0 px-6 pb-3">
        <Composer
          ref={composer}
          conversationId={null}
          busy={false}
          onSend={send}
          onStop={() => undefined}
          onEditLast={() => undefined}
        />
      </div>
    </>
  )
}
