// Whole-utterance exact match of the normaliser, per class and per half (odd and even row numbers):
// node scripts/eval/normalize.ts --data DIR [--half odd|even] [--misses]
// DIR holds contact/nemo_itn_en.jsonl
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { normalizeSpeech } from '../../src/main/clients/speech/normalize-speech.ts'

interface Row {
  readonly id: string
  readonly class: string
  readonly text: string
  readonly gold: string
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    half: { type: 'string' },
    misses: { type: 'boolean', default: false },
  },
})
if (!values.data)
  throw new Error('Usage: node scripts/eval/normalize.ts --data DIR [--half odd|even] [--misses]')
const rows = readFileSync(join(values.data, 'contact', 'nemo_itn_en.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Row)
const halfOf = (row: Row): string => (Number(row.id.split('/').at(-1)) % 2 === 1 ? 'odd' : 'even')

function report(name: string, part: readonly Row[]): void {
  const right = part.filter((row) => normalizeSpeech(row.text).text === row.gold).length
  const share = part.length === 0 ? 0 : (100 * right) / part.length
  console.log(
    `${name.padEnd(14)} ${`${right}`.padStart(4)} / ${`${part.length}`.padStart(4)}  ${share.toFixed(1)} %`,
  )
}

for (const half of values.half ? [values.half] : ['odd', 'even']) {
  const part = rows.filter((row) => halfOf(row) === half)
  console.log(`\n${half} rows`)
  for (const name of new Set(part.map((row) => row.class))) {
    report(
      name,
      part.filter((row) => row.class === name),
    )
  }
  report('all', part)
  if (!values.misses) continue
  for (const row of part) {
    const got = normalizeSpeech(row.text).text
    if (got !== row.gold) console.log(`${row.id}\n  said ${row.text}\n  want ${row.gold}\n  got  ${got}`)
  }
}
if (!values.half) {
  console.log('')
  report('both', rows)
}
const started = performance.now()
const rounds = 20
for (let round = 0; round < rounds; round += 1) for (const row of rows) normalizeSpeech(row.text)
const perSecond = (rounds * rows.length * 1000) / (performance.now() - started)
console.log(`${Math.round(perSecond)} utterances a second`)
