import { join } from 'node:path'
import { imapAccount, imapLabel } from '#main/integrations/imap/imap-access.ts'
import { folderAccount, folderLabel } from '#main/local/inbox/folder-mail-in.ts'
import type { SettingValues } from '#main/settings/schema.ts'

/** Settings that decide which mailbox is listened to and how. */
export type MailboxSettings = Pick<
  SettingValues,
  'mailbox.provider' | 'mailbox.folder' | 'imap.host' | 'imap.user' | 'imap.mailbox'
>

export interface WhichMailbox {
  readonly provider: 'imap' | 'folder'
  readonly label: string
  readonly account: string
  readonly mailbox: string
}

/** Absolute path of the watched folder. */
export function inboxFolder(values: Pick<SettingValues, 'mailbox.folder'>, workspaceDir: string): string {
  return values['mailbox.folder'] || join(workspaceDir, 'inbox')
}

/** The mailbox that the settings mean, as its adapter names it, without building one. */
export function whichMailbox(values: MailboxSettings, workspaceDir: string): WhichMailbox {
  if (values['mailbox.provider'] === 'folder') {
    const folder = inboxFolder(values, workspaceDir)
    return {
      provider: 'folder',
      label: folderLabel(folder),
      account: folderAccount(folder),
      mailbox: 'folder',
    }
  }
  const access = { user: values['imap.user'], host: values['imap.host'] }
  return {
    provider: 'imap',
    label: access.host ? imapLabel(access) : 'IMAP, not set up',
    account: imapAccount(access),
    mailbox: values['imap.mailbox'],
  }
}

/** Changes with everything that a running listener must be built anew for. */
export function listenerMark(values: SettingValues): string {
  const entries = Object.entries(values).filter(
    ([key]) => /^(mailbox|imap|oauth\.mail)\./.test(key) && key !== 'mailbox.paused',
  )
  return JSON.stringify(entries)
}
