import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { mediaPayload } from '../actions/media-payload.ts'
import { throughTheDoor } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import { beginsAsMp4, md5Of } from '../media/finished-video.ts'
import { isThere, sizeOf } from '../media/media-folder.ts'
import type { RenderOrder, VideoRenderer } from '../renderer.ts'
import type { RunInput } from '../run-input.ts'
import { effect, megabytes, proposalOf } from './proposals.ts'
import type { Fetched, VideoResult, VoiceResult } from './results.ts'
import { memoryObject, stepMemory, type StepMemory } from './step-memory.ts'

/** The picture is as long as the voice, give or take beginning and end. */
const LEEWAY_SECONDS = 5
/** Failures of one run's rendering until a person is asked: each may be charged for. */
const MOST_FAILURES = 6
export const MEDIA_SLOT = 'media'

const finishedSchema = z.object({ seconds: z.number(), by: z.string() })

/** What the renderer needs elsewhere goes there by the door. Null: it is there; NotYet: it is not decided. */
async function bringAssets(
  kit: VideoKit,
  renderer: VideoRenderer,
  order: RenderOrder,
  memory: StepMemory,
  call: StepCall,
): Promise<NotYet | null> {
  const { assets } = renderer
  if (assets === null) return null
  const bytes = (await sizeOf(order.voiceFile)) ?? 0
  const done = await throughTheDoor(kit.way, {
    runId: call.runId,
    slot: MEDIA_SLOT,
    service: renderer.service,
    memory,
    signal: call.signal,
    proposal: proposalOf({
      kind: 'upload.media',
      title: `Bring the voice of “${order.title}” to ${renderer.label} for rendering`,
      destination: renderer.label,
      recipient: renderer.label,
      payload: mediaPayload(renderer.service, order),
      effects: [effect('Voice', `${Math.round(order.voiceSeconds)} seconds, ${megabytes(bytes)}`)],
      provenance: [{ label: 'Voice', source: 'model', detail: 'Spoken from the script of this run' }],
    }),
    words: {
      waiting: 'The upload waits for you in Approvals.',
      unknown: `It is not known whether the voice reached ${renderer.label}. Decide in Approvals.`,
    },
    stands: async (_sent, same) => {
      if (!same) return false
      const found = await assets.find(order, call.signal)
      return found !== 'unknown' && found.done
    },
  })
  return done instanceof NotYet ? done : null
}

/** Step 4: voice over the base template with music, as a finished file on this computer. */
export async function renderVideo(
  kit: VideoKit,
  input: RunInput,
  about: { readonly fetched: Fetched; readonly voice: VoiceResult },
  call: StepCall,
): Promise<StepOutcome<VideoResult>> {
  const { media, clock } = kit
  const { fetched, voice } = about
  const memory = stepMemory(call)
  const file = media.video(call.runId)
  const out = media.rendering(call.runId)

  const result = async (seconds: number, by: string): Promise<VideoResult> => {
    const path = media.path(file)
    call.progress(1, `${by}. The video: ${kit.media.inWorkspace(file)}`)
    return { file, seconds, by, bytes: (await sizeOf(path)) ?? 0, md5: await md5Of(path, call.signal) }
  }

  const finished = finishedSchema.safeParse(memory.get('finished'))
  if (finished.success && (await isThere(media.path(file)))) {
    return await result(finished.data.seconds, finished.data.by)
  }

  const renderer = await (input.simulate ? kit.localRenderer() : kit.renderer())
  const order: RenderOrder = {
    key: `${call.runId.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${voice.hash.slice(0, 12)}`,
    runId: call.runId,
    voiceFile: media.path(voice.file),
    voiceSeconds: voice.seconds,
    title: `Primer video ${fetched.job.number}`,
  }
  const waits = await bringAssets(kit, renderer, order, memory, call)
  if (waits) return waits

  await mkdir(dirname(media.path(out)), { recursive: true })
  const render = renderer.render(order, media.path(out), {
    signal: call.signal,
    progress: (fraction, note) => call.progress(fraction, note),
    saved: memoryObject(memory, 'render'),
    save: (value) => memory.set('render', { ...value }),
  })
  const rendered = await render.catch((error: unknown) => {
    if (!call.signal.aborted) afterFailure(memory, error)
    throw error
  })
  if ('againInMs' in rendered) return new NotYet(clock.now() + rendered.againInMs, rendered.note)
  const wrong = await pictureProblem(media.path(out), rendered.seconds, voice.seconds)
  if (wrong !== null) {
    await rm(media.path(out), { force: true })
    memory.set('render', null)
    throw new ServiceError(wrong, { service: renderer.service, kind: 'server', safeToRetry: true })
  }
  await rename(media.path(out), media.path(file))
  memory.set('finished', { seconds: rendered.seconds, by: rendered.by })
  call.cost(rendered.costUsd)
  return await result(rendered.seconds, rendered.by)
}

/** Throws UserError when a video came to nothing too often: looks in between reset the attempts. */
function afterFailure(memory: StepMemory, error: unknown): void {
  // A cleanup or somebody may have taken away what was brought: it is looked for before it is trusted.
  memory.set(`door:${MEDIA_SLOT}`, null)
  if (!(error instanceof ServiceError)) return
  const failures = Number(memory.get('failures') ?? 0) + 1
  memory.set('failures', failures < MOST_FAILURES ? failures : null)
  if (failures < MOST_FAILURES) return
  const next = 'Try again from this step later, or choose another renderer in Settings → Video.'
  const words = `${error.message} That happened ${failures} times.`
  throw new UserError('RENDER_FAILED', words, next, { cause: error })
}

/** Why a rendered file cannot be used, in words; null when it can. */
async function pictureProblem(file: string, seconds: number, voiceSeconds: number): Promise<string | null> {
  if (!(await isThere(file)) || !(await beginsAsMp4(file))) return 'The rendered file is not an MP4 video.'
  if (Math.abs(seconds - voiceSeconds) <= LEEWAY_SECONDS) return null
  const [has, should] = [Math.round(seconds), Math.round(voiceSeconds)]
  return `The rendered video has ${has} seconds; the voice has ${should}.`
}
