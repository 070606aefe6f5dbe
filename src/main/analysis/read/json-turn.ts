import type { TurnRecord } from './records.ts'

/** What stands between braces. */
export type Fields = Readonly<Record<string, unknown>>

const TEXT = [
  'sentence',
  'text',
  'transcript',
  'utterance',
  'content',
  'message',
  'raw_text',
  'words',
  'elements',
]
const SPEAKER = [
  'speaker_name',
  'speakerName',
  'speaker',
  'participant',
  'speaker_label',
  'speakerLabel',
  'speaker_id',
  'speakerId',
]
/** Much has a name: only beside a time it is who speaks. */
const PERHAPS_SPEAKER = ['name', 'displayName', 'role']
const START = [
  'start_time',
  'startTime',
  'start_ms',
  'startMs',
  'start',
  'start_timestamp',
  'begin',
  'offset',
]
const STAMPS = ['timestamp', 'time', 'ts']
const END = ['end_time', 'endTime', 'end_ms', 'endMs', 'end', 'end_timestamp', 'end_ts', 'stop']
/** True for what stands between braces. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first of these fields that says something. */
export function firstOf(fields: Fields, keys: readonly string[]): { key: string; value: unknown } | null {
  const key = keys.find((one) => fields[one] !== undefined && fields[one] !== null && fields[one] !== '')
  return key === undefined ? null : { key, value: fields[key] }
}

/** Words, or a list of them: `[{ text: "Hi" }, { value: "," }]`. */
function wordsIn(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (!Array.isArray(value) || value.length === 0) return null
  const words = value.map((one) => {
    const said = isFields(one) ? (one['text'] ?? one['word'] ?? one['value']) : one
    return typeof said === 'string' ? said : null
  })
  if (words.includes(null)) return null
  // Where points are entries of their own, the spaces are as well.
  const spaced = value.some((one) => isFields(one) && one['type'] === 'punct')
  return words.join(spaced || words.some((word) => word?.startsWith(' ')) ? '' : ' ')
}

/** `{ name: "Ann" }` and `{ relative: 3.5 }` stand for what is in them. */
const inner = (value: unknown, keys: readonly string[]): unknown =>
  isFields(value) ? (firstOf(value, keys)?.value ?? null) : value

/** What an entry says of a turn; null when it has no words. */
export function recordOf(fields: Fields): (TurnRecord & { readonly unit: string }) | null {
  const said = TEXT.map((key) => wordsIn(fields[key])).find((words) => words !== null)
  if (said === undefined) return null
  const words = [fields['words'], fields['elements']].find(Array.isArray)
  const [one, last]: readonly unknown[] = words ? [words[0], words.at(-1)] : []
  const time = (keys: readonly string[], within: unknown) =>
    firstOf(fields, keys) ?? (isFields(within) ? firstOf(within, keys) : null)
  const start = time([...START, ...STAMPS], one)
  const speaker = start ? [...SPEAKER, ...PERHAPS_SPEAKER] : SPEAKER
  return {
    speaker: inner(firstOf(fields, speaker)?.value ?? null, ['name', 'displayName', 'id']),
    start: inner(start?.value, ['relative', 'seconds']),
    end: inner(time(END, last)?.value, ['relative', 'seconds']),
    text: said,
    unit: start?.key ?? '',
  }
}
