import type { AnalysisAnswer, AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { splitSentences } from '#shared/text/sentences.ts'
import { normalizeSpeech } from '../../clients/speech/normalize-speech.ts'

const MARK = /\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]/g
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g
/** What parts two statements in one sentence. */
const TURN = /[,;]|\b(?:and|but|while|whereas|against|versus|vs|than|then|or|followed by)\b/gi
/** A parting weighs as much as so many letters of distance. */
const TURN_WEIGHT = 25

const valueOf = (written: string): number => Number(written.replaceAll(',', ''))

/** Every number of a text in digits, spelled ones too; citation marks are none. */
function numbersIn(text: string): readonly number[] {
  const plain = text.replace(MARK, ' ')
  const found = [plain, normalizeSpeech(plain).text].flatMap((each) => each.match(NUMBER) ?? [])
  return [...new Set(found.map(valueOf))]
}

/** A figure as it may be written: exact, rounded, and a share in per cent. */
function writtenForms(value: number): readonly number[] {
  const rounded = (n: number): readonly number[] => [
    n,
    ...[0, 1, 2].map((places) => Number(n.toFixed(places))),
  ]
  return value >= 0 && value <= 1 ? [...rounded(value), ...rounded(value * 100)] : rounded(value)
}

function figuresOf(group: AnalysisGroup): readonly number[] {
  const { value, numerator, denominator, counted, leftOut, turns } = group
  return [value, numerator, denominator, counted, leftOut, turns].flatMap((n) =>
    n === null ? [] : writtenForms(n),
  )
}

/** Figures that belong to no group: totals, limits, what titles and notes say. */
function allowedBy({ query, title, groups, total, notes }: AnalysisResult): readonly number[] {
  const words = [title, ...groups.map(({ label }) => label), ...notes].join(' ')
  return [
    ...figuresOf(total),
    groups.length,
    ...(query.where ? [query.where.value] : []),
    ...numbersIn(words),
  ]
}

/** Figures by the name of their group: a first name is one where only one group has it. */
function figuresByName(results: readonly AnalysisResult[]): ReadonlyMap<string, ReadonlySet<number>> {
  const labels = [...new Set(results.flatMap(({ groups }) => groups.map(({ label }) => label)))]
  const short = (label: string): string => label.split(' ')[0] ?? label
  const shared = labels.map(short).filter((name, at, all) => all.indexOf(name) !== at)
  const byName = new Map<string, Set<number>>()
  for (const { groups } of results) {
    for (const group of groups) {
      const names = shared.includes(short(group.label)) ? [group.label] : [group.label, short(group.label)]
      for (const name of names) {
        const known = byName.get(name.toLowerCase()) ?? new Set<number>()
        for (const figure of figuresOf(group)) known.add(figure)
        byName.set(name.toLowerCase(), known)
      }
    }
  }
  return byName
}

interface Place {
  readonly from: number
  readonly to: number
}

function distance(text: string, one: Place, other: Place): number {
  const between = one.to <= other.from ? text.slice(one.to, other.from) : text.slice(other.to, one.from)
  return between.length + TURN_WEIGHT * (between.match(TURN)?.length ?? 0)
}

/** Names of groups where they stand in a sentence, the longer ones first. */
function namesIn(sentence: string, names: readonly string[]): readonly (Place & { readonly name: string })[] {
  const text = sentence.toLowerCase()
  const found: (Place & { name: string })[] = []
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
      const to = from + name.length
      if (!found.some((one) => from < one.to && to > one.from)) found.push({ name, from, to })
    }
  }
  return found
}

/** Numbers in digits that a sentence gives to another group than they were counted for. */
function misplaced(
  sentence: string,
  byName: ReadonlyMap<string, ReadonlySet<number>>,
  free: ReadonlySet<number>,
): readonly number[] {
  const plain = sentence.replace(MARK, (mark) => ' '.repeat(mark.length))
  const names = namesIn(plain, [...byName.keys()])
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const number = valueOf(match[0])
    const place = { from: match.index, to: match.index + match[0].length }
    const inName = names.some((one) => place.from >= one.from && place.to <= one.to)
    if (free.has(number) || inName || names.length === 0) return []
    const near = names.toSorted((a, b) => distance(plain, a, place) - distance(plain, b, place))[0]
    return near && byName.get(near.name)?.has(number) === false ? [number] : []
  })
}

/**
 * Numbers of a text that stand neither in what was counted nor in the question or a quote, and those it gives to
 * another group than they were counted for.
 */
export function inventedNumbers(text: string, answer: AnalysisAnswer): readonly number[] {
  const said = [answer.question, ...answer.quotes.map((quote) => `${quote.title} ${quote.text}`)]
  // "One of them" is no count.
  const free = new Set([
    1,
    ...answer.results.flatMap(allowedBy),
    ...said.flatMap(numbersIn),
    answer.quotes.length,
  ])
  const byName = figuresByName(answer.results)
  const known = new Set([...free, ...[...byName.values()].flatMap((figures) => [...figures])])
  const nowhere = numbersIn(text).filter((number) => !known.has(number))
  const elsewhere = splitSentences(text).flatMap(({ text: one }) => misplaced(one, byName, free))
  return [...new Set([...nowhere, ...elsewhere])]
}

/** Citation marks that lead nowhere. */
export function unknownMarks(text: string, answer: AnalysisAnswer): readonly number[] {
  const known = new Set(answer.quotes.map(({ index }) => index))
  const marks = (text.match(MARK) ?? []).flatMap((mark) => (mark.match(/\d+/g) ?? []).map(Number))
  return marks.filter((mark) => !known.has(mark))
}
