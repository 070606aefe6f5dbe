import type { HardEContract } from '#shared/contract/index.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import { activityHandlers, appHandlers } from './app-handlers.ts'
import { analysisHandlers } from './analysis-handlers.ts'
import { approvalHandlers } from './approval-handlers.ts'
import { chatHandlers } from './chat-handlers.ts'
import { clientHandlers } from './client-handlers.ts'
import { crmHandlers, knowledgeHandlers } from './knowledge-handlers.ts'
import { settingsHandlers } from './settings-handlers.ts'
import { scriptHandlers } from './script-handlers.ts'
import type { HandlerServices } from './services.ts'
import { transcriptHandlers } from './transcript-handlers.ts'
import { mailboxHandlers, videoHandlers } from './video-handlers.ts'
import { voiceHandlers } from './voice-handlers.ts'

/** Every route with its handler; a route without one does not compile. */
export function createHandlers(services: HandlerServices): Handlers<HardEContract> {
  return {
    ...appHandlers(services),
    ...chatHandlers(services),
    ...clientHandlers(services),
    ...approvalHandlers(services),
    ...crmHandlers(services),
    ...knowledgeHandlers(services),
    ...settingsHandlers(services),
    ...activityHandlers(services),
    ...voiceHandlers(services),
    ...transcriptHandlers(services),
    ...analysisHandlers(services),
    ...scriptHandlers(services),
    ...videoHandlers(services),
    ...mailboxHandlers(services),
  }
}
