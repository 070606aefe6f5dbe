import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { leftBehind } from './left-behind.ts'
import type { Services } from './outside.ts'

/** What the services have after a run, in numbers. */
export interface Counted {
  readonly mails: number
  readonly notes: number
  readonly tasks: number
  readonly videos: number
  /** Uploads to Drive that were begun and are neither finished nor cancelled. */
  readonly openUploads: number
  /** What Cloudinary still has of the run. */
  readonly assets: number
  readonly speeches: number
  readonly conversions: number
}

const NOTE = 'The primer video for '

export function count(services: Services): Counted {
  const { leap, drive, cloudinary, smtp, openai, elevenlabs } = services
  return {
    mails: smtp.received.length,
    notes: leap.state.notes.filter(({ text }) => text.startsWith(NOTE)).length,
    tasks: leap.state.tasks.length,
    videos: drive.files().length,
    openUploads: drive.openSessions().length,
    assets: cloudinary.leftovers().length,
    speeches: openai.billed.calls,
    conversions: elevenlabs.billed.calls,
  }
}

/** What is there of a run, in the words of `expectOnceEverywhere`. */
function found(dir: string, services: Services) {
  const left = leftBehind(dir)
  const counted = count(services)
  const [video] = services.drive.files()
  const made = join(dir, 'media', left.runs[0]?.id ?? '', 'video.mp4')
  const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex')
  return {
    left,
    counted,
    isWhole:
      md5(video?.content ?? Buffer.alloc(0)) === md5(existsSync(made) ? readFileSync(made) : Buffer.alloc(1)),
    isShared: video?.permissions.length === 1 && !video.trashed,
    isLinked: services.smtp.received[0]?.raw.replaceAll('=\r\n', '').includes(video?.id ?? '?') ?? false,
    // At most once; where that is in doubt the step says so instead.
    isTold: counted.tasks === 1 || (counted.tasks === 0 && left.noteWarnings === 1),
  }
}

/**
 * One of everything, and nothing left. `cutOff`: requests that lost their answer; only a speech among them
 * may have been paid for twice, and only a begun upload whose address got lost may be open. `where` is shown
 * when it is not so.
 */
export function expectOnceEverywhere(
  dir: string,
  services: Services,
  cutOff: readonly string[],
  where: string,
): void {
  const lost = (point: string): number => cutOff.filter((each) => each.startsWith(point)).length
  const { left, counted, ...whole } = found(dir, services)
  const { mails, notes, videos, assets } = counted
  const { temporary, openSteps, outbox, deliveries } = left
  const nothing = { assets: 0, temporary: [], openSteps: [], outbox: [], deliveries: [] }
  expect({
    where,
    runs: left.runs.map(({ status, error }) => [status, error]),
    states: [...new Set(left.actions.map((action) => action.split(' ')[1]))],
    once: { mails, notes, videos, folders: services.drive.folders().length },
    nothing: { assets, temporary, openSteps, outbox, deliveries },
    whole,
    isPaidOnce: counted.speeches <= 1 + lost('openai') && counted.conversions <= 1 + lost('elevenlabs'),
    isUploadedOnce: counted.openUploads <= lost('drive POST /upload/'),
    // Template and music stay for the next run.
    kept: services.cloudinary.assets().length,
  }).toEqual({
    where,
    runs: [['completed', null]],
    states: ['sent'],
    once: { mails: 1, notes: 1, videos: 1, folders: 1 },
    nothing,
    whole: { isWhole: true, isShared: true, isLinked: true, isTold: true },
    isPaidOnce: true,
    isUploadedOnce: true,
    kept: 2,
  })
}
