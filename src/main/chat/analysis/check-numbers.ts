import type { AnalysisAnswer, AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { normalizeSpeech } from '../../clients/speech/normalize-speech.ts'

const MARK = /\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]/g
const NUMBER = /\d+(?:,\d{3})*(?:\.\d+)?/g

/** Every number of a text in digits, spelled ones too; citation marks are none. */
function numbersIn(text: string): readonly number[] {
  const plain = text.replace(MARK, ' ')
  const found = [plain, normalizeSpeech(plain).text].flatMap((each) => each.match(NUMBER) ?? [])
  return [...new Set(found.map((each) => Number(each.replaceAll(',', ''))))]
}

/** A figure as it may be written: exact, rounded, and a share in per cent. */
function writtenForms(value: number): readonly number[] {
  const rounded = (n: number): readonly number[] => [n, ...[0, 1, 2].map((places) => Number(n.toFixed(places)))]
  return value >= 0 && value <= 1 ? [...rounded(value), ...rounded(value * 100)] : rounded(value)
}

function figuresOf(group: AnalysisGroup): readonly number[] {
  const { value, numerator, denominator, counted, leftOut, turns } = group
  return [value, numerator, denominator, counted, leftOut, turns].flatMap((n) =>
    n === null ? [] : writtenForms(n),
  )
}

function allowedBy({ query, title, groups, total, notes }: AnalysisResult): readonly number[] {
  const words = [title, ...groups.map(({ label }) => label), ...notes].join(' ')
  return [
    ...[...groups, total].flatMap(figuresOf),
    groups.length,
    ...(query.where ? [query.where.value] : []),
    ...numbersIn(words),
  ]
}

/** Numbers of a text that stand neither in what was counted nor in the question or a quote. */
export function inventedNumbers(text: string, answer: AnalysisAnswer): readonly number[] {
  const said = [answer.question, answer.text, ...answer.quotes.map((quote) => `${quote.title} ${quote.text}`)]
  // "One of them" is no count.
  const allowed = new Set([1, ...answer.results.flatMap(allowedBy), ...said.flatMap(numbersIn), answer.quotes.length])
  return numbersIn(text).filter((number) => !allowed.has(number))
}

/** Citation marks that lead nowhere. */
export function unknownMarks(text: string, answer: AnalysisAnswer): readonly number[] {
  const known = new Set(answer.quotes.map(({ index }) => index))
  const marks = (text.match(MARK) ?? []).flatMap((mark) => (mark.match(/\d+/g) ?? []).map(Number))
  return marks.filter((mark) => !known.has(mark))
}
