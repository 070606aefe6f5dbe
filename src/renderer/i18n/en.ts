import { chatText } from './chat.ts'
import { commonText } from './common.ts'
import { frameText } from './frame.ts'

/** Every word the person reads. One file an area; keys start with the area's name. */
export const en = { ...commonText, ...frameText, ...chatText } as const
