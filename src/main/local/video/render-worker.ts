import { parentPort, workerData } from 'node:worker_threads'
import { messageOf, UserError } from '#main/core/errors.ts'
import { speakWithPackage } from '../voice/package-speaker.ts'
import { checkParts, composeVideo } from './compose.ts'
import type { MediaWork, RenderMessage } from './render-messages.ts'

const work = workerData as MediaWork
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
const tell = (message: RenderMessage): void => parentPort?.postMessage(message)

function asMessage(error: unknown): RenderMessage {
  if (error instanceof UserError) {
    return { kind: 'refused', code: error.code, message: error.message, nextStep: error.nextStep }
  }
  return {
    kind: 'failed',
    message: messageOf(error),
    stack: error instanceof Error ? (error.stack ?? '') : '',
  }
}

try {
  switch (work.kind) {
    case 'check':
      await checkParts(work)
      tell({ kind: 'done', seconds: 0 })
      break
    case 'speak':
      tell({ kind: 'done', seconds: await speakWithPackage(work) })
      break
    case 'render': {
      const seconds = await composeVideo(work, (fraction, note) => tell({ kind: 'progress', fraction, note }))
      tell({ kind: 'done', seconds })
    }
  }
} catch (error) {
  tell(asMessage(error))
}
