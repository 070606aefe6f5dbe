import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

/** The code alone: comments, strings and regular expressions may speak of "any". */
function withoutWords(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''")
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
}

const ANY = /(?::|\bas|<|\||&|,|=|=>|\bextends)\s*any\b(?!\s*[:(])|\bany\[\]/
const HUSHED = /@ts-(?:ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable/

function usesAny(text: string): boolean {
  return ANY.test(withoutWords(text))
}

test('a value goes unchecked as any', () => {
  const users = [...sourceFiles('src'), ...sourceFiles('bench')].filter((file) => usesAny(file.text))
  expect(users.map((file) => file.path)).toEqual([])
})

test('a check is switched off in the source', () => {
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
])('the check judges %s wrongly', (text, expected) => {
  expect(usesAny(text)).toBe(expected)
})
