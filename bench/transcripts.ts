// Import of 1,000 transcripts and the time to the first chart over them, beside a plain script that reads the same
// files and counts the same figures without keeping anything.
// node bench/transcripts.ts [COUNT]
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createCore } from '../src/main/app/create-core.ts'
import type { Core } from '../src/main/app/core.ts'
import { silentLog } from '../src/main/core/log.ts'
import { createKeyFileCipher } from '../src/main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '../src/main/shell/loopback/loopback-shell.ts'
import { percentile, printTable } from './statistics.ts'

const count = Number(process.argv[2] ?? 1000)
const root = join(import.meta.dirname, '..')
const corpus = join(root, 'resources/practice/transcripts')
interface Call {
  readonly turns: readonly { readonly speaker: string; readonly start: number; readonly text: string }[]
}
const calls = readdirSync(corpus)
  .filter((name) => /^calls-.*\.jsonl$/.test(name))
  .flatMap((name) => readFileSync(join(corpus, name), 'utf8').split('\n').filter(Boolean))
  .map((line) => JSON.parse(line) as Call)

const stamp = (seconds: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`
}

/** The call as Zoom writes it; the turns of other calls behind it make every file its own conversation. */
function captions(at: number): string {
  const [first, second] = [
    calls[at % calls.length],
    calls[(at * 7 + Math.floor(at / calls.length)) % calls.length],
  ]
  const turns = [...(first?.turns ?? []), ...(second?.turns ?? [])]
  const cues = turns.map(
    ({ speaker, text }, i) => `${i + 1}\n${stamp(i * 8)} --> ${stamp(i * 8 + 7)}\n${speaker}: ${text}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}\n${turns.length + 1}\n${stamp(9000)} --> ${stamp(9001)}\nRuth Calloway: File ${at}.\n`
}

const dir = mkdtempSync(join(tmpdir(), 'hard-e-bench-'))
const files = join(dir, 'files')
mkdirSync(files)
const names = Array.from({ length: count }, (_, at) => join(files, `call-${at}.vtt`))
names.forEach((name, at) => writeFileSync(name, captions(at)))

/** What one would write in an afternoon: words and questions by speaker, from every file, each time. */
function plainCount(): number {
  let words = 0
  for (const name of names) {
    const spoken = new Map<string, { words: number; questions: number }>()
    for (const line of readFileSync(name, 'utf8').split('\n')) {
      const said = /^([A-Z][\w .'’-]*): (.*)$/.exec(line)
      if (!said?.[1] || !said[2]) continue
      const one = spoken.get(said[1]) ?? { words: 0, questions: 0 }
      one.words += said[2].match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
      one.questions += said[2].match(/\?/g)?.length ?? 0
      spoken.set(said[1], one)
    }
    for (const one of spoken.values()) words += one.words
  }
  return words
}

async function open(): Promise<Core> {
  const dataDir = join(dir, 'workspace')
  mkdirSync(dataDir, { recursive: true })
  const shell = createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log: silentLog })
  const options = {
    dataDir,
    resourcesDir: resolve(root, 'resources'),
    version: 'bench',
    shell,
    log: silentLog,
  }
  const core = await createCore({ ...options, background: false })
  await core.ready
  return core
}

async function timed<T>(work: () => T | Promise<T>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

let core = await open()
core.transcripts.remove(core.transcripts.list().map(({ id }) => id))
const each: number[] = []
const importing = await timed(async () => {
  for (const name of names) {
    each.push(
      await timed(async () => {
        const result = await core.transcripts.import({ name, bytes: readFileSync(name) })
        if (result.outcome !== 'imported') throw new Error(`${name}: ${result.outcome}`)
      }),
    )
  }
})
// The rules summarise in the background; the charts wait for nobody, but the bench shall not measure both.
await core.distiller.run(new AbortController().signal)
await core.close()

core = await open()
const firstChart = await timed(() => core.analysis.dashboard())
await core.close()
core = await open()
const laterStart = await timed(() => core.analysis.dashboard())
const again: number[] = []
for (let i = 0; i < 20; i++) again.push(await timed(() => core.analysis.dashboard()))
const listing = await timed(() => core.transcripts.list())
const searching = await timed(() => core.transcripts.search('price too high'))
await core.close()

const plain: number[] = []
for (let i = 0; i < 5; i++) plain.push(await timed(plainCount))
const plainMs = percentile(plain, 0.5)
rmSync(dir, { recursive: true, force: true })

const row = (name: string, ms: number): (string | number)[] => [name, ms, plainMs, ms / plainMs]
console.log(`${count} transcripts, ${Math.round((1000 * count) / importing)} imported a second\n`)
printTable(
  ['', 'Hard-E, ms', 'plain script, ms', 'ratio'],
  [
    row('import of all', importing),
    row('first dashboard ever (everything is counted)', firstChart),
    row('first dashboard after a start', laterStart),
    row('dashboard again, p50', percentile(again, 0.5)),
    row('list', listing),
    row('search', searching),
  ],
)
console.log(
  `\none import: p50 ${percentile(each, 0.5).toFixed(1)} ms, p99 ${percentile(each, 0.99).toFixed(1)} ms`,
)
