import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import { withoutDate } from './held-at.ts'
import { isGenericName } from './speaker-names.ts'

const LONGEST = 120
const ENDINGS =
  /(?:\.(?:vtt|srt|txt|text|docx?|pdf|csv|tsv|jsonl?|otter|zoom|teams|meet|plain|transcript))+$/i
/** What recorders write into every file name. */
const RECORDER =
  /\b(?:otter ?ai|otter|closed captions?|captions|audio transcript|meeting transcript|meeting recording|transcript|recording|zoom|cc)\b/gi

/** "2026-11-03_roof-visit_otter_ai.txt" → "Roof visit"; empty when nothing is left. */
function cleanFileName(fileName: string): string {
  const words = withoutDate(fileName.replace(ENDINGS, ''))
    .replace(/[_+~]+/g, ' ')
    .replace(/(?<=\p{L})-(?=\p{L})|(?<=\s)-+(?=\s)/gu, ' ')
    .replace(RECORDER, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-.,()]+|[\s\-.,(]+$/g, '')
  return /\p{L}/u.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : ''
}

/** What the transcript is called: as its file says, else after the two sides, else after the file. */
export function titleOf(
  file: { readonly title: string | null; readonly name: string },
  rows: readonly SpeakerRow[],
): string {
  const own = file.title?.replace(/\s+/g, ' ').trim()
  if (own) return own.slice(0, LONGEST)
  const side = (role: SpeakerRow['role']): string | undefined =>
    rows.find((row) => row.role === role && !isGenericName(row.name))?.name
  const [customer, rep] = [side('customer'), side('rep')]
  if (customer && rep) return `${customer} with ${rep}`.slice(0, LONGEST)
  return cleanFileName(file.name).slice(0, LONGEST) || (rep ? `Conversation of ${rep}` : 'Conversation')
}
