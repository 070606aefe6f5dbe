import { firstOf, isFields, recordOf, type Fields } from './json-turn.ts'
import { piecesOf } from './records.ts'
import type { ReadPieces } from './read-pieces.ts'
import { noTurnsInJson, severalConversations } from './refuse.ts'

const DATES = ['date', 'started_at', 'startedAt', 'recorded_at', 'created_at', 'createdAt', 'dateString']

const DEEPEST = 8
/** Lists are judged by their first entries. */
const SAMPLE = 50
const MOST_FIELDS = 100
const EARLIEST = Date.UTC(2000, 0)

/** A list of turns: nearly every entry has words, and somebody who says them or a time. */
function isTurns(list: readonly unknown[]): boolean {
  const sample = list.slice(0, SAMPLE)
  const turns = sample.filter((one) => {
    const record = isFields(one) ? recordOf(one) : null
    return record !== null && (record.speaker ?? record.start ?? null) !== null
  })
  return turns.length > 0 && turns.length >= sample.length * 0.8
}

/** A list of conversations, each with turns of its own. */
const isSeveral = (value: unknown): boolean =>
  Array.isArray(value) &&
  !isTurns(value) &&
  value.slice(0, SAMPLE).filter((one) => listsIn(one, [], 1).length > 0).length > 1

interface Found {
  readonly list: readonly unknown[]
  /** The objects the list stands in, innermost first. */
  readonly around: readonly Fields[]
}

/** The outermost lists of turns. */
function listsIn(value: unknown, around: readonly Fields[], depth: number): readonly Found[] {
  if (depth > DEEPEST) return []
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    if (isTurns(list)) return [{ list, around }]
    return list.slice(0, SAMPLE).flatMap((one) => listsIn(one, around, depth + 1))
  }
  if (!isFields(value)) return []
  const fields = Object.values(value).slice(0, MOST_FIELDS)
  return fields.flatMap((one) => listsIn(one, [value, ...around], depth + 1))
}

/** The list that names speakers, else the one with times; of equals the longest. */
function chosen(found: readonly Found[]): Found | undefined {
  const named = ({ list }: Found): boolean =>
    list.slice(0, SAMPLE).some((one) => isFields(one) && (recordOf(one)?.speaker ?? null) !== null)
  return found.toSorted((a, b) => Number(named(b)) - Number(named(a)) || b.list.length - a.list.length)[0]
}

function heldAtIn(around: readonly Fields[]): number | null {
  for (const fields of around) {
    const value = firstOf(fields, DATES)?.value
    const at =
      typeof value === 'number'
        ? value
        : /^\d{4}-\d\d-\d\d/.test(String(value))
          ? Date.parse(String(value))
          : 0
    if (at > EARLIEST) return at
  }
  return null
}

/** Some name the speakers in a list of their own, and only number them in the turns. */
function namesIn(around: readonly Fields[]): ReadonlyMap<unknown, unknown> {
  const list = around.map((fields) => fields['speakers']).find((one): one is unknown[] => Array.isArray(one))
  return new Map(
    (list ?? []).flatMap((one) => (isFields(one) && one['name'] ? [[one['id'], one['name']] as const] : [])),
  )
}

function titleIn(around: readonly Fields[]): string | null {
  const title = around.map((fields) => fields['title']).find((one) => typeof one === 'string' && one.trim())
  return typeof title === 'string' ? title.trim().slice(0, 160) : null
}

function parsed(text: string): unknown {
  const body = text.trim()
  if (!/^[[{]\s*["{[\]}]/.test(body.slice(0, 500))) return null
  try {
    return JSON.parse(body)
  } catch {
    // One object a line.
    try {
      return body
        .split('\n')
        .filter((line) => line.trim())
        .map((line): unknown => JSON.parse(line))
    } catch {
      return null
    }
  }
}

/**
 * Reads turns out of JSON, as Fireflies, recognisers and meeting services export them; null when it is none.
 * Throws UserError for JSON that holds no list of turns, or several conversations.
 */
export function readJson(text: string): ReadPieces | null {
  const value = parsed(text)
  if (value === null) return null
  if (isSeveral(value)) throw severalConversations()
  const found = chosen(listsIn(value, [], 0))
  const names = namesIn(found?.around ?? [])
  const records = (found?.list ?? []).flatMap((one) => {
    const record = isFields(one) ? recordOf(one) : null
    return record ? { ...record, speaker: names.get(record.speaker) ?? record.speaker } : []
  })
  if (!found || records.length === 0) throw noTurnsInJson()
  const { pieces, heldAt } = piecesOf(records, records.find(({ unit }) => unit)?.unit ?? '')
  return { format: 'json', title: titleIn(found.around), heldAt: heldAt ?? heldAtIn(found.around), pieces }
}
