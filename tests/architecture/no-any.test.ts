import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

/** The code alone: comments, strings and regular expressions may speak of "any". */
function withoutWords(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(REGEXP, '$1 ')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''")
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
}

const REGEXP = /((?:^|[=(,:[!&|?{;])\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/gm
const ANY = /(?::|\bas|<|\||&|,|=|=>|\bextends)\s*any\b(?!\s*[:(])|\bany\[\]/
// A lint rule may be set aside by name on one line, with a reason; a type check may not.
const HUSHED = /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable(?!-next-line (?!typescript))/

function usesAny(text: string): boolean {
  return ANY.test(withoutWords(text))
}

test('a value goes unchecked as any', () => {
  const users = [...sourceFiles('src'), ...sourceFiles('bench')].filter((file) => usesAny(file.text))
  expect(users.map((file) => file.path)).toEqual([])
})

test('type checks, or all checks, are switched off in the source', () => {
  const hushed = sourceFiles('src').filter((file) => HUSHED.test(file.text))
  expect(hushed.map((file) => file.path)).toEqual([])
})

test.each([
  ['const a = b as any', true],
  ['function f(a: any): void {}', true],
  ['const a: Array<any> = []', true],
  ['type A = string | any', true],
  ['let a: any[]', true],
  ['AbortSignal.any([a, b])', false],
  ['// as any', false],
  ["const text = 'any: any'", false],
  ['/** any: any */', false],
  ['const anyone: string = a', false],
  ['Promise.any(list)', false],
  ["const a = /^(?:what|any|it's)\\b/i", false],
  ['const half = a / b as any / c', true],
])('the check judges %s wrongly', (text, expected) => {
  expect(usesAny(text)).toBe(expected)
})
