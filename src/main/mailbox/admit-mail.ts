import type { Clock } from '#main/core/clock.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { Mails } from '#main/store/mails.ts'
import type { KeptMails } from './kept-mails.ts'
import type { ArrivedMail } from './mail-in.ts'
import { readIdentity } from './read-identity.ts'

/** Stores a mail as pending before anything acts on it; true when it was not known. */
export type AdmitMail = (mail: ArrivedMail) => Promise<boolean>

export function createAdmitMail(parts: {
  mails: Mails
  kept: KeptMails
  clock: Clock
  ids: Ids
  log: Log
}): AdmitMail {
  const { mails, kept, log } = parts
  return async ({ raw, place }) => {
    const mail = { ...readIdentity(raw), seenAt: parts.clock.now(), place }
    if (mails.known(mail)) return false
    const id = parts.ids.next('mail')
    // The text first: a row without it could not be judged after a crash.
    await kept.keep(id, raw)
    const { isNew } = mails.admit({ ...mail, id })
    if (!isNew) await kept.drop(id)
    else log.info('A mail came', { mail: id, uid: place.uid })
    return isNew
  }
}
