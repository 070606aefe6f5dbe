// Entries of new clients read per second by the built-in rules, beside one regular expression a field on the same
// entries and machine: what one would write in an afternoon.
// node bench/clients.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRulesReader } from '../src/main/clients/extract/read-client.ts'
import { loadClientLists } from '../src/main/clients/extract/load-lists.ts'
import { normalizeSpeech } from '../src/main/clients/speech/normalize-speech.ts'
import { percentile, printTable } from './statistics.ts'

const root = join(import.meta.dirname, '..')
interface Entry {
  readonly turns: readonly { readonly role: string; readonly text: string }[]
}
const texts = readFileSync(join(root, 'tests/data/clients-dev.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => (JSON.parse(line) as Entry).turns.filter(({ role }) => role === 'user'))
  .map(({ text }) => text)

const PHONE = /(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
const ZIP = /\b\d{5}(?:-\d{4})?\b/
const STREET = /\b\d{1,6} (?:[A-Z]\w+ ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Ct|Court)\b/
const NAME = /\b[A-Z][a-z]+ [A-Z][a-z]+\b/
const floor = (text: string): unknown =>
  [PHONE, EMAIL, ZIP, STREET, NAME].map((field) => field.exec(text)?.[0])

const loadStarted = performance.now()
const reader = createRulesReader(loadClientLists(join(root, 'resources')))
reader.read(texts[0] ?? '', { asked: [], known: {} })
const firstMs = performance.now() - loadStarted

interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
}

function measure(work: (text: string) => unknown): Measured {
  for (const text of texts) work(text)
  const times: number[] = []
  const started = performance.now()
  while (performance.now() - started < 2000) {
    for (const text of texts) {
      const begun = performance.now()
      work(text)
      times.push(performance.now() - begun)
    }
  }
  const total = times.reduce((sum, time) => sum + time, 0)
  return {
    perSecond: (1000 * times.length) / total,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  }
}

const rules = measure((text) => reader.read(text, { asked: [], known: {} }))
const spoken = measure((text) => normalizeSpeech(text))
const regex = measure(floor)
const cells = (name: string, pick: (measured: Measured) => number): (string | number)[] => {
  const [ours, theirs] = [pick(rules), pick(regex)]
  return [name, ours, theirs, ours / theirs, pick(spoken)]
}

console.log(`${texts.length} messages; word lists and the first reading together ${firstMs.toFixed(0)} ms\n`)
printTable(
  ['', 'built-in rules', 'one regex a field', 'ratio', 'normaliser alone'],
  [
    cells('entries a second', ({ perSecond }) => perSecond),
    cells('p50, µs', ({ p50 }) => p50 * 1000),
    cells('p95, µs', ({ p95 }) => p95 * 1000),
  ],
)
