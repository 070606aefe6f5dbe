import { z } from 'zod'
import { isAbort, messageOf, ServiceError, UserError } from '#main/core/errors.ts'
import { NotYet, type StepCall, type StepOutcome } from '#main/workflow/workflow.ts'
import type { Delivery, DeliveryOrder, Processing } from '../delivery.ts'
import type { VideoKit } from '../kit.ts'
import type { RunInput } from '../run-input.ts'
import type { Delivered, Fetched, VideoResult, Waited } from './results.ts'
import { stepMemory } from './step-memory.ts'
import { deliveryName } from './upload-video.ts'
import { afterLook, pauseAfter, waitPlan } from './wait-plan.ts'

const looksSchema = z.object({ count: z.number(), ready: z.number(), nextAt: z.number() })

export interface Waiting {
  readonly fetched: Fetched
  readonly video: VideoResult
  readonly delivered: Delivered
}

/** Trouble with looking is no trouble with the video: it is looked at again, and goes on at the cap. */
async function lookAt(
  delivery: Delivery,
  { fetched, video, delivered }: Waiting,
  file: string,
  call: StepCall,
): Promise<Processing> {
  const order: DeliveryOrder = {
    runId: call.runId,
    file,
    name: deliveryName(fetched.customerName, fetched.job.number),
    bytes: video.bytes,
    md5: video.md5,
    seconds: video.seconds,
  }
  try {
    return await delivery.processing(delivered, order, call.signal)
  } catch (error) {
    if (call.signal.aborted || isAbort(error) || !(error instanceof ServiceError)) throw error
    if (error.kind === 'notFound') {
      throw new UserError(
        'VIDEO_GONE',
        `The video is no longer in ${delivery.label}. The client got no mail.`,
        'Try again from "Upload": it is delivered anew.',
        { cause: error },
      )
    }
    return { state: 'processing', note: `${delivery.label} could not be asked: ${messageOf(error)}` }
  }
}

/** Step 7: until the video can be played where it lies. The computer may sleep or restart meanwhile. */
export async function waitForProcessing(
  kit: VideoKit,
  input: RunInput,
  about: Waiting,
  call: StepCall,
): Promise<StepOutcome<Waited>> {
  const { clock, settings, media } = kit
  if (input.simulate) {
    call.progress(1, 'Nothing was delivered, so nothing is waited for')
    return { confirmed: false, skipped: true }
  }
  const uploadedAt = about.delivered.at
  const delivery = await kit.delivery()
  // Another service than the one that has the video cannot be asked about it.
  const asks = delivery.label === about.delivered.label
  const plan = waitPlan({
    uploadedAt,
    waitSeconds: input.waitSeconds,
    mode: settings.get('video.wait.mode'),
    floorSeconds: settings.get('video.wait.floorSeconds'),
    capMinutes: settings.get('video.wait.capMinutes'),
    processes: asks && delivery.processes,
  })
  const look = (): Promise<Processing> => lookAt(delivery, about, media.path(about.video.file), call)

  if (plan.type === 'at_once') {
    const seen = asks ? await look() : null
    call.progress(1, seen?.note ?? 'Another delivery is chosen now')
    return { confirmed: seen?.state === 'ready', skipped: false }
  }
  if (plan.type === 'exactly') {
    if (clock.now() < plan.until) return new NotYet(plan.until, plan.why)
    const seen = asks ? await look() : null
    call.progress(1, seen?.note ?? 'The time is over')
    return { confirmed: seen?.state === 'ready', skipped: false }
  }

  const memory = stepMemory(call)
  const saved = looksSchema.safeParse(memory.get('looks'))
  const before = saved.success ? saved.data : { count: 0, ready: 0, nextAt: uploadedAt + pauseAfter(0) }
  if (clock.now() < before.nextAt) return new NotYet(before.nextAt, 'Waits until it can be played')
  const seen = await look()
  const looks = { count: before.count + 1, ready: seen.state === 'ready' ? before.ready + 1 : 0 }
  const next = afterLook(looks, plan, clock.now())
  if ('at' in next) {
    memory.set('looks', { ...looks, nextAt: next.at })
    return new NotYet(next.at, seen.note)
  }
  const unsure = 'It was not seen to be ready in time; the mail is sent all the same'
  call.progress(1, next.confirmed ? seen.note : unsure)
  return { confirmed: next.confirmed, skipped: false }
}
