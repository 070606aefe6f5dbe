import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { closingQuestionOf } from '../../src/main/chat/router/closing-question.ts'
import { continueLabel } from '../../src/main/chat/router/labels.ts'
import { tokenize } from '../../src/main/chat/router/tokens.ts'
import type { LexiconSource } from '../../src/main/chat/router/lexicon.ts'
import type { Surroundings } from '../../src/main/chat/router/features.ts'
import { createRandomness, type Randomness } from './randomness.ts'

/** One written line; `{slot}` stands for a value of slots.json, `(a|b|)` for one of the choices. */
interface Line {
  readonly label: string
  readonly text: string
  /** Follow-ups: the label of what was talked about before, or `any`. */
  readonly after?: string
  /** Only said when the last answer ended in a question. */
  readonly asked?: boolean
  /** Goes back to a workflow of this label that another topic had interrupted. */
  readonly returns?: boolean
}
interface Exchange {
  readonly label: string
  readonly turns: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[]
}

/** An utterance ready for the trainer; `group` is the line it came from. */
export interface Example {
  readonly group: number
  readonly label: string
  readonly text: string
  readonly around: Surroundings
}

export interface RoutingSource {
  readonly lines: readonly Line[]
  readonly exchanges: readonly Exchange[]
  readonly slots: Readonly<Record<string, readonly string[]>>
  readonly lexicon: LexiconSource
  readonly vocabulary: readonly string[]
  /** SHA-256 over every file that shapes the model. */
  readonly hash: string
}

/** Hash of the training files under `dir` (resources/routing), independent of the machine. */
export function trainingHash(dir: string): string {
  const hash = createHash('sha256')
  for (const file of trainingFiles(dir)) {
    hash.update(file)
    hash.update(readFileSync(join(dir, file), 'utf8').replaceAll('\r\n', '\n'))
  }
  return hash.digest('hex')
}

function trainingFiles(dir: string): string[] {
  const files = readdirSync(join(dir, 'training')).filter((file) => file.endsWith('.jsonl'))
  return ['lexicon.json', 'slots.json', ...files.sort().map((file) => `training/${file}`)]
}

export function readRoutingSource(dir: string): RoutingSource {
  const lines: Line[] = []
  const exchanges: Exchange[] = []
  for (const file of trainingFiles(dir).slice(2)) {
    for (const row of readFileSync(join(dir, file), 'utf8').split('\n').filter(Boolean)) {
      const parsed = JSON.parse(row) as Line | Exchange
      if ('turns' in parsed) exchanges.push(parsed)
      else lines.push(parsed)
    }
  }
  const seen = new Map<string, number>()
  for (const text of [...lines, ...exchanges.flatMap((exchange) => exchange.turns)].map(
    (item) => item.text,
  )) {
    for (const word of new Set(tokenize(text.replaceAll(/\{\w+\}/g, ' ')).map((token) => token.word))) {
      seen.set(word, (seen.get(word) ?? 0) + 1)
    }
  }
  return {
    lines,
    exchanges,
    slots: JSON.parse(readFileSync(join(dir, 'slots.json'), 'utf8')) as Record<string, string[]>,
    lexicon: JSON.parse(readFileSync(join(dir, 'lexicon.json'), 'utf8')) as Record<string, string[]>,
    vocabulary: [...seen]
      .filter(([word, count]) => count >= 2 && !word.startsWith('#'))
      .map(([word]) => word)
      .sort(),
    hash: trainingHash(dir),
  }
}

const syllables = 'ba den cor vel min tro gar lin sto mar pek hol zan dri fer wit ost bru cal nev'.split(' ')
const openings = [
  'hey ',
  'um ',
  'uh ',
  'ok so ',
  'please ',
  'hey can you ',
  'can you please ',
  'hard-e, ',
  'so ',
  'quick one, ',
  'alright ',
  'could you ',
  'real quick ',
  'well ',
  "i'm driving so bear with me, ",
  'between appointments right now, ',
  'sorry to bug you but ',
  'ok last thing, ',
  'i got like two minutes, ',
  'ugh ok ',
  "hey it's me again, ",
  'for crying out loud ',
  "third time i'm asking, ",
  "if it's not too much trouble, ",
  'when you have a moment, ',
  'would you kindly ',
  'listen, ',
  'before i forget, ',
  'hey man ',
  'good morning, ',
  'alright bud ',
  'one more thing: ',
]
const closings = [
  ' please',
  ' thanks',
  ' asap',
  ' for me',
  ' now',
  ' real quick',
  ' will you',
  ' ok?',
  ' when you get a chance',
  ' or whatever',
  ' you know what i mean',
  " and hurry up i'm in a rush",
  ' thank you kindly',
  ' if you would',
  ' man',
  ' today if you can',
  ', no rush',
  ', been asking all day',
]
/** What thumbs write instead of the whole word. */
const thumbed: Readonly<Record<string, string>> = {
  you: 'u',
  are: 'r',
  please: 'pls',
  about: 'abt',
  tomorrow: 'tmrw',
  with: 'w',
  and: 'n',
  because: 'cuz',
  customer: 'cust',
  appointment: 'appt',
  the: 'da',
  to: '2',
  for: '4',
  going: 'goin',
  them: 'em',
}

/** A surname nobody has listed, so that the model learns what an unknown name looks like. */
function inventedName(random: Randomness): string {
  const name =
    random.pick(syllables) + random.pick(syllables) + (random.next() < 0.4 ? random.pick(syllables) : '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Picks one of the choices in each `(a|b|)`; brackets do not nest. */
function choose(text: string, random: Randomness): string {
  const chosen = text.replaceAll(/\(([^()]*\|[^()]*)\)/g, (_, choices: string) =>
    random.pick(choices.split('|')),
  )
  return chosen === text ? text : chosen.replaceAll(/ {2,}/g, ' ').trim()
}

function fill(line: string, slots: RoutingSource['slots'], random: Randomness): string {
  return choose(line, random).replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'full') return `${fill('{first}', slots, random)} ${fill('{last}', slots, random)}`
    if (slot === 'last' && random.next() < 0.4) return inventedName(random)
    if (slot === 'first' && random.next() < 0.1) return inventedName(random)
    return random.pick(slots[slot] ?? [slot])
  })
}

/** One slip of the fingers in one longer word. */
function mistype(text: string, random: Randomness): string {
  const words = text.split(' ')
  const at = random.below(words.length)
  const word = words[at] ?? ''
  if (word.length < 5 || /[^a-z]/i.test(word)) return text
  const cut = 1 + random.below(word.length - 2)
  const slips = [
    word.slice(0, cut) + word.slice(cut + 1),
    word.slice(0, cut) + word.charAt(cut + 1) + word.charAt(cut) + word.slice(cut + 2),
    word.slice(0, cut) + word.charAt(cut) + word.slice(cut),
  ]
  words[at] = random.pick(slips)
  return words.join(' ')
}

/** Dictated, hurried or polite: the same thing said in another register. */
export function vary(text: string, random: Randomness): string {
  let varied = text
  const short = text.split(' ').length < 3
  if (!short && random.next() < 0.2) varied = random.pick(openings) + varied
  if (!short && random.next() < 0.13) varied += random.pick(closings)
  if (random.next() < 0.12) varied = mistype(varied, random)
  if (random.next() < 0.07) {
    varied = varied.replaceAll(/\b[a-z]+\b/g, (word) =>
      Object.hasOwn(thumbed, word) && random.next() < 0.6 ? (thumbed[word] ?? word) : word,
    )
  }
  const style = random.next()
  if (style < 0.35)
    varied = varied
      .toLowerCase()
      .replaceAll(/[,.!?;:]/g, '')
      .replaceAll("'", '')
  else if (style < 0.65) varied = varied.charAt(0).toUpperCase() + varied.slice(1) + (style < 0.5 ? '.' : '')
  else if (style < 0.72) varied = varied.toLowerCase()
  return varied
}

const asks = (exchange: Exchange): boolean => /\?\s*$/.test(exchange.turns.at(-1)?.text ?? '')

const interruptible = ['scripting', 'new_client'] as const
const workflowLabels: ReadonlySet<string> = new Set(['crm_write', 'new_client', 'scripting'])
const asksInWorkflow = (exchange: Exchange): boolean => workflowLabels.has(exchange.label) && asks(exchange)
const asideLabels: ReadonlySet<string> = new Set(['knowledge', 'web_search', 'crm_read'])
/** Share of conversations in which another workflow was left open before. */
const interruptedShare = 0.15

/** Every line several times: other names, other registers, at the start of and inside conversations. */
export function expand(source: RoutingSource, seed: number): { utterances: Example[]; answers: Example[] } {
  const random = createRandomness(seed)
  const blank: Surroundings = { previous: null, asked: false, earlier: null }
  const say = (text: string): string => vary(fill(text, source.slots, random), random)
  const utterances: Example[] = []
  const inside = (line: Line, group: number, fitting: readonly Exchange[]): void => {
    // "ok" after a question of a workflow answers it; elsewhere it is a courtesy.
    const bare = line.label === 'general' && line.text.split(' ').length <= 2
    const exchange = random.pick(bare ? fitting.filter((item) => !asksInWorkflow(item)) : fitting)
    const open = random.pick(interruptible)
    const interrupted = random.next() < interruptedShare && open !== exchange.label
    const earlier = line.returns ? line.label : interrupted ? open : null
    const around = { previous: exchange.label, asked: asks(exchange), earlier }
    utterances.push({ group, label: line.label, text: say(line.text), around })
  }
  const asides = source.exchanges.filter((exchange) => asideLabels.has(exchange.label) && !asks(exchange))
  source.lines.forEach((line, group) => {
    const { label, text, after, asked, returns } = line
    const choices = text.includes('|')
    const open = choices || text.includes('{')
    const first = after === undefined && !returns
    // Many lines refuse something; fewer wordings of each, or the model would refuse too much.
    const share = label === 'unsupported' ? 0.5 : 1
    const copies = first ? (choices ? 10 * share : open ? 6 : 4) : 0
    for (let copy = 0; copy < copies; copy += 1) {
      utterances.push({ group, label, text: copy === 0 && !open ? text : say(text), around: blank })
    }
    const fitting = source.exchanges.filter(
      (exchange) =>
        (asked !== true || asks(exchange)) &&
        (returns
          ? exchange.label !== label
          : after === undefined || after === 'any' || exchange.label === after),
    )
    const follows = first ? (choices ? 6 * share : 3) : choices ? 14 * share : 7
    for (let copy = 0; copy < follows; copy += 1) inside(line, group, fitting)
    if (label !== continueLabel || asked || (after !== 'scripting' && after !== 'new_client')) return
    // What goes on with a workflow also goes on with it after an aside that asked nothing.
    if (text.split(' ').length < 3) return
    for (let copy = 0; copy < 2; copy += 1) inside({ ...line, label: after, returns: true }, group, asides)
  })
  const answers = source.exchanges.flatMap((exchange, group) =>
    Array.from({ length: 10 }, () => {
      const text = fill(exchange.turns.at(-1)?.text ?? '', source.slots, random)
      const question = closingQuestionOf(text)
      const texts = question === undefined ? [text] : [text, question]
      return texts.map((part) => ({ group, label: exchange.label, text: part, around: blank }))
    }).flat(),
  )
  return { utterances, answers }
}
