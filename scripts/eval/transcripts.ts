/**
 * Transcripts in all their containers against their gold: speakers and words of every turn, after neighbours of the
 * same speaker are joined, and times where the container has them.
 *   npm run eval -- transcripts --data DIR [--verbose]
 * DIR holds *.gold.json (`files`, `turns`) with the files they name, or a folder `transcripts` with them.
 * Ends with 1 when one file differs.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { joinPieces } from '../../src/main/analysis/read/pieces.ts'
import { readTranscriptFile } from '../../src/main/analysis/read/read-transcript.ts'
import { fingerprintOf } from '../../src/main/analysis/read/same-words.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } },
})
if (!values.data) throw new Error('Usage: npm run eval -- transcripts --data DIR [--verbose]')
const nested = join(values.data, 'transcripts')
const dir = existsSync(nested) ? nested : values.data

const goldSchema = z.looseObject({
  files: z.array(z.string()),
  turns: z.array(
    z.object({ speaker: z.string(), text: z.string(), start_ms: z.number(), end_ms: z.number() }),
  ),
})
type Turns = ReturnType<typeof joinPieces>

function firstDifference(want: Turns, got: Turns): string | null {
  for (let i = 0; i < Math.max(want.length, got.length); i += 1) {
    const [a, b] = [want[i], got[i]]
    if (a?.speaker !== b?.speaker || a?.text !== b?.text) {
      const show = (turn: Turns[number] | undefined): string =>
        turn ? `${turn.speaker}: ${turn.text.slice(0, 160)}` : '(nothing)'
      return `turn ${i}\n    want ${show(a)}\n    got  ${show(b)}`
    }
  }
  return null
}

/** How many turns begin or end more than a millisecond away from the gold. */
function wrongTimes(want: Turns, got: Turns): number {
  const off = (a: number | null | undefined, b: number | null | undefined): boolean =>
    Math.abs((a ?? -1) - (b ?? -2)) > 0.001_001
  return want.filter((turn, i) => off(turn.start, got[i]?.start) || off(turn.end, got[i]?.end)).length
}

const tally = { files: 0, same: 0, timed: 0, rightTimes: 0, conversations: 0, onePrint: 0 }
for (const name of readdirSync(dir).filter((each) => each.endsWith('.gold.json'))) {
  const gold = goldSchema.parse(JSON.parse(readFileSync(join(dir, name), 'utf8')))
  const want = joinPieces(
    gold.turns.map(({ speaker, text, start_ms, end_ms }) => {
      return { speaker, text, start: start_ms / 1000, end: end_ms / 1000 }
    }),
  )
  const prints = new Set<string>()
  for (const file of gold.files) {
    tally.files += 1
    const read = await readTranscriptFile(file, readFileSync(join(dir, file))).catch((error: unknown) => {
      return { format: 'text' as const, turns: [], title: String(error), heldAt: null }
    })
    prints.add(fingerprintOf(read.turns))
    const difference = firstDifference(want, read.turns)
    if (difference === null) tally.same += 1
    let times = ''
    if (/\.(?:vtt|srt)$/.test(file)) {
      tally.timed += 1
      const wrong = wrongTimes(want, read.turns)
      if (wrong === 0) tally.rightTimes += 1
      times = wrong === 0 ? ', times equal' : `, ${wrong} times differ`
    }
    console.log(`${difference === null ? 'equal ' : 'DIFFERS'} ${file} (${read.format}${times})`)
    if (difference !== null) console.log(`    ${read.turns.length === 0 ? (read.title ?? '') : difference}`)
  }
  tally.conversations += 1
  if (prints.size === 1) tally.onePrint += 1
  else if (values.verbose) console.log(`    ${prints.size} fingerprints in ${name}`)
}
console.log(`speakers and words equal ${tally.same}/${tally.files}`)
console.log(`start and end equal      ${tally.rightTimes}/${tally.timed}`)
console.log(`one fingerprint in all containers ${tally.onePrint}/${tally.conversations}`)
const perfect = tally.same === tally.files && tally.rightTimes === tally.timed
process.exitCode = perfect && tally.files > 0 ? 0 : 1
