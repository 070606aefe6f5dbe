import type { ReactNode } from 'react'
import type { VideoRun, VideoStepName } from '#shared/domain/video-run.ts'
import { DeliveryPart } from '../made/delivery-part.tsx'
import { MailPart } from '../made/mail-part.tsx'
import { PicturePart } from '../made/picture-part.tsx'
import { ScriptPart } from '../made/script-part.tsx'
import { SoundPart } from '../made/sound-part.tsx'

/** What a step made, to look at; null when it made nothing (yet). */
export function stepMade(run: VideoRun, step: VideoStepName): ReactNode {
  const { id, script, audio, video, delivery, mail } = run
  switch (step) {
    case 'generate_script':
      return script ? <ScriptPart script={script} /> : null
    case 'generate_audio':
      // Another recording, another player: the bytes tell them apart.
      return audio ? <SoundPart key={audio.bytes} runId={id} audio={audio} /> : null
    case 'render_video':
      return video ? (
        <PicturePart key={video.bytes} runId={id} customerName={run.customerName} video={video} />
      ) : null
    case 'upload_video':
      return delivery ? <DeliveryPart delivery={delivery} /> : null
    case 'deliver_to_client':
      return mail ? <MailPart runId={id} mail={mail} /> : null
    case 'fetch_context':
    case 'notify_crm':
    case 'wait_for_processing':
    case 'cleanup':
      return null
  }
}
