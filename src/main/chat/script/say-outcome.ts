import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { plural } from '#shared/text/plural.ts'
import { askFor, WHAT_TO_CHANGE } from '../../scripts/read/asked.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import { capital, claimLines, draftName, fieldLines, measureLine, scriptText } from './say-script.ts'

/** The text as it is now and how to go on. */
export function withText(draft: ScriptDraft, remarks: readonly string[] = []): string {
  return [scriptText(draft), ...remarks, WHAT_TO_CHANGE].filter(Boolean).join('\n\n')
}

const DONE = { undo: 'Undone.', redo: 'Done again.', remove: 'Taken out.' } as const

/** In front of a text that was final until now. */
export const reopenedWords = (before: ScriptDraft, after: ScriptDraft): string =>
  before.state === 'final' && after.state === 'written'
    ? `It was final; with another text it is a draft again${before.forVideo ? ', and the video does not use it' : ''}.`
    : ''

function lockedWords({ paragraphs }: ScriptDraft, wish: 'lock' | 'unlock'): string {
  const count = paragraphs.filter(({ locked }) => locked).length
  const state = count === 0 ? 'Nothing is locked now' : `${plural(count, 'paragraph')} locked now`
  return `${state}. ${wish === 'lock' ? 'What is locked stays word for word.' : 'It can be changed again.'}`
}

/** What a command that was carried out has to say; null when the work goes on as after any message. */
export function sayOutcome(before: ScriptDraft, after: ScriptDraft, reading: ScriptReading): string | null {
  const hasText = after.words > 0
  switch (reading.wish) {
    case 'abandon':
      return `${capital(draftName(before))} is put away. Nothing was sent anywhere.`
    case 'undo':
    case 'redo':
    case 'remove':
      return hasText ? `${DONE[reading.wish]}\n\n${withText(after)}` : null
    case 'restore':
    case 'replace':
    case 'insert':
    case 'append':
    case 'swap':
      return hasText ? `Changed.\n\n${withText(after)}` : null
    case 'lock':
    case 'unlock':
      return lockedWords(after, reading.wish)
    case 'confirm': {
      const vouched = reading.claims.map((claim) => `“${claim}”`).join(', ')
      const rest = claimLines(after) || `Every fact has a source now. ${WHAT_TO_CHANGE}`
      return `Noted: you vouch for ${vouched}.\n\n${rest}`
    }
    case 'finalize': {
      const primer = after.slots.kind.status === 'filled' && after.slots.kind.value === 'primer'
      const video = primer ? ' Say “use it for the video” to have the primer video speak it.' : ''
      return `${capital(draftName(after))} is final: version ${after.version ?? 1}, ${measureLine(after)}.${video}`
    }
    case 'reopen':
      return `It is a draft again. ${WHAT_TO_CHANGE}`
    case 'video':
      return `The primer video of job ${after.jobNumber ?? ''} will use this text.`
    case 'no_video':
      return 'The primer video will not use this text.'
    case 'export':
      return 'Open it in Scripts: Export saves it as Word, PDF or plain text.'
    case 'show':
      if (hasText) return withText(after)
      return after.outline.length > 0 ? null : `${fieldLines(after)}\n\n${askFor(after)}`.trim()
    case 'outline':
    case 'write':
    case 'revise':
    case 'start_over':
    case 'another':
    case null:
      return null
  }
}
