import { open } from 'node:fs/promises'
import type { mailbox } from '#shared/contract/mailbox.ts'
import type { videos } from '#shared/contract/videos.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Videos } from '../video/videos.ts'

const PIECE_BYTES = 192 * 1024
/** Behind all waits of the check itself: it tells why, a time that is over does not. */
const MAILBOX_CHECK_MS = 210_000

async function* pieces(file: string, total: number, mime: string, signal: AbortSignal) {
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(PIECE_BYTES)
    while (!signal.aborted) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null)
      if (bytesRead === 0) return
      yield { base64: buffer.subarray(0, bytesRead).toString('base64'), total, mime }
    }
  } finally {
    await handle.close()
  }
}

export function videoHandlers({ videos: runs }: { readonly videos: Videos }): Handlers<typeof videos> {
  return {
    'videos.list': ({ limit }) => [...runs.list(limit)],
    'videos.get': ({ runId }) => ({ run: runs.get(runId), events: [...runs.events(runId)] }),
    'videos.readyJobs': async (_, { signal }) => [...(await runs.readyJobs(signal))],
    'videos.start': ({ jobId, simulate, again }, { signal }) => {
      const trigger = { source: 'person', detail: 'Started in Videos', mailId: null } as const
      return runs.start({ jobId, simulate, again, trigger }, signal)
    },
    'videos.retry': ({ runId, from }) => runs.retry(runId, from),
    'videos.cancel': ({ runId }) => runs.cancel(runId),
    'videos.media': ({ runId, kind }, { signal }) => {
      const { file, bytes, mime } = runs.media(runId, kind)
      return pieces(file, bytes, mime, signal)
    },
    'videos.mailPreview': (input, { signal }) => runs.previewMail(input, signal),
  }
}

export function mailboxHandlers({ mailbox: box }: { readonly mailbox: Mailbox }): Handlers<typeof mailbox> {
  return {
    'mailbox.status': () => box.status(),
    'mailbox.mails': ({ limit }) => [...box.mails(limit)],
    'mailbox.pause': () => box.pause(),
    'mailbox.resume': () => box.resume(),
    'mailbox.checkNow': (_, { signal }) =>
      box.checkNow(AbortSignal.any([signal, AbortSignal.timeout(MAILBOX_CHECK_MS)])),
  }
}
