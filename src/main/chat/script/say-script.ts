import type { Claim, DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import { plural } from '#shared/text/plural.ts'
import { draftFieldName } from '../../scripts/read/asked.ts'

const FIELD_WORDS: Readonly<Record<DraftField, string>> = {
  kind: 'Kind',
  job: 'For',
  goals: 'Goal',
  tone: 'Tone',
  length: 'Length',
  cover: 'Cover',
  avoid: 'Avoid',
  offer: 'Offer',
  sender: 'From',
}
const MOST_SHOWN = 6

/** "1 min 25 s" */
export function spokenTime(seconds: number): string {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** "the primer script for Maria Ortiz" */
export function draftName(draft: Pick<ScriptDraft, 'slots' | 'customerName'>): string {
  const { kind } = draft.slots
  const what = kind.status === 'filled' ? `${kind.value} script` : 'script'
  return draft.customerName ? `the ${what} for ${draft.customerName}` : `the ${what}`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function valueWords(field: DraftField, draft: ScriptDraft): string {
  const slot = draft.slots[field]
  if (slot.status === 'empty') return ''
  if (slot.status === 'skipped') return 'left open'
  if (field === 'job')
    return [draft.customerName, draft.jobNumber && `job ${draft.jobNumber}`].filter(Boolean).join(', ')
  if (field === 'length') return spokenTime(Number(slot.value) * 60)
  return slot.value.split('\n').join('; ')
}

/** What of the form is another than before, in one line; empty when nothing is. Defaults that follow are left out. */
export function notedFields(before: ScriptDraft | null, after: ScriptDraft): string {
  const parts: string[] = []
  for (const field of Object.keys(FIELD_WORDS) as DraftField[]) {
    const [old, now] = [before?.slots[field], after.slots[field]]
    if (JSON.stringify(old) === JSON.stringify(now)) continue
    if (now.status === 'filled' && now.by === 'default') continue
    if (now.status === 'empty') {
      if (old?.status === 'filled' && old.by === 'chat') parts.push(`${draftFieldName(field)} taken out`)
    } else if (now.status === 'skipped') parts.push(`${draftFieldName(field)} left open`)
    else {
      const from = now.by === 'crm' && field !== 'job' ? ' (from the CRM)' : ''
      parts.push(`${FIELD_WORDS[field].toLowerCase()}: ${valueWords(field, after)}${from}`)
    }
  }
  return parts.length ? `Noted – ${parts.join(' · ')}.` : ''
}

/** Everything the form holds, one line a field. */
export function fieldLines(draft: ScriptDraft): string {
  return (Object.keys(FIELD_WORDS) as DraftField[])
    .map((field) => [FIELD_WORDS[field], valueWords(field, draft)] as const)
    .filter(([, words]) => words !== '')
    .map(([label, words]) => `- **${label}:** ${words}`)
    .join('\n')
}

export function outlineText(draft: ScriptDraft): string {
  return draft.outline
    .map(({ title, note }, place) => `${place + 1}. **${title}**${note ? ` – ${note}` : ''}`)
    .join('\n')
}

/** Claims that rest on nothing, each once. */
export function unsourced(draft: Pick<ScriptDraft, 'claims'>): Claim[] {
  const seen = new Set<string>()
  return draft.claims.filter(({ factId, kind, text }) => {
    const key = `${kind} ${text}`
    if (factId !== null || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The claims without a source, and what to do about them; empty when all have one. */
export function claimLines(draft: ScriptDraft): string {
  const open = unsourced(draft)
  const [first] = open
  if (!first) return ''
  const placeOf = (claim: Claim): number =>
    draft.paragraphs.findIndex(({ id }) => id === claim.paragraphId) + 1
  const lines = open.slice(0, MOST_SHOWN).map((claim) => `- “${claim.text}” in paragraph ${placeOf(claim)}`)
  if (open.length > MOST_SHOWN) lines.push(`- and ${open.length - MOST_SHOWN} more, marked in the text`)
  return (
    `Nothing I know says where ${open.length === 1 ? 'this comes' : 'these come'} from:\n\n${lines.join('\n')}\n\n` +
    `Say “${first.text} is right” if you know it, or have it taken out. Until then the script cannot be final.`
  )
}

/** "212 words · 1 min 25 s · every fact has a source" */
export function measureLine(draft: ScriptDraft): string {
  const open = unsourced(draft).length
  const { min, max } = draft.limits
  const off =
    draft.seconds < min
      ? `shorter than the ${spokenTime(min)} it should take`
      : draft.seconds > max
        ? `longer than the ${spokenTime(max)} it should take`
        : ''
  const sources = open === 0 ? 'every fact has a source' : `${plural(open, 'claim')} without a source`
  const parts = [plural(draft.words, 'word'), `${spokenTime(draft.seconds)} spoken`, off, sources]
  return parts.filter(Boolean).join(' · ')
}

/** The text with its figures, as it is stored. */
export function scriptText(draft: ScriptDraft): string {
  const version = draft.version === null ? '' : ` · version ${draft.version}`
  const locked = draft.paragraphs.some((paragraph) => paragraph.locked)
  const text = draft.paragraphs
    .filter((paragraph) => paragraph.text.trim() !== '')
    .map((paragraph) => (locked && paragraph.locked ? `${paragraph.text} *(locked)*` : paragraph.text))
    .join('\n\n')
  return [`**${draft.title}**${version}`, text, measureLine(draft), claimLines(draft)]
    .filter(Boolean)
    .join('\n\n')
}

/** Titles of the transcripts that inspired it, each once. */
export function inspirationTitles(draft: Pick<ScriptDraft, 'inspirations'>): string[] {
  return [...new Set(draft.inspirations.map(({ title }) => title))]
}
