import { ServiceError } from '#main/core/errors.ts'
import type { MailPlace } from '#main/mailbox/mail-in.ts'
import type { ImapConnection } from './open-imap.ts'

/** The keyword that says Hard-E has decided on a mail. */
export const DECIDED_FLAG = '$HardE'

export type AfterDecision = 'flag' | 'move' | 'nothing'

const notMarked = (message: string): ServiceError =>
  new ServiceError(message, { service: 'imap', kind: 'server', safeToRetry: true })

/**
 * Tells the server that a mail is decided: orders are flagged and read, or moved; any other mail keeps its place
 * and stays unread, and only carries the keyword. A mail that is not there any more is left alone.
 */
export async function markMail(
  connection: ImapConnection,
  place: MailPlace,
  decision: 'trigger' | 'ignore',
  settings: { readonly after: AfterDecision; readonly processedFolder: string },
): Promise<void> {
  const box = connection.client.mailbox
  if (settings.after === 'nothing' || !box || String(box.uidValidity) !== place.uidValidity) return
  const uid = String(place.uid)
  const allowed = box.permanentFlags
  const may = (flag: string): boolean => !allowed || allowed.has('\\*') || allowed.has(flag)
  if (box.readOnly === true) {
    throw notMarked('The mailbox may only be read, so mails cannot be flagged or moved.')
  }
  if (decision === 'ignore' || settings.after === 'flag') {
    const keyword = may(DECIDED_FLAG) ? DECIDED_FLAG : '\\Flagged'
    const wanted = decision === 'trigger' ? [keyword, '\\Seen'] : [DECIDED_FLAG]
    const flags = wanted.filter(may)
    if (flags.length === 0) return
    const done = await connection.run(
      'flag',
      async (client) => await client.messageFlagsAdd(uid, flags, { uid: true }),
    )
    if (!done) throw notMarked('The mail could not be flagged.')
    return
  }
  const move = async (): Promise<boolean> =>
    await connection.run(
      'move',
      async (client) => (await client.messageMove(uid, settings.processedFolder, { uid: true })) !== false,
    )
  const isThere = async (): Promise<boolean> => {
    const found = await connection.run('look', async (client) => await client.search({ uid }, { uid: true }))
    if (!Array.isArray(found)) throw notMarked('The mail server did not say whether the mail is there.')
    return found.length > 0
  }
  if (!(await isThere())) return
  const moved = await move().catch((error: unknown) => {
    if (connection.ended()) throw error
    return false
  })
  if (connection.ended()) {
    throw new ServiceError('The connection ended while the mail was being moved.', {
      service: 'imap',
      kind: 'network',
      safeToRetry: true,
    })
  }
  if (moved && !(await isThere())) return
  await connection.run('folder', async (client) => await client.mailboxCreate(settings.processedFolder))
  if (!(await move())) {
    throw notMarked(`The mail could not be moved to "${settings.processedFolder}".`)
  }
}
