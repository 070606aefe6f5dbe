import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Log } from '#main/core/log.ts'
import type { VideoRenderer } from '#main/video/renderer.ts'
import { runWorker } from './run-worker.ts'

const RENDER_TIMEOUT_MS = 15 * 60_000
const CHECK_TIMEOUT_MS = 60_000

/**
 * Renders on this computer, with nothing installed: the template's pictures are copied as they are, voice and
 * music are mixed and encoded to AAC. `musicFile` null: the voice alone. UserError for files that cannot be used.
 */
export function createLocalRenderer(parts: {
  readonly templateFile: string
  readonly musicFile: string | null
  readonly log: Log
}): VideoRenderer {
  const { templateFile, musicFile, log } = parts
  return {
    label: 'This computer',
    service: 'local',
    assets: null,
    async render(order, outFile, call) {
      const partFile = `${outFile}.part`
      const startedAt = performance.now()
      await mkdir(dirname(outFile), { recursive: true })
      try {
        const { voiceFile, title } = order
        const seconds = await runWorker(
          { kind: 'render', templateFile, musicFile, voiceFile, title, partFile },
          { signal: call.signal, timeoutMs: RENDER_TIMEOUT_MS, progress: call.progress },
        )
        call.signal.throwIfAborted()
        await rename(partFile, outFile)
        const { size: bytes } = await stat(outFile)
        log.info('video rendered', { runId: order.runId, seconds, bytes, ms: performance.now() - startedAt })
        return { seconds, bytes, costUsd: 0, by: 'Rendered on this computer' }
      } finally {
        await rm(partFile, { force: true })
      }
    },
    async check(signal) {
      await runWorker(
        { kind: 'check', templateFile, musicFile },
        { signal, timeoutMs: CHECK_TIMEOUT_MS, progress: () => undefined },
      )
    },
  }
}
