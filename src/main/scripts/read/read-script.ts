import type { DraftField, ScriptKind } from '#shared/domain/script-draft.ts'
import { JOB_NUMBER } from '#shared/domain/customer-match.ts'
import { mayBeSkipped } from './asked.ts'
import { clausesOf, listOf, type Clause } from './clauses.ts'
import { beginsAnother, wrongJobIn } from './another.ts'
import { comparedTone, readClause, type ClauseSays } from './clause-fields.ts'
import { isCourtesy, isInstruction, withoutInstruction } from './instructions.ts'
import { jobQueryIn, pointsBack } from './job-query.ts'
import { labelledIn } from './labelled.ts'
import { minutesIn } from './minutes.ts'
import { paragraphRefs } from './paragraphs.ts'
import { questionIn } from './questions.ts'
import { changedSender } from './sender-change.ts'
import { SCRIPT_NOUN, isQuestion, withoutLead } from './script-words.ts'
import {
  nothingRead,
  type ParagraphRef,
  type ReadingContext,
  type SaidField,
  type SaidValue,
  type ScriptReading,
} from './script-reading.ts'
import { skipsIn } from './skips.ts'
import { BARE_CANCEL, isYes, wishOf } from './wishes.ts'

const CREATES =
  "(?:write|draft|create|compose|prepare|whip(?: me)?(?: something)? up|put together|script|start|begin|build|get(?: me)?|give me|i need|we need|need|let'?s (?:do|start|work on|script)|work on|do|put words)"
const BEGINS = new RegExp(
  `\\b${CREATES}\\b[^.!?]{0,80}\\b(?:${SCRIPT_NOUN}|something|what i['’]?d say|my mouth)\\b|^\\W*(?:an? |the |new |another )?(?:\\p{L}+[- ]){0,3}?${SCRIPT_NOUN}\\b[^.!?]{0,30}\\b(?:for|about|to)\\b|^\\W*(?:let'?s |please )?script\\b|^\\W*(?:an? |the )?(?:primer|proposal)(?: script)?,? (?:job )?#?\\d{3,}`,
  'iu',
)
/** Where there is a text already, "make the script warmer" is about that one. */
const BEGINS_ANEW = new RegExp(
  `\\b(?:write|draft|create|compose|prepare|put together|start|begin|get me|give me|i need|we need)\\b (?:me |us |up )*(?:an?|another|her|him|them|(?:the|a) \\p{Lu}\\S+)\\b[^.!?]{0,60}\\b${SCRIPT_NOUN}\\b|^\\W*(?:an? |new |another )?(?:proposal|primer)(?: script| video)? for\\b`,
  'iu',
)
const CORRECTS_JOB =
  /\b(?:it'?s|it is|this is|that'?s|meant|i mean|should be|make it|change it|oops|sorry|not that|switch(?: it)?|actually|instead|wrong (?:job|customer|person))\b.*(?:\b(?:for|to|job|mean|meant)\b|\binstead\b)|^\W*(?:no,? |sorry,? |actually,? )*(?:for|the one for)\b|^\W*job\b|\b(?:customer|client|homeowner)(?:'s name)?\s*(?:is|should be|:)/i
const PRIMER =
  /\bprimers?\b|\b(?:personal|intro|introduction|pre-?appointment|welcome) videos?\b|\bvideo (?:that |which )?(?:we|i|you) send\b|\bvideo before\b|\bbefore the (?:decision )?(?:appointment|visit)\b/i
const PROPOSAL =
  /\bproposals?\b|\bpitch\b|\bpresent(?:ation|ing)?\b|\btalk track\b|\bwalk[- ]?through\b|\bbid\b/i
const CHANGES_KIND =
  /\b(?:it'?s|it is|this is|make it|should be|turn (?:it|this) into|rather|instead|actually|meant|mean|wanted|oops)\b.{0,20}\b(?:proposal|primer)\b|\bnot (?:an? |the )?(?:proposal|primer)\b|^\W*(?:no|sorry|oops|wait|actually)\b[\s,.!–-]*(?:an? |the )?(?:proposal|primer)\W*$|\b(?:proposal|primer)\b,? (?:instead|not)\b/i

function kindIn(text: string, context: ReadingContext, begins: boolean): SaidValue | null {
  const fresh = !context.jobKnown && !context.hasOutline
  if (!begins && !fresh && !context.asked.includes('kind') && !CHANGES_KIND.test(text)) return null
  const said = text.replace(
    /\b(?:not|instead of|rather than) (?:an? |the )?(?:proposal|primer)\b/gi,
    (words) => ' '.repeat(words.length),
  )
  const [primer, proposal] = [PRIMER.exec(said), PROPOSAL.exec(said)]
  const found = [primer, proposal].filter((match) => match !== null).toSorted((a, b) => a.index - b.index)[0]
  if (!found) return null
  const value: ScriptKind = found === primer ? 'primer' : 'proposal'
  return { field: 'kind', value, words: found[0], how: 'set' }
}

const LISTS: readonly SaidField[] = ['cover', 'avoid']

/** `rest`: how it stands to a list that began before. */
function valuesOf(field: SaidField, whole: string, words: string, rest?: 'goesOn'): SaidValue[] {
  const value = withoutInstruction(whole)
  if (value === '') return []
  if (!LISTS.includes(field)) return [{ field, value, words, how: 'set' }]
  const lines = listOf(value, { goesOn: rest === 'goesOn' })
  // Two things to avoid are two, comma or not; "soffit and fascia" is one point, "… and that …" are two.
  const joint = field === 'avoid' ? /\s+(?:and|or|nor|&)\s+/i : /\s+and\s+(?=that\b)/i
  return lines
    .flatMap((line) => line.split(joint))
    .map((line) => ({
      field,
      value: line,
      words,
      how: 'add' as const,
    }))
}

/** A sender is named in passing: the rest of such a clause says something else. */
function saidIn(clause: string, { field, value }: ClauseSays): string {
  if (field !== 'sender') return clause
  const at = clause.lastIndexOf(value)
  return /(?:from|by)\s+$/i.exec(clause.slice(0, at))?.[0].concat(value) ?? clause
}

/** "From Priya, not Dana": who it is not from. */
const NOT_THAT_ONE =
  /^(?:and )?(?:not|instead of|rather than) (?:from |by )?\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?$/u

/** "Use Priya Nair" says who speaks only together with "not Marcus". */
function withOldSender(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.reduce<readonly Clause[]>((kept, clause) => {
    const last = kept.at(-1)
    const both = last && !clause.fresh ? `${last.text}, ${clause.text}` : ''
    if (
      !last ||
      !both ||
      !/^(?:and )?(?:not|instead of|rather than) /i.test(clause.text) ||
      changedSender(withoutLead(both)) === null
    )
      return [...kept, clause]
    return [...kept.slice(0, -1), { ...last, text: both }]
  }, [])
}

/** Fields that clauses say, and what is left of the message. */
function fieldsIn(
  text: string,
  length: string | null,
  { hasText }: ReadingContext,
): { said: SaidValue[]; left: string[] } {
  const said: SaidValue[] = []
  const left: string[] = []
  let current: SaidField | null = null
  for (const clause of withOldSender(clausesOf(text))) {
    // "Mention that" points to what was said before it, and is a part of nothing.
    if (isInstruction(clause.text)) {
      if (!isCourtesy(clause.text)) current = null
      continue
    }
    // Where there is a text, "warmer" is an order to the writer.
    const read = readClause(clause.text) ?? (hasText ? null : comparedTone(clause.text))
    if (read) {
      const before = said.at(-1)
      // "Tone warm, upbeat" is one tone.
      if (read.field === 'tone' && before?.field === 'tone' && !clause.fresh) {
        const words = `${before.words}, ${clause.text}`
        said.splice(-1, 1, { ...before, value: `${before.value}, ${read.value}`, words })
      } else said.push(...valuesOf(read.field, read.value, saidIn(clause.text, read)))
      current = read.field
      continue
    }
    if (current === 'sender' && NOT_THAT_ONE.test(clause.text)) continue
    const isLength = length !== null && clause.text.includes(length)
    const begins = BEGINS.test(clause.text) || jobQueryIn(clause.text) !== null
    if (isLength || begins) current = null
    else if (!clause.fresh && current !== null && current !== 'tone' && current !== 'sender') {
      const before = said.at(-1)
      const more = clause.text.replace(/^and /i, '')
      if (LISTS.includes(current)) said.push(...valuesOf(current, more, clause.text, 'goesOn'))
      else if (before) {
        const value = withoutInstruction(`${before.value}, ${clause.text}`)
        said.splice(-1, 1, { ...before, value, words: `${before.words}, ${clause.text}` })
      }
    } else if (withoutLead(clause.text).replace(/\W/g, '') !== '') left.push(clause.text)
  }
  return { said, left }
}

/** The field of a question that takes whatever was answered. */
function taker(asked: readonly DraftField[]): SaidField | null {
  return asked.find((field): field is SaidField => mayBeSkipped(field) && field !== 'length') ?? null
}

/** Fields that cues alone read into a message; the question that was asked knows better. */
const WEAK: readonly SaidField[] = ['cover', 'goals']

/** Nothing but courtesy. */
const POLITE =
  /^\W*(?:(?:thanks?|thank you|ok(?:ay)?|cool|got it|hello|hi|hey|please|yes|sure|no|nope)[\s,.!]*)+$/i

interface Clauses {
  readonly said: SaidValue[]
  readonly left: readonly string[]
  /** Nothing of the message was left out. */
  readonly all: boolean
}

/** "The composite one", "both", "gutters": it chooses something, and is no answer to anything else. */
const CHOOSES =
  /^\W*(?:(?:an? |the )?(?:primer|proposal|script)|both|either|neither|all(?: of them)?|the (?:\S+ ){0,2}(?:one|job)s?|(?:the )?(?:roof\w*|siding|windows?|doors?|gutters?|decks?|kitchens?|bath\w*|insulation))\W*$/i
/** What an offer is made of, or enough words to be one. */
const OFFERED = /\d|\b(?:free|includ\w*|discount|off|until|price|percent|same)\b|\S+\s+\S+\s+\S+/i
/** What is to be mentioned is a point to cover, whatever was asked. */
const MENTIONS =
  /^\W*(?:(?:please|also|and|just|maybe)\s+)*(?:mention|talk about|cover|include|bring up|touch on|points? to|add)\b/i

function answered(text: string, asked: readonly DraftField[], read: Clauses): SaidValue[] {
  const field = taker(asked)
  if (field === null || read.said.some((one) => one.field === field)) return read.said
  if (field === 'offer' && !OFFERED.test(text)) return read.said
  if (isQuestion(text) || ((field === 'goals' || field === 'sender') && CHOOSES.test(text))) return read.said
  if (read.said.length > 0 && read.said.every((one) => one.field === 'cover') && MENTIONS.test(text)) {
    return read.said
  }
  const whole = text.trim().replace(/[\s.]+$/, '')
  if (read.left.length > 0) {
    const value = read.said.length === 0 && read.all ? whole : read.left.join(', ')
    if (isYes(value) || POLITE.test(value)) return read.said
    return [...read.said, ...valuesOf(field, value, value)]
  }
  if (read.said.some((one) => asked.includes(one.field))) return read.said
  const weak = read.said.every((one) => WEAK.includes(one.field)) && clausesOf(text).length === 1
  return weak && read.said.length > 0 ? valuesOf(field, withoutLead(whole), whole) : read.said
}

const REVISES_FIELDS: readonly SaidField[] = ['kind', 'tone', 'length', 'offer', 'sender', 'avoid']
const VOUCHES = /\b(?:right|correct|true|confirm(?:ed)?|accurate|checked|verified|stands)\b/i
const DENIES = /\b(?:not|isn'?t|wrong|never|n'?t) (?:\w+ )?(?:right|correct|true|accurate)\b|\bwrong\b/i

const ALL_OF_IT =
  /^\W*(?:yes,? )?(?:(?:all|both) (?:of (?:it|them|those) )?(?:is|are)|everything is|they(?:'re| are)(?: all)?|(?:it|that)(?:'s|s| is) all) (?:right|correct|true|accurate)\W*$/i

function vouched(text: string, { unsourced }: ReadingContext): string[] {
  if (unsourced.length === 0 || !VOUCHES.test(text) || DENIES.test(text)) return []
  const low = text.toLowerCase()
  if (ALL_OF_IT.test(text)) return [...new Set(unsourced)]
  const named = unsourced.filter((claim) => low.includes(claim.toLowerCase()))
  if (named.length > 0) return [...new Set(named)]
  const short =
    /^\W*(?:\w+[\s,.]*){1,7}\W*$/.test(text) &&
    /\b(?:it|that|this|price|number|claim|date|name)\b/i.test(text)
  return new Set(unsourced).size === 1 && short ? unsourced.slice(0, 1) : []
}

const isSkip = (words: string): boolean => {
  const { fields, whole } = skipsIn(words, [])
  return fields.length > 0 || whole
}

/** "Yes, but mention the clean-up." */
const AGREES = /^\W*(?:yes|yep|yeah|sure|ok(?:ay)?|looks? good|good|great|perfect)\b/i

/** Points of an outline are named like paragraphs: "drop the third point", "without the part about financing". */
function dropsPoint(text: string): ParagraphRef[] {
  const named =
    /\b(?:drop|remove|skip|cut|lose|delete|take out|leave out|without|no)\b.*\b(?:point|part|section|bit|item|number)\b/i
  if (!named.test(text)) return []
  const bare = text.replace(/\bpoints?\b|\bitems?\b/gi, 'part')
  return paragraphRefs(/\bpart\b/i.test(bare) ? bare : bare.replace(/\bnumber\b/i, 'part number'))
}

/**
 * The built-in reading of a message about a script: commands, questions about the draft, fields and what to change.
 * Pure; what it says about a customer or job is only a text to look up.
 */
export function readScript(message: string, context: ReadingContext): ScriptReading {
  // Phones and word processors write curly apostrophes; the patterns know straight ones.
  const text = message.replace(/[’‘]/g, "'")
  const question = questionIn(text)
  const asks = isQuestion(text)
  // "Is it final?" must not be heard as "it is final".
  if (asks && (question?.kind === 'state' || question?.kind === 'text')) {
    return { ...nothingRead, question, sure: true }
  }
  if (context.hasText && BARE_CANCEL.test(text)) {
    return { ...nothingRead, question: { kind: 'way_out', about: '' }, sure: true }
  }
  const claims = vouched(text, context)
  if (claims.length > 0) return { ...nothingRead, wish: 'confirm', claims, sure: true }
  const wished = wishOf(text, context)
  if (wished && wished.wish !== 'another' && wished.wish !== 'write') {
    return { ...nothingRead, ...wished, sure: true }
  }
  if (context.hasOutline && !context.hasText) {
    const point = dropsPoint(text)
    if (point.length > 0) return { ...nothingRead, wish: 'remove', paragraphs: point, sure: true }
  }
  const skips = skipsIn(text, context.asked)
  if (skips.whole && context.asked.length > 0) {
    const wish = wished?.wish ?? null
    return {
      ...nothingRead,
      wish,
      skipped: skips.fields,
      skipRest: skips.rest,
      sure: skips.fields.length > 0,
    }
  }
  if (question && asks) return { ...nothingRead, question, sure: true }

  const labelled = labelledIn(text)
  const plain = labelled.rest
  const another = context.jobKnown && beginsAnother(plain)
  const begins = another || (context.hasText ? BEGINS_ANEW : BEGINS).test(plain)
  const asksJob = context.asked.includes('job')
  const known = context.jobKnown && !asksJob && !begins && wished?.wish !== 'another'
  const mayName = !known || CORRECTS_JOB.test(plain)
  const kind = kindIn(plain, context, begins)
  const minutes = minutesIn(plain, { asked: context.asked.includes('length') })
  const clauses = fieldsIn(plain, minutes?.words ?? null, context)
  const read = { ...clauses, said: [...labelled.said, ...clauses.said] }
  const taken = new Set(read.said.map(({ words }) => words))
  const jobText = [...taken].reduce((rest, words) => rest.replace(words, ' '), plain)
  const jobQuery = mayName
    ? jobQueryIn(jobText, { asked: asksJob && read.said.length === 0 && kind?.words !== text.trim() })
    : null
  const said: SaidValue[] = [
    ...(kind ? [kind] : []),
    ...(minutes
      ? [{ field: 'length' as const, value: minutes.value, words: minutes.words, how: 'set' as const }]
      : []),
  ]
  const left =
    jobQuery !== null && asksJob
      ? []
      : read.left.filter((words) => !skipsIn(words, []).rest && !isSkip(words))
  const unread = { said: read.said, left, all: left.length === read.left.length && minutes === null }
  const skipped = new Set<SaidField>(skips.fields)
  said.push(...answered(text, context.asked, unread).filter(({ field }) => !skipped.has(field)))
  const reading = {
    ...nothingRead,
    said,
    skipped: skips.fields,
    skipRest: skips.rest,
    jobQuery,
    pointsBack: jobQuery === null && pointsBack(plain),
    wrongJob: context.jobKnown && jobQuery === null && !begins ? wrongJobIn(text) : null,
    begins,
    wish:
      wished?.wish ??
      (context.hasOutline && !context.hasText && said.length > 0 && AGREES.test(text) ? 'write' : null),
    sure: wished?.wish === 'write' || (JOB_NUMBER.test(text) && /^\W*(?:job )?[\d-]+\W*$/i.test(text)),
  }
  if (!context.hasText || begins || reading.wish !== null || reading.wrongJob !== null) return reading
  return asRevision(text, context, reading)
}

const CORRECTED: readonly RegExp[] = [
  /["“](?<from>[^"”]+)["”] (?:is|sounds) (?:wrong|off|weird|not right)[,;.]? (?:please )?(?:say|use|write|make it|better)\s*:? ["“](?<to>[^"”]+)["”]/i,
  /["“](?<from>[^"”]+)["”] should (?:be|say|read) ["“](?<to>[^"”]+)["”]/i,
  /\bnot ["“](?<from>[^"”]+)["”],? (?:but )?(?:say |use )?["“](?<to>[^"”]+)["”]/i,
  /\b(?:say|use|write) ["“](?<to>[^"”]+)["”],? (?:not|instead of|rather than) ["“](?<from>[^"”]+)["”]/i,
]

/** "“A” is wrong, say “B”" in the words in which every writer knows it. */
function asOrder(text: string): string {
  const found = CORRECTED.map((pattern) => pattern.exec(text)?.groups).find(Boolean)
  return found ? `replace "${found['from'] ?? ''}" with "${found['to'] ?? ''}"` : text
}

/** Where there is a text, whatever is no answer, question or courtesy is an order to change it. */
function asRevision(text: string, context: ReadingContext, reading: ScriptReading): ScriptReading {
  const paragraphs = paragraphRefs(text)
  const said = paragraphs.length > 0 ? [] : reading.said.filter(({ field }) => REVISES_FIELDS.includes(field))
  const base = { ...reading, said, paragraphs }
  if (context.asked.length > 0 && (reading.said.length > 0 || reading.jobQuery !== null)) return reading
  if (reading.jobQuery !== null || POLITE.test(text)) return base
  if (said.some(({ field }) => field === 'kind')) return base
  // "Can you make it warmer?" is an order; "does she have a dog?" is none.
  const asks =
    isQuestion(text) &&
    !/\b(?:can|could|would|will) (?:you|we|it)\b|\bhow about\b|\bwhat (?:about|if)\b/i.test(text)
  return asks ? base : { ...base, wish: 'revise', instruction: asOrder(text.trim()) }
}
