import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import type { AppStatus } from '#shared/contract/app.ts'
import type { ConnectionResult, SettingsService } from '#shared/contract/settings.ts'
import type { Analysis } from '../analysis/analysis.ts'
import type { Distiller, Transcripts } from '../analysis/transcripts.ts'
import type { OutwardDoor } from '../approvals/outward-action.ts'
import type { PolicyBook } from '../approvals/policy.ts'
import type { ActionStore } from '../approvals/action-store.ts'
import type { Chat } from '../chat/chat.ts'
import type { Speech } from '../clients/recordings.ts'
import type { Changes } from '../core/changes.ts'
import type { Clients } from '../clients/clients.ts'
import type { Clock } from '../core/clock.ts'
import type { Crm } from '../crm/crm.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Scripts } from '../scripts/scripts.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import type { Conversations } from '../store/conversations.ts'
import type { Messages } from '../store/messages.ts'
import type { Turns } from '../store/turns.ts'
import type { Videos } from '../video/videos.ts'
import type { UsageLedger } from '../usage/ledger.ts'

/** What the request handlers call. They are thin: no decision is made in them. */
export interface HandlerServices {
  readonly chat: Chat
  readonly conversations: Conversations
  readonly messages: Messages
  readonly turns: Turns
  readonly door: OutwardDoor
  readonly actions: ActionStore
  readonly policies: PolicyBook
  readonly crm: () => Crm
  readonly clients: Clients
  readonly knowledge: Knowledge
  readonly transcripts: Transcripts
  readonly distiller: Distiller
  readonly analysis: Analysis
  readonly askAnalysis: (question: string, signal: AbortSignal) => Promise<AnalysisAnswer>
  readonly scripts: Scripts
  readonly videos: Videos
  readonly mailbox: Mailbox
  readonly settings: Settings
  readonly secrets: Secrets
  readonly ledger: UsageLedger
  readonly speech: Speech
  readonly changes: Changes
  readonly clock: Clock
  readonly status: () => Promise<AppStatus>
  readonly checklist: () => Promise<{ id: string; title: string; done: boolean; open: string }[]>
  readonly testConnection: (
    request: {
      service: SettingsService
      values: Readonly<Record<string, unknown>>
      secrets: Readonly<Record<string, string>>
    },
    signal: AbortSignal,
  ) => Promise<ConnectionResult>
  readonly connectAccount: (
    request: {
      account: 'drive' | 'mail'
      values: Readonly<Record<string, unknown>>
      secrets: Readonly<Record<string, string>>
    },
    signal: AbortSignal,
  ) => Promise<ConnectionResult>
  readonly openExternal: (url: string) => Promise<void>
}
