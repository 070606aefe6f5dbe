import { parentPort, workerData } from 'node:worker_threads'
import { messageOf, UserError } from '#main/core/errors.ts'
import { speakWithPackage } from '../voice/package-speaker.ts'
import { checkParts, composeVideo } from './compose.ts'
import type { MediaWork, RenderMessage } from './render-messages.ts'

const work = workerData as MediaWork
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
const tell = (message: RenderMessage): void => parentPort?.postMessage(message)

const PROGRESS_EVERY_MS = 100
let told = Number.NEGATIVE_INFINITY

/** Thousands of pictures are copied; a person sees ten reports a second. */
function tellProgress(fraction: number, note: string): void {
  const now = performance.now()
  if (now - told < PROGRESS_EVERY_MS) return
  told = now
  tell({ kind: 'progress', fraction, note })
}

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
      const seconds = await composeVideo(work, tellProgress)
      tell({ kind: 'done', seconds })
    }
  }
} catch (error) {
  tell(asMessage(error))
}
