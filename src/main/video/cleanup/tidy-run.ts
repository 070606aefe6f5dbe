import { rm } from 'node:fs/promises'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { NotYet } from '#main/workflow/workflow.ts'
import { mediaSchema } from '../actions/media-payload.ts'
import { throughTheDoor, type DoorRequest } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import { effect, proposalOf } from '../steps/proposals.ts'
import { MAIL_SLOT } from '../steps/review-reason.ts'
import { NOTE_SLOT } from '../steps/notify-crm.ts'
import { MEDIA_SLOT } from '../steps/render-video.ts'
import type { StepMemory } from '../steps/step-memory.ts'
import { UPLOAD_SLOT } from '../steps/upload-video.ts'
import { actionsOf, unneededVideos, type Unneeded } from './not-needed.ts'

export interface Tidying {
  readonly runId: string
  /** The client has got the video. */
  readonly completed: boolean
  /** Nothing of it left this computer. */
  readonly simulate: boolean
  readonly signal: AbortSignal
  readonly memory: StepMemory
}

/** What was taken away, for the person. */
export interface Tidied {
  readonly files: number
  readonly videos: number
  readonly assets: boolean
}

const REMOVE_MEDIA = 'remove-media'
const LOOK_AGAIN = 2_000

async function tidyFiles({ media }: VideoKit, runId: string): Promise<number> {
  const files = await media.leftovers(runId)
  for (const file of files) await rm(file, { recursive: true, force: true })
  return files.length
}

/** Waits for what is under way, and takes back what nobody must approve any more. */
async function closeActions(kit: VideoKit, { runId, completed }: Tidying): Promise<NotYet | null> {
  const door = kit.door()
  const all = () =>
    [MEDIA_SLOT, UPLOAD_SLOT, NOTE_SLOT, MAIL_SLOT].flatMap((slot) => actionsOf(kit, runId, slot))
  const busy = () =>
    [...all(), ...actionsOf(kit, runId, REMOVE_MEDIA)].some(
      ({ state }) => state === 'approved' || state === 'sending',
    )
  if (busy()) await door.recover()
  if (busy()) return new NotYet(kit.clock.now() + LOOK_AGAIN, 'Waits for what is under way')
  if (completed) return null
  for (const { id, state } of all()) {
    if (state !== 'proposed' && state !== 'failed') continue
    door.reject(id, 'The run ended before it was sent.', 'policy')
  }
  return null
}

const words = {
  waiting: 'The cleanup waits for you in Approvals.',
  unknown: 'It is not known whether everything was cleaned up. Decide in Approvals.',
}

const request = ({
  runId,
  memory,
  signal,
}: Tidying): Pick<DoorRequest, 'runId' | 'memory' | 'signal' | 'words'> => ({ runId, memory, signal, words })

async function removeVideo(kit: VideoKit, about: Tidying, video: Unneeded): Promise<NotYet | null> {
  const { n, ...rest } = video
  const delivery = await kit.delivery()
  const done = await throughTheDoor(kit.way, {
    ...request(about),
    slot: `remove-video-${n}`,
    service: video.service,
    proposal: proposalOf({
      kind: 'delete.video',
      title: `Take away “${video.name}”, which nobody was told of`,
      destination: delivery.label,
      recipient: delivery.label,
      payload: { ...rest, runId: about.runId },
      effects: [effect('Video', video.name)],
      provenance: [],
    }),
  })
  return done instanceof NotYet ? done : null
}

/** Everything that rendering put elsewhere. Gone means that the service has nothing of the run any more. */
async function removeAssets(kit: VideoKit, about: Tidying): Promise<NotYet | boolean> {
  const { runId, signal, memory } = about
  const brought = actionsOf(kit, runId, MEDIA_SLOT)
  if (brought.length === 0) return false
  const renderer = await kit.renderer()
  const payload = mediaSchema.safeParse(brought.at(-1)?.payload)
  const { assets } = renderer
  if (assets === null || (payload.success && payload.data.service !== renderer.service)) {
    throw new UserError(
      'ASSETS_ELSEWHERE',
      'Temporary files of this run are left at the rendering service that was chosen before.',
      'Choose it again in Settings under Video: Hard-E then takes them away by itself.',
    )
  }
  if ((await assets.left(runId, signal)).length === 0) return false
  const done = await throughTheDoor(kit.way, {
    ...request(about),
    slot: REMOVE_MEDIA,
    service: renderer.service,
    proposal: proposalOf({
      kind: 'delete.media',
      title: 'Take away what rendering needed for a while',
      destination: renderer.label,
      recipient: renderer.label,
      payload: { service: renderer.service, runId },
      effects: [effect('Run', runId)],
      provenance: [],
    }),
    // What was taken away before says nothing of what is there now.
    stands: () => false,
  })
  if (done instanceof NotYet) return done
  const left = await assets.left(runId, signal)
  if (left.length === 0) return true
  memory.set(`door:${REMOVE_MEDIA}`, null)
  throw new ServiceError(`${left.length} temporary files are still at ${renderer.label}.`, {
    service: renderer.service,
    kind: 'processing',
    safeToRetry: true,
  })
}

/**
 * Takes away what a run leaves behind: temporary files, paid intermediate results, assets of the
 * renderer, and a delivered video that nobody was told of. Script, voice and finished video stay. May
 * be done again.
 */
export async function tidyRun(kit: VideoKit, about: Tidying): Promise<Tidied | NotYet> {
  const { runId, completed } = about
  const files = await tidyFiles(kit, runId)
  if (about.simulate) return { files, videos: 0, assets: false }
  const waits = await closeActions(kit, about)
  if (waits) return waits
  const videos = unneededVideos(kit, runId, completed)
  for (const video of videos) {
    const waits = await removeVideo(kit, about, video)
    if (waits) return waits
  }
  const assets = await removeAssets(kit, about)
  return assets instanceof NotYet ? assets : { files, videos: videos.length, assets }
}
