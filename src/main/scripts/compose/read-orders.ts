import type { Tone } from './tone.ts'

/** One thing that a revision asks for. */
export type Order =
  | { readonly type: 'shorter' | 'longer' }
  | { readonly type: 'tone'; readonly tone: Tone; readonly words: string }
  | { readonly type: 'minutes'; readonly minutes: number }
  | { readonly type: 'mention' | 'paragraph'; readonly subject: string }
  /** `one`: "the sentence about …", of which there is one. */
  | { readonly type: 'remove'; readonly subject: string; readonly one?: true }
  | { readonly type: 'move'; readonly subject: string; readonly to: 'start' | 'end' }
  | { readonly type: 'first_name' }
  | { readonly type: 'start' | 'end'; readonly text: string }
  | { readonly type: 'replace'; readonly from: string; readonly to: string }
  | { readonly type: 'unknown'; readonly words: string }

const SMALL: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
}
const NUMBER = String.raw`\d+(?:\.\d+)?|${Object.keys(SMALL)
  .toSorted((a, b) => b.length - a.length)
  .join('|')}`
const MINUTES = new RegExp(String.raw`\b(${NUMBER})[ -](minutes?|mins?|seconds?|secs?)\b`, 'i')

/** "one and a half minutes" must not be cut at "and". */
function plainNumbers(text: string): string {
  return text
    .replace(/\b(?:one|a) and a half (?=min)/gi, '1.5 ')
    .replace(/\btwo and a half (?=min)/gi, '2.5 ')
    .replace(/\ba minute and a half\b/gi, '1.5 minutes')
    .replace(/\bhalf a minute\b/gi, '30 seconds')
}

const POLITE = new RegExp(
  String.raw`^(?:(?:please|pls|now|also|ok(?:ay)?|so|and|but|then|just|hey|hmm|could you|can you|` +
    String.raw`would you|will you|i(?:'d| would) like (?:you to|it to)?|i want (?:you to|it to)?|let's|` +
    String.raw`try to|make sure (?:you|to|that you)|be sure to|it should|it needs to)[ ,]+)+`,
  'i',
)
const LEAD =
  String.raw`^(?:make (?:it|this|that|the (?:text|script|tone|whole thing|video|draft))|be|` +
  String.raw`sound|keep it|a|it(?:'s| is)?|this is|needs? to be|should be)?\s*(?:(?:a (?:bit|` +
  String.raw`little|lot|touch)|slightly|much|way|somewhat|even|still|more|too|far) )*`

const TONES: readonly (readonly [Tone, RegExp])[] = [
  [
    'warm',
    new RegExp(
      String.raw`\b(?:warmer|warm|friendlier|friendly|more personal|(?:less|not so|` +
        String.raw`too) (?:formal|stiff|cold|` +
        String.raw`dry)|casual|conversational|kinder|nicer|softer)\b`,
      'i',
    ),
  ],
  [
    'formal',
    new RegExp(
      String.raw`\b(?:formal|professional|businesslike|polite|politer|(?:less|not so) (?:casual|chatty|` +
        String.raw`familiar)|serious)\b`,
      'i',
    ),
  ],
  [
    'simple',
    new RegExp(
      String.raw`\b(?:simpler|simple|simplify|plainer|plain|easier|easy to (?:read|understand)|(?:less|` +
        String.raw`no) jargon|clearer)\b`,
      'i',
    ),
  ],
  [
    'direct',
    new RegExp(
      String.raw`\b(?:direct|straightforward|to the point|punchier|crisper|crisp|(?:less|not so) (?:wordy|` +
        String.raw`` +
        String.raw`flowery|salesy|pushy)|blunt)\b`,
      'i',
    ),
  ],
]
const SHORTER = new RegExp(
  String.raw`\b(?:shorter|short|shorten|too long|cut (?:it )?(?:down|back)|trim(?: it)?(?: down)?|` +
    String.raw`tighten|tighter|condense|concise|briefer|brief|less wordy|fewer words)\b`,
  'i',
)
const LONGER = new RegExp(
  String.raw`\b(?:longer|lengthen|too short|expand(?: on it)?|more detail(?:ed|s)?|flesh (?:it )?out|` +
    String.raw`extend|elaborate)\b`,
  'i',
)

const ABOUT = new RegExp(
  String.raw`^(?:(?:the|a|any|all|every) (?:part|bit|sentence|line|piece|stuff|mentions?|paragraph|` +
    String.raw`section|reference|thing)s? (?:about|on|of|to|with|that mentions?) |anything (?:about|on) |` +
    String.raw`everything (?:about|on) |something (?:about|on) |about |that (?=the |we |you |our |it ))`,
  'i',
)
const SINGLE = /^(?:the|that|this|a|one) (?:sentence|line|bit|piece|remark)\b/i
const removal = (what: string): Order =>
  SINGLE.test(what.trim())
    ? { type: 'remove', subject: subjectOf(what), one: true }
    : { type: 'remove', subject: subjectOf(what) }
const subjectOf = (words: string): string =>
  words
    .replace(ABOUT, '')
    .replace(/^["“']|["”']$/g, '')
    .replace(/\s+(?:too|as well|please|again|anymore|somewhere|in (?:there|it|the (?:text|script)))$/i, '')
    .replace(/[.!?]+$/, '')
    .trim()

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Order | null])[] = [
  [
    /^(?:replace|change|swap|turn)\s+["“](.+?)["”]\s+(?:with|by|to|for|into)\s+["“](.*?)["”]/i,
    ([, from = '', to = '']) => ({ type: 'replace', from, to }),
  ],
  [
    /^say\s+["“](.+?)["”]\s+instead of\s+["“](.+?)["”]/i,
    ([, to = '', from = '']) => ({ type: 'replace', from, to }),
  ],
  [
    /^(?:replace|swap)\s+(.+?)\s+(?:with|by|for)\s+(.+)$/i,
    ([, from = '', to = '']) => ({ type: 'replace', from: subjectOf(from), to: subjectOf(to) }),
  ],
  [
    /^change\s+(?!the (?:tone|length)\b)(.+?)\s+(?:to|into)\s+(.+)$/i,
    ([, from = '', to = '']) => ({ type: 'replace', from: subjectOf(from), to: subjectOf(to) }),
  ],
  [
    new RegExp(
      String.raw`^(?:use|say|call (?:her|him|them) by|address (?:her|him|them) by|greet (?:her|him|` +
        String.raw`them) (?:with|by)|start with) (?:her|his|their|the(?: customer's| client's)?|` +
        String.raw`only the) first names?\b`,
      'i',
    ),
    () => ({ type: 'first_name' }),
  ],
  [
    /^(?:move|put|bring) (.+?) (?:to|at) the (?:very )?(start|beginning|top|front|end|bottom)\b/i,
    ([, what = '', where = '']) => ({
      type: 'move',
      subject: subjectOf(what),
      to: /end|bottom/i.test(where) ? 'end' : 'start',
    }),
  ],
  [
    /^(?:start|begin|open) (?:it )?(?:with|by saying|by)\s+(.+)$/i,
    ([, text = '']) => ({ type: 'start', text: text.trim() }),
  ],
  [
    /^(?:end|close|finish|conclude) (?:it )?(?:with|by saying|by)\s+(.+)$/i,
    ([, text = '']) => ({ type: 'end', text: text.trim() }),
  ],
  [
    new RegExp(
      String.raw`^(?:don't|do not|dont|never|no longer) (?:mention|say|talk about|bring up|include|use|` +
        String.raw`speak of)\s+(.+)$`,
      'i',
    ),
    ([, what = '']) => removal(what),
  ],
  [
    new RegExp(
      String.raw`^(?:remove|drop|delete|take out|leave out|cut out|get rid of|strip(?: out)?|` +
        String.raw`skip|omit|lose|` +
        String.raw`without|no mention of|cut (?!it\b|down\b|back\b|to\b))\s*(.+)$`,
      'i',
    ),
    ([, what = '']) => removal(what),
  ],
  [/^(?:take|leave) (.+?) out$/i, ([, what = '']) => removal(what)],
  [
    new RegExp(
      String.raw`^(?:add|write|insert|include) (?:a|one|another)(?: short| new| small|` +
        String.raw` brief)? (?:paragraph|` +
        String.raw`section|part) (?:about|on|for|that (?:mentions|covers|says))\s+(.+)$`,
      'i',
    ),
    ([, what = '']) => ({ type: 'paragraph', subject: subjectOf(what) }),
  ],
  [
    new RegExp(
      String.raw`^(?:add|write|insert|include) (?:a|one|another)(?: short| new| small| brief)? (?:sentence|` +
        String.raw`` +
        String.raw`line|word|bit|note|point|remark|few words)s? (?:about|on|for|that (?:mentions|covers|` +
        String.raw`says))\s+(.+)$`,
      'i',
    ),
    ([, what = '']) => ({ type: 'mention', subject: subjectOf(what) }),
  ],
  [
    new RegExp(
      String.raw`^(?:mention|add|include|bring up|talk about|speak about|say something about|` +
        String.raw`say more about|` +
        String.raw`tell (?:her|him|them) about|emphasi[sz]e|stress|highlight|work in|put in|` +
        String.raw`touch on|refer to|` +
        String.raw`cover|explain)\s+(?!more detail|detail|words\b)(.+)$`,
      'i',
    ),
    ([, what = '']) => ({ type: 'mention', subject: subjectOf(what) }),
  ],
]

function lengthOrTone(piece: string): readonly Order[] {
  const orders: Order[] = []
  const time = MINUTES.exec(piece)
  if (
    time &&
    new RegExp(
      String.raw`\b(?:make|to|about|around|under|at most|fit|within|should|cut|bring|get|aim|keep|length|` +
        String.raw`it)\b|^(?:\d|one|two|three|a )`,
      'i',
    ).test(piece) &&
    !SHORTER.test(piece.replace(/\bcut (?:it )?(?:down|back)|\bshorten/i, '')) &&
    !LONGER.test(piece)
  ) {
    const [, count = '', unit = ''] = time
    const value = SMALL[count.toLowerCase()] ?? Number(count)
    return [{ type: 'minutes', minutes: /^s/i.test(unit) ? value / 60 : value }]
  }
  const short = piece.replace(new RegExp(LEAD, 'i'), '')
  // A long piece is a wish with a content of its own, not just "shorter".
  if (short.split(/\s+/).length > 8) return []
  if (SHORTER.test(piece)) orders.push({ type: 'shorter' })
  else if (LONGER.test(piece)) orders.push({ type: 'longer' })
  for (const [tone, cue] of TONES) {
    const said = cue.exec(piece)
    if (said && !orders.some((order) => order.type === 'tone'))
      orders.push({ type: 'tone', tone, words: said[0] })
  }
  return orders
}

function readPiece(piece: string): readonly Order[] {
  const plain = piece.replace(POLITE, '').trim()
  if (plain === '') return []
  for (const [pattern, make] of rules) {
    const match = pattern.exec(plain)
    const order = match && make(match)
    if (order) return [order]
  }
  return lengthOrTone(plain)
}

/** Cuts where a new order may begin; quotations stay whole. */
function piecesOf(instruction: string): readonly { readonly text: string; readonly joint: string }[] {
  const held: string[] = []
  const open = plainNumbers(instruction).replace(/["“][^"”]*["”]/g, (quote) => `⟦${held.push(quote) - 1}⟧`)
  const parts = open.split(
    /(\s*(?:[,;]\s*(?:and|but|then)?\s+|[.!?]\s+|\n+|\s+(?:and then|and also|and|but|then|plus)\s+))/i,
  )
  const back = (text: string): string => text.replace(/⟦(\d+)⟧/g, (_, at: string) => held[Number(at)] ?? '')
  const pieces: { text: string; joint: string }[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const text = back(parts[at] ?? '')
      .trim()
      .replace(/[.!?]+$/, '')
    if (text && !/^(?:please|pls|thanks|thank you|thx|ok(?:ay)?)$/i.test(text))
      pieces.push({ text, joint: back(parts[at - 1] ?? '') })
  }
  return pieces
}

/** Everything one instruction asks for, in order: "shorter and warmer, and mention the warranty". */
export function readOrders(instruction: string): readonly Order[] {
  const orders: Order[] = []
  for (const { text, joint } of piecesOf(instruction)) {
    const read = readPiece(text)
    const last = orders.at(-1)
    if (read.length > 0) {
      orders.push(...read)
      continue
    }
    // "mention the warranty and the clean-up": what is no order of its own goes on with the last one.
    if (last && 'subject' in last && last.type !== 'move' && !/[.!?\n]/.test(joint))
      orders.push({ ...last, subject: subjectOf(text) })
    else if (last && (last.type === 'start' || last.type === 'end') && !/\n/.test(joint)) {
      orders[orders.length - 1] = { ...last, text: `${last.text}${joint}${text}` }
    } else if (last?.type === 'replace')
      orders[orders.length - 1] = { ...last, to: `${last.to}${joint}${text}` }
    else if (text.replace(POLITE, '') !== '') orders.push({ type: 'unknown', words: text })
  }
  return orders
}

/**
 * Subjects that an instruction wants to hear of, so that facts can be looked up first; also with the
 * trades of the
 * job, because a document may have a row for each.
 */
export function mentionedSubjects(instruction: string, trades: readonly string[] = []): readonly string[] {
  return readOrders(instruction).flatMap((order) =>
    order.type === 'mention' || order.type === 'paragraph'
      ? [order.subject, ...trades.map((trade) => `${order.subject} for ${trade}`)]
      : [],
  )
}
