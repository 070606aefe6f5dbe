import type { Fact, Paragraph } from '#shared/domain/script-draft.ts'
import { checkClaims } from '../check/check-claims.ts'
import { factLabels } from '../facts/labels.ts'
import { readSubject, speaksOf } from '../facts/speaks-of.ts'
import { avoids, moneyAllowed, saysLiterally } from './avoid.ts'
import { PRICE } from './delicate.ts'
import { isClause } from './grammar.ts'
import { mapSentences, wholeText, withRemark, withText, type Revision } from './revision.ts'
import { scopeOf } from './scope.ts'
import { situationOf } from './situation.ts'
import { isOn, speakCover } from './spoken-cover.ts'
import { speakDocument } from './spoken-lines.ts'
import { suitsTrades } from './trade-words.ts'
import { sentencesOf, tidy, upperFirst, withEnd } from './words.ts'

const REACH: Readonly<Record<string, (value: string) => string>> = {
  'company.phone': (value) => `You can call us at ${value}.`,
  'company.email': (value) => `You can write to us at ${value}.`,
  'company.website': (value) => `You can find us at ${value}.`,
}

/** What the CRM holds, said to the customer; what it is for decides how a date is said. */
function speakRecord({ label, value }: Fact, facts: readonly Fact[]): string | null {
  if (label === factLabels.contractValue) return `The investment for all of this is ${value}.`
  if (label === factLabels.nextAppointment) {
    const { next, nextWork } = situationOf(facts)
    if (next) return `Our meeting is on ${value}.`
    return nextWork ? `We are coming for the work on ${value}.` : `We have ${value} on the calendar for you.`
  }
  if (label !== factLabels.work) return null
  const trades = facts.filter((fact) => fact.label === factLabels.trade).map((fact) => fact.value)
  const { work } = scopeOf(facts, trades, () => true)
  return work ? `The work covers ${work}.` : null
}

/** A fact as a sentence to the customer, or null where it cannot be turned by rule. */
function speakFact(fact: Fact, facts: readonly Fact[]): string | null {
  const { label, value, source } = fact
  switch (source.type) {
    case 'document':
      return speakDocument(value, label)
    case 'setting':
      return REACH[source.key]?.(value) ?? null
    case 'person':
      // A goal is ours, not the customer's; what was vouched for is a word or a figure.
      if (label === 'Goal') return null
      return source.how !== 'confirmed' || isClause(value) ? speakCover(value) : null
    case 'crm':
      return speakRecord(fact, facts)
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function concerns(fact: Fact, subject: string): boolean {
  const wanted = readSubject(subject)
  const title = fact.source.type === 'document' ? fact.source.title : ''
  return speaksOf(fact.value, wanted) || speaksOf(`${fact.label} ${title} ${fact.value}`, wanted)
}

const HOME: Readonly<Record<string, readonly string[]>> = {
  primer: ['work', 'found', 'told', 'next'],
  proposal: ['why', 'propose', 'heard', 'next'],
}

/** Where a new sentence goes: into the selection, else to the point that speaks of such things. */
function homeOf(revision: Revision): Paragraph | null {
  const open = revision.paragraphs.filter(revision.may)
  if (!revision.whole) return open.at(-1) ?? null
  for (const key of HOME[revision.brief.kind] ?? []) {
    const found = open.find(({ point }) => point === key)
    if (found) return found
  }
  return open.at(-2) ?? open[0] ?? null
}

function addParagraph(revision: Revision, text: string): readonly Paragraph[] {
  const fresh: Paragraph = { id: revision.nextId(), point: '', text, locked: false }
  const at = Math.max(0, revision.paragraphs.length - 1)
  return revision.paragraphs.toSpliced(at, 0, fresh)
}

const NOTHING = (subject: string): string =>
  `No source says anything about ${subject} that can be said to the customer, so nothing was added.`

/** A document's sentence that names the subject is shown, so that the person can put it in own words. */
function unspeakable(
  subject: string,
  facts: readonly Fact[],
  wanted: ReturnType<typeof readSubject>,
): string {
  const quote = facts.find(({ source, value }) => source.type === 'document' && isOn(value, wanted))?.value
  if (quote === undefined) return NOTHING(subject)
  return `A source speaks of ${subject}, but not to a customer: “${quote}” Put it in your own words.`
}

/** Adds what a source says of a subject; without a source nothing is added. */
export async function mention(revision: Revision, subject: string, own: boolean): Promise<Revision> {
  const known = revision.brief.facts.filter((fact) => concerns(fact, subject))
  const trades = revision.brief.facts
    .filter(({ label }) => label === factLabels.trade)
    .map(({ value }) => value)
  const looked: Fact[] = []
  for (const asked of [subject, ...trades.slice(0, 2).map((trade) => `${subject} for ${trade}`)]) {
    looked.push(...(await revision.about(asked)))
  }
  const seen = [...new Map(looked.map((fact) => [fact.value, fact])).values()]
  const facts = [...known, ...seen.filter(({ value }) => !known.some((fact) => same(fact.value, value)))]
  if (facts.length === 0)
    return withRemark(revision, `No source says anything about ${subject}, so nothing was added.`)
  const said = wholeText(revision.paragraphs).toLowerCase()
  const wanted = readSubject(subject)
  const avoided = avoids(revision.brief)
  const affordable = moneyAllowed(revision.brief)
  // The heading may name the subject; what is said has to speak of it too.
  const spoken = facts
    .filter((fact) => suitsTrades(fact, trades))
    .flatMap((fact) => speakFact(fact, revision.brief.facts) ?? [])
    .map(tidy)
    .filter((sentence) => isOn(sentence, wanted) && !avoided(sentence) && affordable(sentence))
  const news = spoken.filter((sentence) => !said.includes(sentence.toLowerCase()))
  const isSourced = (sentence: string): boolean =>
    checkClaims([{ id: '', point: '', text: sentence, locked: false }], revision.brief.facts).every(
      ({ factId }) => factId !== null,
    )
  // What rests on the facts of the draft goes before what was only looked up just now.
  const fresh = [...news.filter(isSourced), ...news.filter((sentence) => !isSourced(sentence))]
  if (spoken.length > 0 && fresh.length === 0)
    return withRemark(revision, `The text already mentions ${subject}.`)
  if (fresh.length === 0) return withRemark(revision, unspeakable(subject, facts, wanted))
  const change = `Mentions ${subject}`
  const home = homeOf(revision)
  if (own || home === null)
    return withText(revision, addParagraph(revision, fresh.slice(0, 3).join(' ')), change)
  const paragraphs = revision.paragraphs.map((paragraph) => {
    if (paragraph.id !== home.id) return paragraph
    return { ...paragraph, text: tidy(`${withEnd(paragraph.text)} ${fresh[0] ?? ''}`) }
  })
  return withText(revision, paragraphs, change)
}

const PRICES = /^(?:the |any |all )?(?:prices?|costs?|money|numbers?|amounts?|pricing|investment)$/i

/** How nearly a sentence is the one that is meant: the words themselves, in as few others as may be. */
function nearness(text: string, subject: string, wanted: ReturnType<typeof readSubject>): number {
  if (text.toLowerCase().includes(subject.toLowerCase())) return 3 + 1 / text.length
  if (saysLiterally(text, wanted)) return 2 + 1 / text.length
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const exact = wanted.terms.filter((term) => words.has(term.text)).length
  return exact / (wanted.terms.length || 1) + 1 / text.length
}

/** `one`: a single sentence was asked for; the one that is meant most clearly goes. */
export function remove(revision: Revision, subject: string, one = false): Revision {
  const wanted = readSubject(subject)
  const prices = PRICES.test(subject)
  const speaks = (text: string): boolean =>
    (prices && PRICE.test(text)) ||
    speaksOf(text, wanted) ||
    text.toLowerCase().includes(subject.toLowerCase())
  const hits = revision.paragraphs
    .filter(revision.may)
    .flatMap(({ text }) => sentencesOf(text).filter(speaks))
  const best = one
    ? hits.toSorted((a, b) => nearness(b, subject, wanted) - nearness(a, subject, wanted))[0]
    : undefined
  const goes = (text: string): boolean => (best === undefined ? speaks(text) : text === best)
  const { paragraphs, changed } = mapSentences(revision, (sentence) => (goes(sentence) ? null : sentence))
  const locked = revision.paragraphs.some((paragraph) => paragraph.locked && speaks(paragraph.text))
  const noted = locked ? withRemark(revision, `A locked paragraph still speaks of ${subject}.`) : revision
  if (!changed) return locked ? noted : withRemark(noted, `Nothing in the text speaks of ${subject}.`)
  if (paragraphs.every(({ text }) => text.trim() === '')) {
    return withRemark(
      noted,
      `Without ${subject} nothing would be left, so it was kept. Edit the text yourself.`,
    )
  }
  const rest = best === undefined ? [] : hits.filter((text) => text !== best)
  const left =
    rest[0] === undefined ? noted : withRemark(noted, `Another sentence speaks of it too: “${rest[0]}”`)
  return withText(left, paragraphs, `Without ${subject}`)
}

/** The paragraph that a phrase means: by the title of its point, else by what it speaks of. */
function paragraphOf(revision: Revision, subject: string): Paragraph | null {
  const wanted = readSubject(subject)
  const titles = new Map(revision.brief.outline.map(({ key, title }) => [key, title]))
  const open = revision.paragraphs.filter(revision.may)
  return (
    open.find(({ point }) => speaksOf(titles.get(point) ?? '', wanted)) ??
    open.find(({ text }) => speaksOf(text, wanted) || text.toLowerCase().includes(subject.toLowerCase())) ??
    null
  )
}

export function move(revision: Revision, subject: string, to: 'start' | 'end'): Revision {
  const found = paragraphOf(revision, subject)
  if (!found) return withRemark(revision, `No paragraph speaks of ${subject}.`)
  const rest = revision.paragraphs.filter(({ id }) => id !== found.id)
  return withText(revision, to === 'start' ? [found, ...rest] : [...rest, found], `Moved ${subject}`)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

export function replace(revision: Revision, from: string, to: string): Revision {
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped(from)}(?![\p{L}\p{N}])`, 'giu')
  const paragraphs = revision.paragraphs.map((paragraph) =>
    revision.may(paragraph)
      ? { ...paragraph, text: tidy(paragraph.text.replace(pattern, () => to)) }
      : paragraph,
  )
  const changed = paragraphs.some(({ text }, at) => text !== revision.paragraphs[at]?.text)
  return changed
    ? withText(revision, paragraphs, `“${from}” replaced`)
    : withRemark(revision, `“${from}” is not in the text.`)
}

/** A sentence at the beginning or the end, in the person's own words; a subject moves its paragraph. */
export function place(revision: Revision, said: string, at: 'start' | 'end'): Revision {
  const quote = /^["“](.+)["”]$/.exec(said)?.[1]
  const text = quote ?? said.replace(/^that /i, '')
  const sentence =
    quote !== undefined ||
    (/\b(?:is|are|was|were|have|has|will|would|can|thank|thanks|hope|know|want|hi|hello)\b/i.test(text) &&
      text.split(' ').length >= 3 &&
      !/^(?:the|a|an|how|what) /i.test(text))
  if (!sentence) {
    const moved = move(revision, text, at)
    return moved.changes.length > revision.changes.length
      ? moved
      : withRemark(
          revision,
          `Nothing in the text speaks of ${text}. Say the sentence in quotation marks, and it goes there.`,
        )
  }
  const open = revision.paragraphs.filter(revision.may)
  const target = at === 'start' ? open[0] : open.at(-1)
  const line = withEnd(upperFirst(text.trim()))
  const paragraphs = target
    ? revision.paragraphs.map((paragraph) =>
        paragraph.id !== target.id
          ? paragraph
          : {
              ...paragraph,
              text: tidy(at === 'start' ? `${line} ${paragraph.text}` : `${withEnd(paragraph.text)} ${line}`),
            },
      )
    : [...revision.paragraphs, { id: revision.nextId(), point: '', text: line, locked: false }]
  return withText(revision, paragraphs, at === 'start' ? 'New beginning' : 'New end')
}

export function firstName(revision: Revision): Revision {
  const value = (label: string): string =>
    revision.brief.facts.find((fact) => fact.label === label)?.value ?? ''
  const first = value(factLabels.firstName)
  if (!first) return withRemark(revision, 'No first name is on record, so nothing was changed.')
  const last = value(factLabels.customer).split(' ').slice(1).join(' ')
  const full = new RegExp(String.raw`\b${escaped(first)} ${escaped(last)}\b`, 'gu')
  const title = new RegExp(
    String.raw`\b(?:Mrs?|Ms|Miss|Dr)\.? (?:${escaped(first)} )?${escaped(last)}\b`,
    'gu',
  )
  const swap = (text: string): string => (last ? text.replace(title, first).replace(full, first) : text)
  const opened = revision.paragraphs.findIndex(revision.may)
  const paragraphs = revision.paragraphs.map((paragraph, at) => {
    if (!revision.may(paragraph)) return paragraph
    const text = swap(paragraph.text)
    const greets = at === opened && revision.whole && !text.includes(first)
    const greeting = /^(?:Hi|Hello|Hey|Good day|Good (?:morning|afternoon|evening))\b[, ]*/
    if (!greets) return { ...paragraph, text }
    const [head = ''] = sentencesOf(text)
    if (!greeting.test(head)) return { ...paragraph, text: `Hi ${first}. ${text}` }
    const rest = text.replace(greeting, '')
    return { ...paragraph, text: tidy(/^[.]/.test(rest) ? `Hi ${first}${rest}` : `Hi ${first}, ${rest}`) }
  })
  const changed = paragraphs.some(({ text }, at) => text !== revision.paragraphs[at]?.text)
  return changed
    ? withText(revision, paragraphs, 'First name')
    : withRemark(revision, 'It already uses the first name.')
}
