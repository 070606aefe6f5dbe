import type { OutlinePoint, Paragraph } from '#shared/domain/script-draft.ts'
import type { ScriptBrief } from '../scripts.ts'
import { goalRemarks } from './goal-remarks.ts'
import { speakCover } from './spoken-cover.ts'
import { spokenValues, type SpokenValues } from './spoken-values.ts'
import { wholeText } from './revision.ts'
import type { TemplateLine, TemplatePoint, Variant } from './templates.ts'
import { inTone } from './tone.ts'
import { countWords } from '#shared/text/count-words.ts'
import { wordsOf } from '../draft/pace.ts'
import { hashOf, tidy, upperFirst } from './words.ts'

/** A sentence that may be said, with its place and how soon it is taken. */
export interface Candidate {
  readonly point: string
  readonly key: string
  readonly priority: number
  readonly order: number
  readonly text: string
}

const isKnown = (slot: string, { single, lists }: SpokenValues): boolean =>
  Boolean(single[slot]) || (lists[slot]?.length ?? 0) > 0

function applies(line: TemplateLine, values: SpokenValues): boolean {
  const { onlyIf, unless } = line
  if (onlyIf.length > 0 && !onlyIf.some((slot) => isKnown(slot, values))) return false
  return !unless.some((slot) => isKnown(slot, values))
}

/** The wordings that fit, those that say most first; among equals the customer decides. */
function ranked(line: TemplateLine, values: SpokenValues): readonly Variant[] {
  const fits = line.variants.filter(
    ({ slots, tags }) =>
      slots.every((slot) => isKnown(slot, values)) &&
      tags.every((tag) => [...values.tones, ...values.trades].includes(tag) || isKnown(tag, values)),
  )
  const weight = ({ slots, tags }: Variant): number => 10 * tags.length + slots.length
  const turn = (variant: Variant): number => hashOf(`${values.seed}|${line.key}|${variant.text}`)
  return fits.toSorted((a, b) => weight(b) - weight(a) || turn(a) - turn(b))
}

/** A practice or a property company has a building, not a home. */
const atWork = (text: string): string =>
  text
    .replace(/\byour (?:own )?home\b/g, 'your building')
    .replace(/\bmy own home\b/g, 'my own building')
    .replace(/\bthe house\b/g, 'the building')
    .replace(/\bA home\b/g, 'A building')
    .replace(/\bthe way you live in it\b/g, 'the way you use it')
    .replace(/\blive with\b/g, 'have to live with')
    .replace(/\bat your own table\b/g, 'at your own desk')

function spoken(text: string, { tones, single }: SpokenValues): string {
  const toned = tidy(upperFirst(inTone(text, tones)))
  return single.business ? atWork(toned) : toned
}

function fill(variant: Variant, item: string, values: SpokenValues): string {
  const text = variant.text.replace(/\{(\w+)\}/g, (_, slot: string) => values.single[slot] || item)
  return spoken(text, values)
}

function candidatesOfLine(
  point: string,
  line: TemplateLine,
  values: SpokenValues,
): readonly Omit<Candidate, 'order'>[] {
  if (!applies(line, values)) return []
  const listed = line.variants.flatMap(({ slots }) => slots).find((slot) => values.lists[slot] !== undefined)
  const ways = ranked(line, values)
  const items = listed ? (values.lists[listed] ?? []).slice(0, 3 * line.times) : ['']
  const said: Omit<Candidate, 'order'>[] = []
  for (const item of items) {
    if (said.length >= line.times) break
    const order = [...ways.slice(said.length % (ways.length || 1)), ...ways]
    const text = order.map((way) => fill(way, item, values)).find(values.allows)
    if (text)
      said.push({
        point,
        key: line.key,
        priority: line.priority + said.length * (line.priority ? 0.5 : 0),
        text,
      })
  }
  return said
}

/** A point that a person added to the outline. */
function candidatesOfOwnPoint(
  { key, title, note }: OutlinePoint,
  values: SpokenValues,
): readonly Omit<Candidate, 'order'>[] {
  const words = [title, ...(note.split(' ').length > 3 ? [note] : [])]
  const said = words.flatMap((line) => speakCover(line, values.single.first) ?? [])
  const text = said.map(tidy).find(values.allows)
  return text ? [{ point: key, key, priority: 0, text }] : []
}

export function candidatesOf(
  outline: readonly OutlinePoint[],
  template: readonly TemplatePoint[],
  values: SpokenValues,
): readonly Candidate[] {
  const seen = new Set<string>()
  return outline
    .flatMap((point) => {
      const known = template.find(({ key }) => key === point.key)
      return known
        ? known.lines.flatMap((line) => candidatesOfLine(point.key, line, values))
        : candidatesOfOwnPoint(point, values)
    })
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .map((candidate, order) => ({ ...candidate, order }))
}

export interface WordRange {
  readonly least: number
  readonly most: number
  readonly aim: number
}

/** What must be said, then the rest by priority until the aim is met; never more than the most. */
export function choose(
  candidates: readonly Candidate[],
  { least, most, aim }: WordRange,
): readonly Candidate[] {
  const byNeed = candidates.toSorted((a, b) => a.priority - b.priority || a.order - b.order)
  const chosen: Candidate[] = []
  let words = 0
  for (const candidate of byNeed) {
    const more = countWords(candidate.text)
    const enough = words >= aim || (words >= least && words + more > aim * 1.1)
    if (candidate.priority > 0 && (enough || words + more > most)) continue
    chosen.push(candidate)
    words += more
  }
  // Nothing but musts and still too long: the last of the most talkative point goes first.
  while (words > most && chosen.length > 4) {
    const counts = Map.groupBy(chosen, ({ point }) => point)
    const longest = [...counts.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
    const gone = longest.toSorted((a, b) => b.priority - a.priority || b.order - a.order)[0]
    if (!gone) break
    chosen.splice(chosen.indexOf(gone), 1)
    words -= countWords(gone.text)
  }
  return chosen.toSorted((a, b) => a.order - b.order)
}

/** Within a quarter of the aim, and within the limits of the brief. */
export function rangeOf({ length }: ScriptBrief): WordRange {
  const { min, max, aim } = length
  return { aim, least: Math.max(min, Math.ceil(aim * 0.8)), most: Math.min(max, Math.floor(aim * 1.2)) }
}

export interface Composed {
  readonly paragraphs: readonly Paragraph[]
  readonly remarks: readonly string[]
}

/** What the person gave and the length left no room for. */
function unsaid(values: SpokenValues, paragraphs: readonly Paragraph[]): readonly string[] {
  const said = wholeText(paragraphs)
  const left = values.given.filter(({ text }) => !said.includes(spoken(text, values)))
  const lines = left.flatMap((one) => one.lines)
  return [...new Set(lines)].map((line) => `“${line}” was left out, because there was no room for it.`)
}

/** Writes the whole text: one paragraph a point of the outline. Locked paragraphs stay as they are. */
export function composeScript(
  brief: ScriptBrief,
  outline: readonly OutlinePoint[],
  template: readonly TemplatePoint[],
  nextId: () => string,
): Composed {
  const values = spokenValues(brief)
  const locked = brief.paragraphs.filter((paragraph) => paragraph.locked)
  const taken = new Set(locked.map(({ point }) => point).filter(Boolean))
  const open = outline.filter(({ key }) => !taken.has(key))
  const spent = wordsOf(locked)
  const { least, most, aim } = rangeOf(brief)
  const rest = { least: least - spent, most: Math.max(0, most - spent), aim: Math.max(0, aim - spent) }
  const chosen = choose(candidatesOf(open, template, values), rest)
  const used = new Set<string>(locked.map(({ id }) => id))
  const written = outline.flatMap(({ key }): readonly Paragraph[] => {
    const kept = locked.filter(({ point }) => point === key)
    if (kept.length > 0) return kept
    const text = chosen
      .filter(({ point }) => point === key)
      .map((one) => one.text)
      .join(' ')
    if (!text) return []
    const old = brief.paragraphs.find(({ point, id }) => point === key && !used.has(id))
    if (old) used.add(old.id)
    return [{ id: old?.id ?? nextId(), point: key, text, locked: false }]
  })
  const paragraphs = [...written]
  for (const own of locked.filter((one) => !written.includes(one))) {
    const at = brief.paragraphs.indexOf(own)
    paragraphs.splice(Math.min(at, paragraphs.length), 0, own)
  }
  const words = wordsOf(paragraphs)
  const short = words < brief.length.min || words < aim * 0.75
  const long = words > brief.length.max || words > aim * 1.25
  const remarks = [...values.remarks, ...unsaid(values, paragraphs), ...goalRemarks(brief, paragraphs)]
  if (short)
    remarks.push('There is not enough to say for that length. Add points to cover, or connect a model.')
  if (long) remarks.push('It is longer than planned, because of what must be in it.')
  return { paragraphs, remarks }
}
