import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { plural } from '#shared/text/plural.ts'
import type { OutwardDoor } from '../approvals/outward-action.ts'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Notice, Shell, TrayReport } from '../shell/shell.ts'
import type { Videos } from '../video/videos.ts'

const REFRESH_MS = 30_000
const MINUTE = 60_000

export interface AttentionParts {
  readonly shell: Pick<Shell, 'notify' | 'showStatus' | 'onListenerSwitch' | 'power'>
  readonly videos: Videos
  readonly mailbox: Mailbox
  readonly door: OutwardDoor
  readonly clock: Clock
  readonly log: Log
}

function lastCheck(listener: ListenerStatus, now: number): string {
  if (listener.state === 'paused') return 'Listening for mail is paused'
  if (listener.state === 'elsewhere') return 'Another window listens for mail'
  const at = Math.max(listener.lastCheckAt ?? 0, listener.lastIdleAt ?? 0)
  if (at === 0) return 'No mail check yet'
  const minutes = Math.floor((now - at) / MINUTE)
  return minutes < 1 ? 'Last mail check just now' : `Last mail check ${plural(minutes, 'minute')} ago`
}

/** What the tray shows. Pure. */
export function trayReport(known: {
  readonly working: number
  readonly needsYou: number
  readonly pendingApprovals: number
  readonly listener: ListenerStatus
  readonly now: number
}): TrayReport {
  const { working, pendingApprovals, listener } = known
  const needsYou = Math.max(known.needsYou, pendingApprovals)
  const lines = [
    ...(listener.state === 'off' ? [] : [lastCheck(listener, known.now)]),
    ...(listener.state === 'error' && listener.trouble ? [listener.trouble.message] : []),
    ...(working > 0 ? [`${plural(working, 'video')} under way`] : []),
    ...(needsYou > 0 ? [`${plural(needsYou, 'thing')} ${needsYou === 1 ? 'waits' : 'wait'} for you`] : []),
  ]
  const status =
    listener.state === 'error' ? 'error' : needsYou > 0 ? 'needs_you' : working > 0 ? 'working' : 'idle'
  const listening = listener.state === 'off' ? null : listener.state !== 'paused'
  return { status, lines, listening }
}

/** What is worth a notification about a run; null when nothing is. Pure. */
export function noticeOf(run: VideoRun): Notice | null {
  const who = `${run.customerName} · ${run.jobNumber}`
  const open = `videos/${run.id}`
  switch (run.state) {
    case 'completed':
      return run.simulate ? null : { title: 'Primer video done', body: who, open }
    case 'failed':
      return { title: 'A primer video is stuck', body: `${who}: ${run.problem?.message ?? ''}`, open }
    case 'needs_person':
      return { title: 'A primer video waits for you', body: who, open }
    default:
      return null
  }
}

/** The same for the same news: a run that waits is looked at now and then, which is none. Pure. */
const newsOf = ({ state, current, problem, mail, finishedAt }: VideoRun): string =>
  JSON.stringify([state, current, problem?.reference, mail?.actionId, mail?.state, finishedAt])

/** Keeps tray and notifications in step with runs, approvals and the listener, and the computer awake at work. */
export function followAttention(parts: AttentionParts): () => void {
  const { shell, videos, mailbox, door, clock, log } = parts
  const told = new Map<string, string>()
  let awake: (() => void) | null = null

  const show = (): void => {
    try {
      const { working, needsYou, active } = videos.counts()
      const pendingApprovals = door.list({ states: ['proposed', 'unknown'], limit: 500 }).length
      const listener = mailbox.status()
      shell.showStatus(trayReport({ working, needsYou, pendingApprovals, listener, now: clock.now() }))
      // A run that waits for hours goes on when the computer is awake anyway.
      if (active > 0) awake ??= shell.power.keepAwake('A primer video is being made')
      else {
        awake?.()
        awake = null
      }
    } catch (error) {
      log.warn('The tray could not be brought up to date', { error })
    }
  }
  const runChanged = (runId: string): void => {
    show()
    const run = videos.get(runId)
    const notice = noticeOf(run)
    const news = newsOf(run)
    if (!notice || told.get(runId) === news) return
    told.set(runId, news)
    shell.notify(notice)
  }

  const stops = [
    videos.onChange(runChanged),
    mailbox.onChange(show),
    door.onChange(show),
    shell.onListenerSwitch((listen) => void (listen ? mailbox.resume() : mailbox.pause())),
  ]
  const timer = setInterval(show, REFRESH_MS).unref()
  show()
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
    awake?.()
  }
}
