import { z } from 'zod'
import { UserError } from '#main/core/errors.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { markerOf } from '#main/approvals/outcome.ts'
import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import { uploadKey } from '../actions/video-actions.ts'
import type { DeliveryOrder } from '../delivery.ts'
import { throughTheDoor } from '../door/through-the-door.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import { effect, megabytes, proposalOf } from './proposals.ts'
import type { Delivered, Fetched, VideoResult } from './results.ts'
import { stepMemory } from './step-memory.ts'

const deliveredFile = z.looseObject({ id: z.string(), link: z.string() })
const LONGEST = 60
export const UPLOAD_SLOT = 'upload'

/** A name that every system takes as part of a file's name. */
const fileSafe = (text: string): string =>
  Array.from(
    text
      .normalize('NFC')
      .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
    .slice(0, LONGEST)
    .join('')
    .replace(/[ .]+$/, '')

/** "Primer video - Maria Ortiz - 2231-01.mp4" */
export function deliveryName(customer: string, jobNumber: string): string {
  return `${['Primer video', fileSafe(customer), fileSafe(jobNumber)].filter(Boolean).join(' - ')}.mp4`
}

/** Step 5: the finished video goes where the client will see it. Resumed where it stopped, never twice. */
export async function uploadVideo(
  kit: VideoKit,
  input: RunInput,
  about: { readonly fetched: Fetched; readonly video: VideoResult },
  call: StepCall,
): Promise<StepOutcome<Delivered>> {
  const { fetched, video } = about
  const { media, clock } = kit
  const name = deliveryName(fetched.customerName, fetched.job.number)
  if (input.simulate) {
    call.progress(1, `Would be delivered as “${name}”`)
    return { id: '', link: media.path(video.file), label: 'Simulated', at: clock.now() }
  }
  const delivery = await kit.delivery()
  const order: DeliveryOrder = {
    runId: call.runId,
    file: media.path(video.file),
    name,
    bytes: video.bytes,
    md5: video.md5,
    seconds: video.seconds,
  }
  call.progress(null, `Bringing ${megabytes(video.bytes)} to ${delivery.label}`)
  const memory = stepMemory(call)
  kit.uploads.set(call.runId, (fraction, note) => call.progress(fraction, note))
  const action = await throughTheDoor(kit.way, {
    runId: call.runId,
    slot: UPLOAD_SLOT,
    service: delivery.service,
    memory,
    signal: call.signal,
    proposal: proposalOf({
      kind: 'upload.video',
      title: `Deliver “${name}” to ${delivery.label}`,
      destination: delivery.label,
      recipient: delivery.label,
      payload: { service: delivery.service, ...order },
      effects: [
        effect('Video', name),
        effect('Size', `${megabytes(video.bytes)}, ${clockTime(video.seconds)}`),
      ],
      provenance: [{ label: 'Video', source: 'model', detail: video.by }],
    }),
    words: {
      waiting: 'The upload waits for you in Approvals.',
      unknown: `Is the video in ${delivery.label}? That is not known. Look there, then decide in Approvals.`,
    },
    stands: async (sent, same) => {
      if (!same) return false
      const saved = kit.remoteStates.read(uploadKey(markerOf(sent.id)))
      const found = await delivery.find(order, saved, call.signal)
      return found === 'unknown' || found.done
    },
  }).finally(() => kit.uploads.delete(call.runId))
  if (action instanceof NotYet) return action
  const { label } = delivery
  const done = ({ id, link }: z.infer<typeof deliveredFile>): Delivered => {
    call.progress(1, `Delivered to ${label}`)
    return { id, link, label, at: action.settledAt ?? clock.now() }
  }
  const known = deliveredFile.safeParse(action.result)
  if (known.success) return done(known.data)
  // A person said that it is there: the service knows where.
  const saved = kit.remoteStates.read(uploadKey(markerOf(action.id)))
  const found = await delivery.find(order, saved, call.signal)
  const seen = found !== 'unknown' && found.done ? deliveredFile.safeParse(found.result) : null
  if (seen?.success) return done(seen.data)
  memory.set(`door:${UPLOAD_SLOT}`, null)
  throw new UserError(
    'VIDEO_NOT_FOUND',
    `The video was said to be in ${label}, but Hard-E cannot find it there.`,
    'Try again from this step: it is delivered anew.',
  )
}
