import type { DraftField, Fact } from '#shared/domain/script-draft.ts'
import { checkClaims } from '../check/check-claims.ts'
import { factLabels } from '../facts/labels.ts'
import { readSubject, speaksOf, type Subject } from '../facts/speaks-of.ts'
import type { ScriptBrief } from '../scripts.ts'
import { DELICATE, PRICE } from './delicate.ts'
import { speakNotes } from './note-speech.ts'
import { spellOut, standsAlone } from './noun-phrase.ts'
import { speakCover, speakDocument, speakOffer, speakPhrase, topicOf } from './spoken-lines.ts'
import { tonesOf, type Tone } from './tone.ts'
import { placeOf, suitsTrades, wordsOfOtherTrades } from './trade-words.ts'
import { hashOf, inARow, lowerFirst } from './words.ts'

/** Everything a template may put in: single values and lists, each ready to be spoken. */
export interface SpokenValues {
  readonly single: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly tones: readonly Tone[]
  readonly trades: readonly string[]
  /** What differs between two customers, for choosing among wordings. */
  readonly seed: number
  readonly remarks: readonly string[]
  /** May this be said at all: sourced, not to be avoided, no price in a primer? */
  readonly allows: (text: string) => boolean
}

export function valueOf(brief: ScriptBrief, field: DraftField): string {
  const slot = brief.slots[field]
  return slot.status === 'filled' ? slot.value : ''
}
export const linesOf = (brief: ScriptBrief, field: DraftField): readonly string[] =>
  valueOf(brief, field)
    .split(/\n|;/)
    .map((line) => line.trim())
    .filter(Boolean)

/** What the CRM filled in is said with the work and the price already. */
function offerLines(brief: ScriptBrief): readonly string[] {
  const { offer } = brief.slots
  return offer.status === 'filled' && offer.by !== 'crm' ? linesOf(brief, 'offer') : []
}

const labelled = (facts: readonly Fact[], label: string): readonly string[] =>
  facts.filter((fact) => fact.label === label).map(({ value }) => value)

function projectOf(facts: readonly Fact[], place: string): string {
  const [name = ''] = labelled(facts, factLabels.project)
  const titled = name.split(' ').length > 1 && name.split(' ').every((word) => /^\p{Lu}\p{Ll}/u.test(word))
  const small = titled ? name.toLowerCase() : lowerFirst(name)
  const clean = /^[\p{L} -]{4,40}$/u.test(small) && !/(?<=.)\p{Lu}/u.test(small) && !DELICATE.test(small)
  if (!clean) return place === 'your home' ? 'your project' : place
  return `your ${small.replace(/^(?:the|your|a) /, '')}`
}

const VISIT = /\b(?:inspect\w*|visit|measure\w*|look|walk\w*|check|consult\w*|survey|estimate|site|cuts?)\b/i

/** The day somebody was there to look; a meeting about money or with an adjuster is none. */
function lastVisit(facts: readonly Fact[]): string {
  const last = facts.find(({ label }) => label === factLabels.lastAppointment)
  if (last?.source.type !== 'crm') return ''
  const { record } = last.source
  const titles = facts.filter(
    ({ label, source }) =>
      label === factLabels.appointmentTitle && source.type === 'crm' && source.record === record,
  )
  return titles.length === 0 || titles.some(({ value }) => VISIT.test(value)) ? last.value : ''
}

const ACTS =
  'replace:replacing keep:keeping move:moving remove:removing reface:refacing install:installing ' +
  'repair:repairing build:building add:adding tear:tearing wrap:wrapping seal:sealing ' +
  'refinish:refinishing convert:converting fix:fixing rebuild:rebuilding upgrade:upgrading'
const GERUNDS: ReadonlyMap<string, string> = new Map(
  ACTS.split(' ').map((pair) => {
    const [act = '', gerund = ''] = pair.split(':')
    return [act, gerund] as const
  }),
)

/** "Tear-off of 28 squares, architectural shingles" as parts of one spoken list. */
function workOf(facts: readonly Fact[], allows: (text: string) => boolean): string {
  const parts: string[] = []
  for (const value of labelled(facts, factLabels.work)) {
    const plain = lowerFirst(spellOut(value).trim())
    const [first = '', ...rest] = plain.split(' ')
    const act = GERUNDS.get(first)
    // "Move sink to island" lacks its articles; "replace worn boards" lacks nothing.
    if (act && !standsAlone(rest.join(' '))) continue
    const spoken = [act ?? first, ...rest].join(' ')
    const odd = new RegExp(
      String.raw`[#~@*=:?!/()"“”]|\b(?:wants?|he|she|they|maybe|tbd|asap|leak\w*|check|damage\w*|pulled|` +
        String.raw`broken|stuck|missing|look|looking|future|off|problem|issue|ask\w*)\b`,
      'i',
    ).test(spoken.replace(/\btear-off\b/i, ''))
    const long = spoken.split(' ').length > 12
    if (
      odd ||
      long ||
      spoken.length < 4 ||
      PRICE.test(spoken) ||
      DELICATE.test(spoken) ||
      !allows(`${spoken}.`)
    )
      continue
    const attached =
      /^(?:with|including|two|three|one|some|all|both|in|on|at)\b(?! \w+ing\b)/.test(spoken) &&
      /^(?:with|including|in|on|at)\b|^\w+ of (?:them|these)\b/.test(spoken)
    const last = parts.at(-1)
    if (attached && last !== undefined)
      parts[parts.length - 1] = `${last} ${/^\w+ of/.test(spoken) ? `(${spoken})` : spoken}`
    else if (!attached) parts.push(spoken)
  }
  const said = parts.slice(0, 5)
  // "Hail check" or "whole exterior" by itself says less than the name of the project.
  const thin = said.length === 1 && (said[0] ?? '').split(' ').length < 3 && !/\d/.test(said[0] ?? '')
  return thin ? '' : inARow(said)
}

export function avoids(brief: ScriptBrief): (text: string) => boolean {
  const lines = linesOf(brief, 'avoid').flatMap((line) => line.split(/,| and | or /))
  const subjects = lines.map((line): Subject => readSubject(line))
  const prices = lines.some((line) => PRICE.test(line) || /\bmoney\b/i.test(line))
  return (text) => (prices && PRICE.test(text)) || subjects.some((subject) => speaksOf(text, subject))
}

/** In a primer prices are spoken only when the person asked for them. */
const wantsPrices = (brief: ScriptBrief): boolean =>
  brief.kind === 'proposal' || PRICE.test(`${valueOf(brief, 'cover')} ${valueOf(brief, 'goals')}`)

const sourced = (text: string, facts: readonly Fact[]): boolean =>
  checkClaims([{ id: '', point: '', text, locked: false }], facts).every(({ factId }) => factId !== null)

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

/** The document's own words on a point where there are any; else the point as the person put it. */
function coverSentences(brief: ScriptBrief, documents: readonly string[]): readonly string[] {
  return linesOf(brief, 'cover').map((line) => {
    const subject = readSubject(topicOf(line))
    return documents.find((sentence) => speaksOf(sentence, subject)) ?? speakCover(line)
  })
}

/** Turns a brief into what can be said. Pure. */
export function spokenValues(brief: ScriptBrief): SpokenValues {
  const { facts } = brief
  const avoided = avoids(brief)
  const prices = wantsPrices(brief)
  const allows = (text: string): boolean =>
    sourced(text, facts) && !avoided(text) && (prices || !PRICE.test(text))
  const trades = labelled(facts, factLabels.trade)
  const place = placeOf(trades)
  const names = {
    first: labelled(facts, factLabels.firstName)[0] ?? '',
    customer: labelled(facts, factLabels.customer)[0] ?? '',
    sender: brief.sender.trim(),
    company: brief.company.trim(),
    price: labelled(facts, factLabels.contractValue)[0] ?? '',
    next: labelled(facts, factLabels.nextAppointment)[0] ?? '',
    lastVisit: lastVisit(facts),
  }
  const known = Object.fromEntries(
    Object.entries(names).filter(([, value]) => value !== '' && allows(`We say ${value} here.`)),
  )
  const single = { ...known, place, project: projectOf(facts, place), work: workOf(facts, allows) }
  const documents = facts
    .filter((fact) => fact.source.type === 'document' && suitsTrades(fact, trades))
    .flatMap((fact) => speakDocument(fact.value, fact.label) ?? [])
  const notes = speakNotes(labelled(facts, factLabels.note).toReversed())
  const otherTrades = wordsOfOtherTrades(trades)
  const phrases = brief.inspirations.flatMap((one) => speakPhrase(one, otherTrades))
  const cover = coverSentences(brief, documents)
  const offer = offerLines(brief).map(speakOffer)
  const given = [
    ...linesOf(brief, 'cover').map((line, i) => [line, cover[i] ?? ''] as const),
    ...offerLines(brief).map((line, i) => [line, offer[i] ?? ''] as const),
  ]
  const remarks = given.flatMap(([line, sentence]) => {
    if (allows(sentence)) return []
    if (avoided(sentence)) return [`“${line}” was left out, because it is among the points to avoid.`]
    if (!prices && PRICE.test(sentence))
      return [`“${line}” was left out: a primer speaks of prices only when the points to cover ask for it.`]
    return [`“${line}” was left out, because no source confirms what it says.`]
  })
  const fits = (texts: readonly string[]): readonly string[] =>
    unique(texts).filter((text) => text !== '' && allows(text))
  const lists = {
    ...notes,
    cover: fits(cover),
    offer: fits(offer),
    doc: fits(documents.filter((sentence) => !cover.includes(sentence))),
    phrase: fits(phrases),
  }
  const seed = hashOf(`${brief.kind}|${facts.map(({ value }) => value).join('|')}|${brief.sender}`)
  return { single, lists, tones: tonesOf(valueOf(brief, 'tone')), trades, seed, remarks, allows }
}
