import type { Fact, ScriptDraft } from '#shared/domain/script-draft.ts'
import { plural } from '#shared/text/plural.ts'
import { stem } from '#shared/text/stem.ts'
import { draftFieldName } from '../../scripts/read/asked.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import {
  capital,
  claimLines,
  draftName,
  fieldLines,
  inspirationTitles,
  measureLine,
  spokenTime,
} from './say-script.ts'

const RECORD_WORDS: Readonly<Record<string, string>> = {
  customer: 'customer record',
  job: 'job record',
  note: 'a job note',
  appointment: 'the appointment',
}

function sourceWords({ source }: Fact): string {
  switch (source.type) {
    case 'crm': {
      const [kind = ''] = source.record.split(':')
      return `the CRM, ${RECORD_WORDS[kind] ?? kind} (${source.field})`
    }
    case 'document':
      return `the document “${source.title}”: “${source.quote}”`
    case 'person':
      if (source.how === 'confirmed') return 'you; you vouched for it'
      return source.how === 'form'
        ? 'you, in the form'
        : `you, in the chat${source.words ? `: “${source.words}”` : ''}`
    case 'setting':
      return 'the settings'
  }
}

const KIND_WORDS: readonly (readonly [Fact['kind'], RegExp])[] = [
  ['price', /\b(?:price|cost|amount|money|dollars?|total)\b|\$/i],
  ['date', /\b(?:date|day|time|appointment|deadline)\b/i],
  ['name', /\b(?:name|person|who)\b/i],
  ['product', /\b(?:product|material|brand)\b/i],
  ['number', /\b(?:number|figure|years?|percent)\b/i],
]

/** Where what the text says comes from: one subject, or everything. */
function sources(draft: ScriptDraft, about: string): string {
  const wanted = about.toLowerCase().replace(/^(?:the|that|this|our|it|all of it)\b\s*/, '')
  const kind = KIND_WORDS.find(([, pattern]) => pattern.test(wanted))?.[0]
  const words = wanted.split(/\s+/).filter((word) => word.length > 2)
  const fits = (text: string): boolean => words.some((word) => text.toLowerCase().includes(word))
  const byText = draft.claims.filter(
    (claim) => fits(claim.text) || fits(factOf(draft, claim.factId)?.label ?? ''),
  )
  const byKind = kind ? draft.claims.filter((claim) => claim.kind === kind) : []
  const chosen = wanted === '' ? draft.claims : byText.length > 0 ? byText : byKind
  if (chosen.length === 0) {
    return wanted === '' || draft.claims.length === 0
      ? 'The text names no price, date, name, product or number yet.'
      : `The text says nothing about ${wanted} that would need a source.`
  }
  const lines = new Map(
    chosen.map((claim) => {
      const fact = factOf(draft, claim.factId)
      const from = fact ? `from ${sourceWords(fact)}` : 'nobody knows where it comes from'
      return [`${claim.text} ${from}`, `- “${claim.text}”: ${from}`]
    }),
  )
  return [...lines.values()].join('\n')
}

const factOf = (draft: ScriptDraft, id: string | null): Fact | null =>
  id === null ? null : (draft.facts.find((fact) => fact.id === id) ?? null)

const STATE: Readonly<Record<ScriptDraft['state'], string>> = {
  collecting: 'is not written yet',
  outlined: 'has an outline and is not written yet',
  written: 'is not final',
  final: 'is final',
  abandoned: 'is put away',
}

/** How far it is. */
function stateWords(draft: ScriptDraft): string {
  const version = draft.version === null ? '' : `: version ${draft.version}, ${measureLine(draft)}`
  const video = draft.forVideo ? ' The primer video uses it.' : ''
  return `${capital(draftName(draft))} ${STATE[draft.state]}${version}.${video}`
}

function claimsAfter(draft: ScriptDraft): string {
  if (draft.state === 'final') return ''
  const lines = claimLines(draft)
  return lines ? `\n\n${lines}` : ' Say “it is final” when it is.'
}

const SENTENCES = /(?<=[.!?])\s+(?=["“\p{Lu}\d$])/u

/** The sentences of the text that speak of a subject. */
function told(draft: ScriptDraft, about: string): string {
  const wanted = (about.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map(stem)
  const money = /\b(?:price|cost|money|total|amount)\b/i.test(about)
  const speaks = (sentence: string): boolean => {
    const words = new Set((sentence.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map(stem))
    return (money && /\$\s?\d/.test(sentence)) || wanted.some((word) => words.has(word))
  }
  const found = draft.paragraphs.flatMap(({ text }, place) =>
    text
      .split(SENTENCES)
      .filter(speaks)
      .map((sentence) => `- Paragraph ${place + 1}: “${sentence.trim()}”`),
  )
  if (wanted.length === 0) return 'About what? Name a word to look for.'
  return found.length > 0 ? found.join('\n') : `The text says nothing about ${about}.`
}

/** Answers a question about the draft from what is stored; no model is asked. */
export function answerAbout(draft: ScriptDraft, question: NonNullable<ScriptReading['question']>): string {
  const hasText = draft.words > 0
  switch (question.kind) {
    case 'length': {
      const { min, max } = draft.limits
      if (!hasText) return `There is no text yet. It should take ${spokenTime(min)} to ${spokenTime(max)}.`
      return `It has ${measureLine(draft).replace(' · ', ' and takes ').replace(' spoken', ' to speak').replaceAll(' · ', '; ')}.`
    }
    case 'missing': {
      if (draft.missing.length > 0) return `Still missing: ${draft.missing.map(draftFieldName).join(', ')}.`
      if (!hasText)
        return draft.outline.length > 0 ? 'Nothing is missing; it can be written.' : 'Nothing is missing.'
      return claimLines(draft) || (draft.state === 'final' ? 'Nothing. It is final.' : 'Nothing is missing.')
    }
    case 'inspirations': {
      if (draft.inspirations.length === 0) return 'No transcript was used for it.'
      const titles = inspirationTitles(draft)
      const lines = titles.map((title) => {
        const one = draft.inspirations.find((inspiration) => inspiration.title === title)
        return `- **${title}** (${one?.why ?? ''}): “${one?.text ?? ''}”`
      })
      return `Wording from ${plural(titles.length, 'transcript')} inspired it:\n\n${lines.join('\n')}`
    }
    case 'source':
      return sources(draft, question.about)
    case 'claims':
      if (!hasText) return 'There is no text yet.'
      return (
        claimLines(draft) ||
        `Every name, price, date, product and number has a source.\n\n${sources(draft, '')}`
      )
    case 'versions':
      if (draft.versions.length === 0) return 'There is no version yet.'
      return draft.versions
        .map(({ number, change, by, words, seconds }) => {
          const now = number === draft.version ? ' (this one)' : ''
          return `- Version ${number}${now}: ${change}, by ${by}, ${plural(words, 'word')}, ${spokenTime(seconds)}`
        })
        .join('\n')
    case 'state':
      return `${stateWords(draft)}${draft.words > 0 ? claimsAfter(draft) : ''}`
    case 'text':
      return hasText ? told(draft, question.about) : 'There is no text yet.'
    case 'way_out':
      return 'Nothing was changed. Say “undo” to take back the last change, or “discard the script” to put it away.'
    case 'fields':
      return `This is ${draftName(draft)}.\n\n${fieldLines(draft)}`
  }
}
