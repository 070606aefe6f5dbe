import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Conversation, Distilled } from './conversation.ts'
import { wordsOf } from './count-words.ts'
import { readContainer } from './read-container.ts'

interface PracticeLine {
  readonly id: string
  readonly title: string
  readonly day: number
  readonly time: string
  readonly rep: string
  readonly customer: string
  readonly outcome: string
  readonly projectTypes: readonly string[]
  readonly speakers: Readonly<Record<string, string>>
  readonly distilled: Distilled
}

interface CallLine extends PracticeLine {
  readonly turns: readonly { readonly speaker: string; readonly start: number; readonly text: string }[]
}

interface FileLine extends PracticeLine {
  readonly file: string
}

/** The whole practice corpus: short calls and long conversations in the containers of real products. */
export function practiceConversations(dir: string, today: Date): readonly Conversation[] {
  const long = join(dir, 'full')
  const files = existsSync(long) ? linesOf<FileLine>(long, /^index-.*\.jsonl$/) : []
  return [
    ...linesOf<CallLine>(dir, /^calls-.*\.jsonl$/).map((line) => shortCall(line, today)),
    ...files.map((line) => longConversation(line, join(long, line.file), today)),
  ]
}

function linesOf<Line>(dir: string, name: RegExp): Line[] {
  return readdirSync(dir)
    .filter((each) => name.test(each))
    .flatMap((each) => readFileSync(join(dir, each), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
}

function frame({ id, time, day, speakers: roles, ...line }: PracticeLine, today: Date) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const held = new Date(today.getFullYear(), today.getMonth(), today.getDate() + day, hours, minutes)
  const { title, rep, customer, outcome, projectTypes, distilled } = line
  return {
    id: `practice-${id}`,
    heldAt: held.getTime(),
    title,
    rep,
    customer,
    outcome,
    projectTypes,
    roles,
    distilled,
  }
}

/** Short calls say when each turn begins; the last one lasts as long as its words at 150 a minute. */
function shortCall(line: CallLine, today: Date): Conversation {
  const last = line.turns.at(-1)
  const duration = last ? last.start + wordsOf(last.text).length / 2.5 : null
  return { ...frame(line, today), duration, turns: line.turns.map((turn) => ({ ...turn, end: null })) }
}

function longConversation(line: FileLine, path: string, today: Date): Conversation {
  const pieces = readContainer(path, readFileSync(path, 'utf8'))
  const turns: { speaker: string; start: number | null; end: number | null; text: string }[] = []
  for (const { speaker, start, end, text } of pieces.pieces) {
    const last = turns.at(-1)
    if (last?.speaker === speaker) {
      last.text += ` ${text}`
      last.end = end
    } else turns.push({ speaker, start, end, text })
  }
  const stranger = turns.find(({ speaker }) => !(speaker in line.speakers))
  if (stranger) throw new Error(`${path}: nobody said who "${stranger.speaker}" is.`)
  return { ...frame(line, today), duration: pieces.duration, turns }
}

/** What was imported, with the lengths as stored: a test of their own compares those with the files. */
export function withStoredLengths(
  conversations: readonly Conversation[],
  stored: readonly { readonly id: string; readonly duration: number | null }[],
): readonly Conversation[] {
  const lengths = new Map(stored.map(({ id, duration }) => [id, duration]))
  return conversations
    .filter(({ id }) => lengths.has(id))
    .map((each) => ({ ...each, duration: lengths.get(each.id) ?? null }))
}
