import type { SpeakerRole } from '#shared/domain/transcript.ts'
import type { KnownSpeaker, SpeakerRow } from '#main/store/transcript-speakers.ts'
import { isGenericName, nameInRole, nameKey, namesIn, roleOfLabel, shownName } from './speaker-names.ts'

/** Somebody of the company, as the CRM knows them. */
export interface KnownColleague {
  readonly name: string
  /** What they do: "Sales Rep"; empty where the CRM does not say. */
  readonly role: string
}

export interface WhoIsWhoFacts {
  /** Null: not asked now; who was found to be a colleague before stays one. */
  readonly colleagues: readonly KnownColleague[] | null
  readonly known: readonly KnownSpeaker[]
}

const SELLS =
  /sales|rep\b|representative|consultant|advis|account|business development|owner|president|estimat/i

/** First and last name alike, whatever stands between them. */
function isSamePerson(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [a.split(' '), b.split(' ')]
  return left.length > 1 && right.length > 1 && left[0] === right[0] && left.at(-1) === right.at(-1)
}

/**
 * The colleague of this name, wherever it stands in the label; a first name alone, in front, counts when only
 * one colleague has it.
 */
export function colleagueNamed(
  speaker: string,
  colleagues: readonly KnownColleague[],
): KnownColleague | null {
  const found = oneColleague(speaker, colleagues)
  if (found) return found
  const others = namesIn(speaker).filter((name) => nameKey(name).includes(' '))
  const named = new Set(others.flatMap((name) => oneColleague(name, colleagues) ?? []))
  return named.size === 1 ? ([...named][0] ?? null) : null
}

function oneColleague(speaker: string, colleagues: readonly KnownColleague[]): KnownColleague | null {
  const key = nameKey(speaker)
  if (key === '' || isGenericName(speaker)) return null
  const whole = colleagues.filter((one) => isSamePerson(key, nameKey(one.name)))
  if (whole.length > 0 || key.includes(' ')) return whole.length === 1 ? (whole[0] ?? null) : null
  const first = colleagues.filter((one) => nameKey(one.name).split(' ')[0] === key)
  return first.length === 1 ? (first[0] ?? null) : null
}

type Told = Pick<SpeakerRow, 'role' | 'roleBy' | 'name'>
const unsaid = (row: SpeakerRow): SpeakerRow => ({ ...row, role: 'unknown', roleBy: 'none' })

function byColleague(rows: readonly SpeakerRow[], colleagues: readonly KnownColleague[]): Map<string, Told> {
  const found = rows.flatMap((row) => {
    const colleague = colleagueNamed(row.speaker, colleagues) ?? colleagueNamed(row.name, colleagues)
    return colleague ? [{ row, colleague, whole: nameKey(row.speaker).includes(' ') }] : []
  })
  // "Marcus" beside "Marcus Bell" is somebody else of that first name.
  const certain = found.filter(
    (one) => one.whole || !found.some((other) => other.whole && other.colleague === one.colleague),
  )
  const someoneSells = certain.some(({ colleague }) => SELLS.test(colleague.role))
  return new Map(
    certain.map(({ row, colleague }) => {
      const role = someoneSells && !SELLS.test(colleague.role) ? 'other' : 'rep'
      return [row.speaker, { role, roleBy: 'colleague', name: colleague.name } as const]
    }),
  )
}

/** What labels say by themselves: one that names a role decides, "Caller" only beside the other side. */
function byLabel(rows: readonly SpeakerRow[]): readonly SpeakerRow[] {
  const told = rows.map((row) => {
    const role = row.role === 'unknown' && row.roleBy !== 'person' ? roleOfLabel(row.name) : null
    return role && role !== 'caller' ? { ...row, role, roleBy: 'exclusion' as const } : row
  })
  const has = (role: SpeakerRole): boolean => told.some((row) => row.role === role)
  const side = has('rep') && !has('customer') ? 'customer' : has('customer') && !has('rep') ? 'rep' : null
  return told.map((row) => {
    const open = row.role === 'unknown' && row.roleBy !== 'person' && roleOfLabel(row.name) === 'caller'
    return open && side ? { ...row, role: side, roleBy: 'exclusion' } : row
  })
}

/** Of two people who talk, whoever is not the one side is the other. Words without a speaker are nobody. */
function byExclusion(rows: readonly SpeakerRow[]): readonly SpeakerRow[] {
  const named = rows.filter((row) => row.speaker !== '')
  const people = new Set(named.map((row) => nameKey(row.name) || row.name))
  const open = named.filter((row) => row.role === 'unknown' && row.roleBy !== 'person')
  const other = named.find((row) => row.role !== 'unknown')
  if (people.size !== 2 || open.length !== 1 || !other) return rows
  const role = other.role === 'rep' ? 'customer' : other.role === 'customer' ? 'rep' : null
  return role === null
    ? rows
    : rows.map((row) => (row === open[0] ? { ...row, role, roleBy: 'exclusion' } : row))
}

/**
 * Roles of the speakers of one conversation. In this order: what a person said here, what a person said of
 * that name elsewhere (`remembered`), a colleague of the CRM, a label that is a role ("Agent"), the one of two
 * who is left. The last two are both `exclusion`: nobody said it, the conversation leaves nothing else.
 */
export function whoIsWho(rows: readonly SpeakerRow[], facts: WhoIsWhoFacts): readonly SpeakerRow[] {
  const known = new Map(facts.known.map((one) => [one.key, one]))
  const colleagues = facts.colleagues ? byColleague(rows, facts.colleagues) : null
  const told = rows.map((row): SpeakerRow => {
    if (row.roleBy === 'person') return row
    const key = nameKey(row.speaker)
    const remembered = key && !isGenericName(row.speaker) ? known.get(key) : undefined
    if (remembered) return { ...row, name: remembered.name, role: remembered.role, roleBy: 'remembered' }
    const colleague = colleagues?.get(row.speaker)
    if (colleague) return { ...row, ...colleague }
    return colleagues === null && row.roleBy === 'colleague' ? row : unsaid(row)
  })
  return byExclusion(byLabel(told)).map(underOneName)
}

/** The company in the label of a rep makes nobody else of them; a name that a person gave stays. */
function underOneName(row: SpeakerRow): SpeakerRow {
  const isLabel = row.name === row.speaker || row.name === shownName(row.speaker)
  return row.role === 'rep' && isLabel ? { ...row, name: nameInRole(row.speaker, 'rep') } : row
}

/** The rep who speaks most, by name; null while nobody is, or while it is only "Agent". */
export function repOf(rows: readonly SpeakerRow[]): string | null {
  const words = new Map<string, number>()
  for (const row of rows) {
    if (row.role === 'rep' && !isGenericName(row.name)) {
      words.set(row.name, (words.get(row.name) ?? 0) + row.words)
    }
  }
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** True when a summary that knew the one set of roles does not fit the other. */
export function rolesDiffer(before: readonly SpeakerRow[], after: readonly SpeakerRow[]): boolean {
  const told = (rows: readonly SpeakerRow[]): string =>
    rows
      .map(({ speaker, name, role }) => JSON.stringify([speaker, name, role]))
      .sort()
      .join()
  return told(before) !== told(after)
}
