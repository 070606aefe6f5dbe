import type { Outcome, ObjectionKind, SpeakerRole, Transcript } from '#shared/domain/transcript.ts'
import { t } from '../../i18n/t.ts'

export function roleWord(role: SpeakerRole): string {
  return t(`transcripts.role.${role}`)
}

/** The name of a speaker as it is shown; a file may name none. */
export function speakerName(name: string): string {
  return name.trim() === '' ? t('transcripts.unnamedSpeaker') : name
}

export function outcomeWord(outcome: Outcome | null): string {
  return t(`transcripts.outcome.${outcome ?? 'none'}`)
}

export function objectionWord(kind: ObjectionKind): string {
  return t(`transcripts.objection.${kind}`)
}

/** Somebody should say who of the speakers sells. */
export function wantsRep({ rep, speakers }: Pick<Transcript, 'rep' | 'speakers'>): boolean {
  return rep === null && speakers.length > 0
}

/** "Speaker 1" and "Marcus" are not enough to know a rep by. */
export function isPartOfName(name: string): boolean {
  return !/\p{L}[,.]?\s+\p{L}/u.test(name.trim()) || /\d/.test(name)
}

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' })

/** "Nov 12, 2026". */
export function dayWords(at: number): string {
  return day.format(at)
}

/** Epoch milliseconds as the value of a date field, in the person's time zone. */
export function toDateField(at: number | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Midnight of the day in a date field; null when it is empty or no date. */
export function fromDateField(text: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])).getTime()
  return toDateField(at) === text ? at : null
}
