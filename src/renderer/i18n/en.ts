import { activityText } from './activity.ts'
import { approvalsText } from './approvals.ts'
import { chatText } from './chat.ts'
import { commonText } from './common.ts'
import { frameText } from './frame.ts'
import { knowledgeText } from './knowledge.ts'
import { newClientsText } from './new-clients.ts'
import { scriptsText } from './scripts.ts'
import { settingsText } from './settings.ts'
import { transcriptsText } from './transcripts.ts'
import { onboardingText } from './onboarding.ts'
import { videosText } from './videos.ts'

/** Every word the person reads. One file an area; keys start with the area's name. */
export const en = {
  ...commonText,
  ...frameText,
  ...chatText,
  ...approvalsText,
  ...activityText,
  ...knowledgeText,
  ...newClientsText,
  ...settingsText,
  ...scriptsText,
  ...transcriptsText,
  ...onboardingText,
  ...videosText,
} as const
