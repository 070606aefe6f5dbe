import {
  clientFields,
  type ClientField,
  type ClientReading,
  type ReadValue,
} from '#shared/domain/new-client.ts'
import { splitExtension } from '#shared/domain/us-phone.ts'
import { stateNames } from './checks/states.ts'
import { hasJoined, heardIn, isQuoted, plainWords, shareSaid, type Heard } from './heard.ts'

export interface Grounded {
  readonly reading: ClientReading
  /** Fields whose value a model gave and nobody said. */
  readonly invented: readonly ClientField[]
}

/** How well a value rests on the words: `no` is invented, `nearly` is shown as needing a look. */
export type Ground = 'yes' | 'nearly' | 'no'

/** From here on the rules may fill in what a model overlooked; the person is asked to look. */
const OVERLOOKED = 0.9
/** Words of a message that can be meant as a whole. */
const BRIEF = 20
const TO_BE_LOOKED_AT = 0.6
const OVERLOOKABLE: readonly ClientField[] = ['phone', 'zip', 'email']

const STREET_TYPES = new Set(
  (
    'street st avenue ave road rd lane ln drive dr court ct circle cir boulevard blvd place pl way terrace ter trail ' +
    'trl parkway pkwy highway hwy square sq loop run pike alley aly point pt crossing xing north south east west ' +
    'n s e w ne nw se sw northeast northwest southeast southwest'
  ).split(' '),
)
const UNIT_TYPES = new Set('apt apartment unit suite ste floor fl lot number no room rm'.split(' '))
const FORGETS =
  /\bstart(?:ing)? (?:over|again)\b|\bwrong (?:guy|person|one|client|customer|lady)\b|\bscratch (?:that|all)\b|\bforget\b|\bcancel\b|\bnever ?mind\b|\bdifferent (?:person|client|customer)\b|\bdelete\b|\bdiscard\b/i
const ENDS =
  /\bthat(?:'s|’s| is) (?:all|it|everything)\b|\bnothing else\b|\b(?:all|i'?m) done\b|\bno more\b|\bskip the rest\b/i
const TAKES_OUT =
  /\b(?:wrong|not right|isn'?t right|scratch|remove|take (?:out|off)|forget|delete|drop|clear)\b/i

const isNumber = (word: string): boolean => /^\d+$/.test(word)

function numberGround(value: string, heard: Heard): Ground {
  const wanted = splitExtension(value)
    .number.replace(/\D/g, '')
    .replace(/^1(?=\d{10})/, '')
  if (wanted === '') return 'no'
  const whole = hasJoined(heard, wanted, isNumber) || hasJoined(heard, `1${wanted}`, isNumber)
  // A nine-digit ZIP code begins with the five that count.
  const zip =
    wanted.length === 5 && heard.lines.flat().some((word) => /^\d{9}$/.test(word) && word.startsWith(wanted))
  return whole || zip ? 'yes' : 'no'
}

function emailGround(value: string, heard: Heard): Ground {
  const address = value.toLowerCase()
  if (heard.emails.has(address)) return 'yes'
  const [local = '', host = ''] = address.split('@')
  const spelled = (part: string): boolean =>
    hasJoined(heard, plainWords(part.replace(/[._+-]/g, ' ')).join(''))
  // Said in a way that the rules could not put together: both halves stand there, so a person looks.
  const connected = /@|\bat\b/i.test(heard.said) && heard.emails.size === 0
  return connected && local !== '' && spelled(local) && plainWords(host.replace(/\./g, ' ')).every(spelled)
    ? 'nearly'
    : 'no'
}

/** Every word of the value was said as a whole word, but for those that may be left out or shortened. */
function wordsGround(value: string, heard: Heard, free: ReadonlySet<string>): Ground {
  const words = plainWords(value)
  const needed = words.filter((word) => !free.has(word))
  const said = (needed.length > 0 ? needed : words).every((word) => hasJoined(heard, word))
  return said ? 'yes' : 'no'
}

function stateGround(value: string, heard: Heard): Ground {
  const code = value.toUpperCase()
  const names = stateNames.filter(([known]) => known === code).map(([, name]) => plainWords(name).join(''))
  return [code.toLowerCase(), ...names].some((name) => hasJoined(heard, name)) ? 'yes' : 'no'
}

const NOTHING_FREE: ReadonlySet<string> = new Set()

export function groundOf(field: ClientField, value: string, heard: Heard): Ground {
  switch (field) {
    case 'phone':
    case 'phone2':
    case 'zip':
      return numberGround(value, heard)
    case 'email':
      return emailGround(value, heard)
    case 'state':
      return stateGround(value, heard)
    case 'street':
      return wordsGround(value, heard, STREET_TYPES)
    case 'unit':
      return wordsGround(value, heard, UNIT_TYPES)
    case 'firstName':
    case 'lastName':
    case 'coName':
    case 'companyName':
    case 'referredBy':
    case 'city':
      return wordsGround(value, heard, NOTHING_FREE)
    case 'projectTypes':
      // Described, not named: the list of project types is the check.
      return 'yes'
    case 'leadSource':
    case 'notes':
      return shareSaid(heard, value) >= 0.5 ? 'yes' : 'nearly'
  }
}

/** The quote must be one; a model's own words would stand on the card as the person's. */
function quoted(read: ReadValue, own: ReadValue | undefined, heard: Heard): ReadValue {
  if (isQuoted(heard, read.words)) return read
  return { ...read, words: own?.words ?? '', confidence: Math.min(read.confidence, TO_BE_LOOKED_AT) }
}

/** Such words deep in a long or pasted text are not about the client. */
const isBrief = (said: string): boolean => plainWords(said).length <= BRIEF

function wishOf(model: ClientReading, rules: ClientReading, said: string): ClientReading['wish'] {
  const { wish } = model
  if (wish === null || wish === rules.wish) return wish
  const heard = wish === 'finish' ? ENDS.test(said) : isBrief(said) && FORGETS.test(said)
  return heard ? wish : rules.wish
}

/**
 * What a model read, checked against what was said. An invented value is left out, and replaced by what the rules
 * read where they read something; an invented quote, skip or wish counts as not said. `known` is what the form
 * holds already.
 */
export function groundReading(
  model: ClientReading,
  rules: ClientReading,
  {
    said,
    written,
    known,
  }: {
    readonly said: string
    readonly written: string
    readonly known: Readonly<Partial<Record<ClientField, string>>>
  },
): Grounded {
  const heard = heardIn(said, written)
  const values: Partial<Record<ClientField, ReadValue>> = {}
  const invented: ClientField[] = []
  for (const field of clientFields) {
    const read = model.values[field]
    const own = rules.values[field]
    const toBeLookedAt = own && { ...own, confidence: Math.min(own.confidence, TO_BE_LOOKED_AT) }
    const ground = read ? groundOf(field, read.value, heard) : 'no'
    if (read && ground !== 'no') {
      const value = quoted(read, own, heard)
      const cap = ground === 'nearly' ? TO_BE_LOOKED_AT : 1
      values[field] = { ...value, confidence: Math.min(value.confidence, cap) }
    } else if (read) {
      invented.push(field)
      if (toBeLookedAt) values[field] = toBeLookedAt
    } else if (toBeLookedAt && own.confidence >= OVERLOOKED && OVERLOOKABLE.includes(field)) {
      if (known[field] === undefined && !model.skipped[field]) values[field] = toBeLookedAt
    }
  }
  const skipped = Object.fromEntries(
    Object.entries(model.skipped).filter(
      ([field, words]) => rules.skipped[field as ClientField] !== undefined || isQuoted(heard, words),
    ),
  )
  const takesOut = isBrief(said) && TAKES_OUT.test(said)
  const cleared = model.cleared.filter((field) => rules.cleared.includes(field) || takesOut)
  return { reading: { values, skipped, cleared, wish: wishOf(model, rules, said) }, invented }
}
