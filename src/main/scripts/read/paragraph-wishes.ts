import { paragraphRefs } from './paragraphs.ts'
import type { ParagraphRef, ScriptReading, ScriptWish } from './script-reading.ts'
import { ORDINALS, ordinalOf, withoutLead } from './script-words.ts'

export type Wished = Pick<ScriptReading, 'wish' | 'version' | 'text' | 'paragraphs'> & {
  readonly rest?: string
}

const REPLACE =
  /^\W*(?:please )?(?:replace|change|rewrite) (?<which>.{3,60}?) (?:with|to|as)\s*[:：]?\s*(?<text>["“'][\s\S]+|[\s\S]{25,})$/i
const SAYS =
  /^\W*(?:please )?(?:make|have|let) (?<which>.{3,60}?) (?:say|read)\s*[:：]?\s*(?<text>["“][\s\S]+["”]\W*)$/i
const INSERT =
  /^\W*(?:please )?(?:add|insert|put)(?: this| a paragraph| a sentence| a line)? (?<where>at the (?:end|beginning|start|top|bottom)|after .{3,50}?)\s*[:：]\s*(?<text>[\s\S]+)$/i
/** "put "We start next week." at the end", "add “…” to the second paragraph". */
const QUOTE_FIRST =
  /^\W*(?:please )?(?:also )?(?:add|insert|put|append|say|write)\s*[:：]?\s*["“](?<text>[^"”]+)["”]\s*(?<where>(?:at|to|in|into|after|as)\b.{3,50}?)?\W*$/i
/** "second paragraph: say “…”", "in the ending add “…”". */
const QUOTE_LAST =
  /^\W*(?:please )?(?:in |to )?(?<which>.{3,40}?)\s*[:,]?\s+(?:also )?(?:should (?:also )?say|say|add|append)\s*[:：]?\s*["“](?<text>[^"”]+)["”]\W*$/i
const LOCK =
  /\block\b|\b(?:don'?t|do not|never) (?:touch|change|edit)\b|\b(?:keep|leave) (?:the )?.{3,40} (?:as (?:it|they) (?:is|are)|alone|untouched|unchanged)\b/i
const LOCK_AFTER =
  /^\W*(?:please )?(?:make|shorten|rewrite|rephrase|warm|tighten|change|add)\b.*\block (?:it|that)\b/i
const LOCK_ALL =
  /^\W*(?:please )?lock (?:everything|all(?: of (?:it|them))?|the whole (?:thing|text|script))\W*$/i
const UNLOCK_ALL =
  /^\W*(?:please )?unlock(?: (?:it|that|this|them|everything|all(?: of (?:it|them))?|all (?:the )?paragraphs|both))?(?: again)?\W*$/i
const REMOVE =
  /^\W*(?:please )?(?:remove|delete|drop|cut|take out|get rid of|lose|strike|kill) (?:the )?(?:(?:\S+ )?(?:paragraph|para|section|part|block)s?(?: (?:number )?\w+)?|(?:opening|intro|introduction|ending|closing) (?:paragraph|part|section)|\S+ one)\W*$/i

const NTH = `(?:${Object.keys(ORDINALS).join('|')}|\\d{1,2}(?:st|nd|rd|th)?)`
const PIECE = '(?:paras?|paragraphs?|points?|sections?|parts?)'
const SWAP = new RegExp(
  `^\\W*(?:please )?(?:swap|switch|exchange|flip)(?: the)?(?: order of)?(?: the)?(?: ${PIECE})? (?<a>${NTH})(?: ${PIECE})? (?:and|with|&) (?:the )?(?:${PIECE} )?(?<b>${NTH})(?: ${PIECE})?(?: around)?\\W*$`,
  'i',
)

/** Another order begins. */
const THEN =
  /\s*(?:,|;|\.|\band\b|\bthen\b)+\s+(?:then |also |please )*(?=(?:make|keep|shorten|lengthen|mention|add|warm|cut|trim|rewrite|rephrase|change|tighten|simplify|say|bring|shorter|longer|warmer)\b)/i

const WHOLE =
  /^(?:the )?(?:[\w-]+ )?(?:paragraph|para|section|part|opening|intro(?:duction)?|ending|closing)(?: (?:number )?\w+)?$/i

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["“']|["”'][\s.]*$/g, '')
    .trim()

const whole = (which: string | undefined): ParagraphRef[] =>
  which && WHOLE.test(which.trim()) ? paragraphRefs(which) : []

/** The person's own words, to stand somewhere in the text. */
function ownWords(plain: string): Wished | null {
  const insert = INSERT.exec(plain)?.groups
  if (insert?.['text']) {
    const where = insert['where'] ?? ''
    const paragraphs = /^after/i.test(where) ? paragraphRefs(where) : []
    return { wish: 'insert', text: unquoted(insert['text']), version: atStart(where), paragraphs }
  }
  const replace = (REPLACE.exec(plain) ?? SAYS.exec(plain))?.groups
  const replaced = whole(replace?.['which'])
  if (replace?.['text'] && replaced.length > 0) {
    return { wish: 'replace', text: unquoted(replace['text']), version: null, paragraphs: replaced }
  }
  const last = QUOTE_LAST.exec(plain)?.groups
  const behind = whole(last?.['which'])
  if (last?.['text'] && behind.length > 0) {
    return { wish: 'append', text: last['text'].trim(), version: null, paragraphs: behind }
  }
  const first = QUOTE_FIRST.exec(plain)?.groups
  const where = first?.['where'] ?? ''
  if (!first?.['text'] || where === '') return null
  const within = /^(?:to|in|into|at)\b/i.test(where) ? paragraphRefs(where) : []
  const text = first['text'].trim()
  if (/\b(?:para|paragraph|section|part)\b/i.test(where) && within.length > 0) {
    return { wish: 'append', text, version: null, paragraphs: within }
  }
  const after = /^after/i.test(where) ? paragraphRefs(where) : []
  return { wish: 'insert', text, version: atStart(where), paragraphs: after }
}

const atStart = (where: string): 'first' | null =>
  /\b(?:beginning|start|top|front)\b/i.test(where) ? 'first' : null

/** What touches single paragraphs in a way that needs no writer: the person's own text, locks, order, removal. */
export function paragraphWish(text: string): Wished | null {
  const plain = withoutLead(text)
  const swap = SWAP.exec(plain)?.groups
  const pair = [swap?.['a'], swap?.['b']].map((place) => ordinalOf(place ?? ''))
  const places = pair.flatMap((place): ParagraphRef[] => (place === null ? [] : [{ by: 'place', place }]))
  if (places.length === 2) return { wish: 'swap', version: null, text: null, paragraphs: places }
  const own = ownWords(plain)
  if (own) return own
  if (UNLOCK_ALL.test(plain)) return { wish: 'unlock', version: null, text: null, paragraphs: [] }
  if (LOCK_ALL.test(plain)) return { wish: 'lock', version: null, text: null, paragraphs: [] }
  const [first = '', ...more] = plain.split(THEN)
  const paragraphs = paragraphRefs(first)
  if (paragraphs.length === 0) return null
  const rest = more.join(' and ')
  const wished = (wish: ScriptWish): Wished => ({
    wish,
    paragraphs,
    version: null,
    text: null,
    ...(rest ? { rest } : {}),
  })
  if (/\bunlock\b/i.test(first)) return wished('unlock')
  // "Make it friendlier, then lock it": the change comes first, and is the writer's.
  if (LOCK_AFTER.test(first)) return null
  if (LOCK.test(first)) return wished('lock')
  return REMOVE.test(first) ? wished('remove') : null
}
