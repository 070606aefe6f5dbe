import type { Log } from '../../core/log.ts'
import { ServiceError } from '../../core/errors.ts'
import type {
  RenderCall,
  RenderedVideo,
  RenderOrder,
  StillRendering,
  VideoRenderer,
} from '../../video/renderer.ts'
import { voiceIdOf } from './asset-names.ts'
import { checkAccount } from './check-account.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { downloadVideo } from './download-video.ts'
import { askedSchema, askForVideo, discardVideo, lookAtVideo, type Asked } from './eager-video.ts'
import type { PieceSettings } from './render-pieces.ts'
import { createRunAssets } from './run-assets.ts'

export interface CloudinaryOptions extends CloudinaryAccount, PieceSettings {
  readonly log: Log
}

const WAITS_MS: readonly number[] = [5_000, 5_000, 10_000, 15_000, 20_000, 30_000]
const LONGEST_MS = 45 * 60_000
const LOOKS_UNTIL_ASKED_AGAIN = 3
/** A few frames of the tail may be missing. */
const LEEWAY_SECONDS = 1

const waitAfter = (looks: number): StillRendering => ({
  againInMs: WAITS_MS[Math.min(looks, WAITS_MS.length - 1)] ?? 30_000,
  note: 'Cloudinary is rendering the video',
})

/** Voice and music over a template, made by Cloudinary. Rejects with ServiceError or UserError. */
export function createCloudinaryRenderer(options: CloudinaryOptions): VideoRenderer {
  const { log, clock } = options

  /** Only an order for the same voice is taken up again. */
  function askedBefore(order: RenderOrder, call: RenderCall): Asked | null {
    const asked = askedSchema.safeParse(call.saved)
    return asked.success && asked.data.voice === voiceIdOf(order) ? asked.data : null
  }

  /** What was asked for leads nowhere: the next attempt begins anew. */
  function giveUp(call: RenderCall, error: ServiceError): never {
    call.save({})
    throw error
  }

  /** Looks again after a while, unless it has been too long. */
  function later(asked: Asked, call: RenderCall): StillRendering {
    if (clock.now() - asked.askedAt > LONGEST_MS) {
      const words = 'Cloudinary did not finish the video within 45 minutes.'
      const details = { service: 'cloudinary', kind: 'timeout', safeToRetry: true } as const
      return giveUp(call, new ServiceError(words, details))
    }
    const looks = asked.looks + 1
    call.save({ ...asked, looks })
    return waitAfter(looks)
  }

  async function fetchVideo(
    asked: Asked,
    order: RenderOrder,
    outFile: string,
    call: RenderCall,
  ): Promise<RenderedVideo | StillRendering> {
    const { signal } = call
    const from = { url: asked.url, atLeastSeconds: order.voiceSeconds + 0.5 - LEEWAY_SECONDS }
    const progress = (fraction: number | null): void => call.progress(fraction, 'Fetching the video')
    const done = await downloadVideo(options, from, outFile, { signal, progress })
    switch (done.state) {
      case 'later':
        return later(asked, call)
      case 'unusable':
        await discardVideo(options, asked, signal)
        return giveUp(
          call,
          new ServiceError(done.why, { service: 'cloudinary', kind: 'server', safeToRetry: true }),
        )
      case 'whole': {
        const { seconds, bytes } = done
        log.info('Cloudinary rendered a video', { runId: order.runId, seconds, bytes })
        return { seconds, bytes, costUsd: null, by: 'Rendered by Cloudinary' }
      }
    }
  }

  return {
    label: 'Cloudinary',
    service: 'cloudinary',
    assets: createRunAssets(options, options),

    async render(order, outFile, call) {
      const { signal } = call
      const asked = askedBefore(order, call)
      if (!asked) {
        call.progress(null, 'Asking Cloudinary for the video')
        const begun = await askForVideo(options, options, order, signal)
        call.save({ ...begun })
        return waitAfter(0)
      }
      const seen = await lookAtVideo(options, asked, signal)
      switch (seen.state) {
        case 'failed':
          return giveUp(call, seen.error)
        case 'processing':
          return later(asked, call)
        case 'unseen': {
          // It may have been taken away since, or never begun: asking twice is not making it twice.
          if (asked.looks % LOOKS_UNTIL_ASKED_AGAIN !== LOOKS_UNTIL_ASKED_AGAIN - 1) return later(asked, call)
          const again = await askForVideo(options, options, order, signal)
          return later({ ...again, askedAt: asked.askedAt, looks: asked.looks }, call)
        }
        case 'ready':
          return await fetchVideo(asked, order, outFile, call)
      }
    },

    check: async (signal) => await checkAccount(options, options, signal),
  }
}
