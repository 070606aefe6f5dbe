import { activity } from './activity.ts'
import { analysis } from './analysis.ts'
import { app } from './app.ts'
import { approvals } from './approvals.ts'
import { chat } from './chat.ts'
import { clients } from './clients.ts'
import { crm } from './crm.ts'
import { knowledge } from './knowledge.ts'
import { mailbox } from './mailbox.ts'
import { scripts } from './scripts.ts'
import { settings } from './settings.ts'
import { transcripts } from './transcripts.ts'
import { videos } from './videos.ts'
import { voice } from './voice.ts'

/** Every route of Hard-E. Both wires carry exactly this. */
export const contract = {
  ...app,
  ...chat,
  ...approvals,
  ...crm,
  ...knowledge,
  ...settings,
  ...activity,
  ...clients,
  ...voice,
  ...transcripts,
  ...analysis,
  ...scripts,
  ...videos,
  ...mailbox,
} as const
export type HardEContract = typeof contract
