import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

const MAX_LINES = 400
const MAX_MEDIAN = 110

const files = sourceFiles('src')
const lineCount = (text: string): number => text.trimEnd().split('\n').length

test('a file has grown too long to be one concept', () => {
  const long = files.filter((file) => lineCount(file.text) > MAX_LINES)
  expect(long.map((file) => `${file.path}: ${lineCount(file.text)}`)).toEqual([])
})

test('the usual file has grown too long', () => {
  const counts = files.map((file) => lineCount(file.text)).sort((a, b) => a - b)
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(MAX_MEDIAN)
})

test('a file name is not in kebab case', () => {
  const odd = files.filter((file) => !/(^|\/)[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/.test(file.path))
  expect(odd.map((file) => file.path)).toEqual([])
})
