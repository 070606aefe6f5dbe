import type { Fact } from '#shared/domain/script-draft.ts'
import { checkClaims } from '../check/check-claims.ts'
import { factLabels } from '../facts/labels.ts'
import type { ScriptBrief } from '../scripts.ts'
import { avoids, moneyAllowed } from './avoid.ts'
import { coverSentences, type Given } from './cover-sentences.ts'
import { DELICATE, PRICE } from './delicate.ts'
import { speakNotes } from './note-speech.ts'
import { scopeOf, scopeRemark } from './scope.ts'
import { situationOf, stageRemark } from './situation.ts'
import { linesOf, valueOf } from './slot-lines.ts'
import { speakDocument } from './spoken-lines.ts'
import { speakOffer } from './spoken-offer.ts'
import { speakPhrase } from './spoken-phrase.ts'
import { tonesOf, type Tone } from './tone.ts'
import { placeOf, suitsTrades, wordsOfOtherTrades } from './trade-words.ts'
import { hashOf, lowerFirst } from './words.ts'

/** Everything a template may put in: single values and lists, each ready to be spoken. */
export interface SpokenValues {
  readonly single: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly tones: readonly Tone[]
  readonly trades: readonly string[]
  /** What differs between two customers, for choosing among wordings. */
  readonly seed: number
  /** What the person gave and may be said; each is in the text or in a remark. */
  readonly given: readonly Given[]
  readonly remarks: readonly string[]
  /** May this be said at all: sourced, not to be avoided, no price in a primer? */
  readonly allows: (text: string) => boolean
}

const labelled = (facts: readonly Fact[], label: string): readonly string[] =>
  facts.filter((fact) => fact.label === label).map(({ value }) => value)

/** "Roof inspection" is what brought us there, not what a proposal is for. */
const ERRAND = /\b(?:inspection|estimate|quote|check|consult(?:ation)?|visit|survey|measure)$/i

function projectOf({ facts, kind }: ScriptBrief, place: string): string {
  const [name = ''] = labelled(facts, factLabels.project)
  const titled = name.split(' ').length > 1 && name.split(' ').every((word) => /^\p{Lu}\p{Ll}/u.test(word))
  const small = titled ? name.toLowerCase() : lowerFirst(name)
  const clean = /^[\p{L} -]{4,40}$/u.test(small) && !/(?<=.)\p{Lu}/u.test(small) && !DELICATE.test(small)
  const errand = ERRAND.test(small) && (kind === 'proposal' || PRICE.test(small))
  if (!clean || errand) return place === 'your home' ? 'your project' : place
  return `your ${small.replace(/^(?:the|your|a) /, '')}`
}

const sourced = (text: string, facts: readonly Fact[]): boolean =>
  checkClaims([{ id: '', point: '', text, locked: false }], facts).every(({ factId }) => factId !== null)

/** May a text be said in this script? */
export function allowsFor(brief: ScriptBrief): (text: string) => boolean {
  const avoided = avoids(brief)
  const affordable = moneyAllowed(brief)
  return (text) => sourced(text, brief.facts) && !avoided(text) && affordable(text)
}

/** Why a line of the person was left out. */
function reasonOf(text: string, brief: ScriptBrief): string {
  if (avoids(brief)(text)) return 'because it is among the points to avoid.'
  if (!moneyAllowed(brief)(text))
    return 'because a primer speaks of prices only when the points to cover ask for it.'
  return 'because no source confirms what it says.'
}

const unreadRemark = (line: string): string =>
  `“${line}” could not be put into a sentence. Put it in your own words.`

interface Sayings {
  readonly given: readonly Given[]
  readonly cover: readonly string[]
  readonly offer: readonly string[]
  readonly price: string
  /** The price is the one that the person named, not the one in the CRM. */
  readonly offered: boolean
  readonly remarks: readonly string[]
}

/** What the person wants said, as sentences; what may not be said becomes a remark. */
function sayingsOf(brief: ScriptBrief, documents: readonly string[], work: string, first: string): Sayings {
  const allows = allowsFor(brief)
  const offer = speakOffer(brief)
  const offered = offer.sentences.map(({ line, text }): Given => ({ lines: [line], text }))
  const said = [work, offer.price, ...offer.sentences.map(({ text }) => text)].join('\n')
  const cover = coverSentences(linesOf(brief, 'cover'), { first, documents, said, allows })
  const all = [...cover.given, ...offered]
  const refused = all.filter(({ text }) => !allows(text))
  const left = refused.flatMap(({ lines, text }) =>
    lines.map((line) => `“${line}” was left out, ${reasonOf(text, brief)}`),
  )
  const price = offer.price && allows(`The price is ${offer.price}.`) ? offer.price : ''
  const unpriced =
    offer.price && !price
      ? [`The price of the offer was left out, ${reasonOf(`The price is ${offer.price}.`, brief)}`]
      : []
  const may = (list: readonly Given[]): readonly string[] => [
    ...new Set(list.filter((one) => !refused.includes(one)).map(({ text }) => text)),
  ]
  return {
    given: all.filter((one) => !refused.includes(one)),
    cover: may(cover.given),
    offer: may(offered),
    price: price || (offer.price ? '' : (labelled(brief.facts, factLabels.contractValue)[0] ?? '')),
    offered: price !== '',
    remarks: [...left, ...unpriced, ...cover.unread.map(unreadRemark), ...offer.remarks],
  }
}

/** Turns a brief into what can be said. Pure. */
export function spokenValues(brief: ScriptBrief): SpokenValues {
  const { facts } = brief
  const allows = allowsFor(brief)
  const trades = labelled(facts, factLabels.trade)
  const place = placeOf(trades)
  const first = labelled(facts, factLabels.firstName)[0] ?? ''
  const situation = situationOf(facts)
  const scope = scopeOf(facts, trades, allows)
  const documents = facts
    .filter((fact) => fact.source.type === 'document' && suitsTrades(fact, trades))
    .flatMap((fact) => speakDocument(fact.value, fact.label) ?? [])
  const said = sayingsOf(brief, documents, scope.work, first)
  const notes = speakNotes(labelled(facts, factLabels.note).toReversed())
  const names = {
    first,
    customer: labelled(facts, factLabels.customer)[0] ?? '',
    sender: brief.sender.trim(),
    company: brief.company.trim(),
    price: said.price,
    offered: said.offered ? 'yes' : '',
    ...situation,
    told: notes.wants.length + notes.asked.length > 0 ? 'yes' : '',
  }
  const known = Object.fromEntries(
    Object.entries(names).filter(
      ([, value]) => value !== '' && (value === 'yes' || allows(`We say ${value} here.`)),
    ),
  )
  const single = { ...known, place, project: projectOf(brief, place), work: scope.work }
  const use = {
    trades,
    otherTrades: wordsOfOtherTrades(trades),
    cover: linesOf(brief, 'cover'),
    recorded: brief.kind === 'primer',
  }
  const phrases = brief.inspirations.flatMap((one) => speakPhrase(one, use))
  const fits = (texts: readonly string[]): readonly string[] =>
    [...new Set(texts)].filter((text) => text !== '' && allows(text))
  const lists = {
    ...notes,
    cover: said.cover,
    offer: said.offer,
    doc: fits(documents.filter((sentence) => !said.cover.includes(sentence))),
    phrase: fits(phrases),
  }
  const seed = hashOf(`${brief.kind}|${facts.map(({ value }) => value).join('|')}|${brief.sender}`)
  const remarks = [...said.remarks, ...scopeRemark(scope), ...stageRemark(facts)]
  const tones = tonesOf(valueOf(brief, 'tone'))
  return { single, lists, tones, trades, seed, given: said.given, remarks, allows }
}
