import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Distiller } from '#main/analysis/transcripts.ts'
import { readCorpusFiles } from '#main/analysis/library/corpus-file.ts'
import { createTranscriptServices, type TranscriptServices } from '#main/app/transcripts.ts'
import { createChanges } from '#main/core/changes.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { createLog } from '#main/core/log.ts'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import { transcriptHandlers } from '#main/rpc/transcript-handlers.ts'
import { createDistillations } from '#main/store/distillations.ts'
import { transcripts as contract } from '#shared/contract/transcripts.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'

const practice = resolve('resources', 'practice')
const progress = { waiting: 0, running: 0, done: 0, failed: 0, stale: 0, none: 0 }

let workspace: ReturnType<typeof tempWorkspace>
let services: TranscriptServices
let asked: string[]
let warned: string[]
beforeEach(() => {
  workspace = tempWorkspace()
  seedPracticeCrm(workspace, join(practice, 'crm.json'), systemClock)
  asked = []
  warned = []
  services = createTranscriptServices({
    workspace,
    resourcesDir: resolve('resources'),
    crm: () => createLocalCrm({ workspace, clock: systemClock }),
    clock: systemClock,
    ids: createIds(systemClock),
    log: createLog((line) => warned.push(line), Date.now),
    changes: createChanges(),
    recipe: () => 'rules:now:roles',
    rolesChanged: () => undefined,
  })
})
afterEach(() => workspace.dispose())

const distiller: Distiller = {
  progress: () => ({ ...progress, done: 1 }),
  queue: (ids) => (asked.push(`these ${ids.join()}`), progress),
  queueStale: () => (asked.push('stale'), progress),
  queueMissing: () => (asked.push('missing'), progress),
  stop: () => (asked.push('stop'), progress),
  run: async () => undefined,
}

type Routes = typeof contract
/** As over the wire: the input with its defaults, the answer checked. */
async function call<K extends keyof Routes>(
  route: K,
  input: z.input<Routes[K]['input']>,
): Promise<z.output<Routes[K]['output']>> {
  const handler = transcriptHandlers({ transcripts: services.transcripts, distiller })[route] as (
    input: unknown,
    context: { signal: AbortSignal },
  ) => unknown
  const context = { signal: new AbortController().signal }
  const answer: unknown = await handler(contract[route].input.parse(input), context)
  return contract[route].output.parse(answer) as z.output<Routes[K]['output']>
}
const send = (name: string, text: string) =>
  call('transcripts.import', { name, base64: Buffer.from(text).toString('base64') })

const VTT = `WEBVTT

1
00:00:00.000 --> 00:00:04.000
Marcus Bell: Good morning, how long have you had water by the chimney?

2
00:00:04.500 --> 00:00:12.000
Maria Ortiz: Since the spring. The roof is twenty-two years old, and the shingles curl.

3
00:00:12.500 --> 00:00:15.000
Marcus Bell: Then let us look at the roof together.
`
const SRT = VTT.replace('WEBVTT\n\n', '').replaceAll(/(\d\d)\.(\d\d\d)/g, '$1,$2')

describe('over the wire', () => {
  test('a file does not become a transcript with its customer and job', async () => {
    const result = await send('2026-11-03 visit.vtt', VTT)
    expect(result).toMatchObject({
      outcome: 'imported',
      transcript: {
        rep: 'Marcus Bell',
        customerName: 'Maria Ortiz',
        projectTypes: ['Roofing'],
        turnCount: 3,
        duration: 15,
        title: 'Maria Ortiz with Marcus Bell',
      },
    })
    expect(await call('transcripts.list', {})).toHaveLength(1)
  })

  test('two containers of one conversation are two', async () => {
    await send('visit.vtt', VTT)
    expect(await send('visit.srt', SRT)).toMatchObject({
      outcome: 'same',
      transcript: { files: [{ name: 'visit.vtt' }, { name: 'visit.srt', format: 'srt' }] },
    })
  })

  test('what is no transcript throws, or says nothing about what to do', async () => {
    for (const [name, text] of [
      ['empty.txt', ''],
      ['photo.vtt', '\u0000\u0001\u0002PNG'],
      ['numbers.srt', '1\n2\n3\n'],
    ] as const) {
      const result = await send(name, text)
      const words = expect.stringMatching(/\w.*\.$/s)
      expect(result).toMatchObject({ outcome: 'failed', file: name, message: words, nextStep: words })
    }
    expect(await call('transcripts.list', {})).toEqual([])
  })

  test('naming, changing, finding or deleting does not reach the transcript', async () => {
    const result = await send('visit.vtt', VTT)
    if (result.outcome !== 'imported') throw new Error('not imported')
    const { id: transcriptId } = result.transcript
    const named = await call('transcripts.nameSpeaker', {
      transcriptId,
      speaker: 'Maria Ortiz',
      role: 'other',
    })
    expect(named.speakers.find((one) => one.name === 'Maria Ortiz')).toMatchObject({
      role: 'other',
      roleBy: 'person',
    })
    expect(await call('transcripts.update', { transcriptId, outcome: null, title: 'Mine' })).toMatchObject({
      outcome: null,
      title: 'Mine',
      customerName: 'Maria Ortiz',
    })
    const hits = await call('transcripts.search', { query: 'shingles', filter: { reps: ['Marcus Bell'] } })
    expect(hits).toMatchObject([{ transcriptId, title: 'Mine', ordinal: 1, role: 'other', start: 4.5 }])
    expect(await call('transcripts.search', { query: 'shingles', filter: { reps: ['Priya Nair'] } })).toEqual(
      [],
    )
    expect((await call('transcripts.get', { transcriptId })).turns).toHaveLength(3)
    await call('transcripts.remove', { transcriptIds: [transcriptId] })
    await expect(call('transcripts.get', { transcriptId })).rejects.toMatchObject({ code: 'TRANSCRIPT_GONE' })
  })

  test('a wish about summaries goes to the wrong place', async () => {
    await call('transcripts.distill', { which: { kind: 'these', ids: ['a', 'b'] } })
    await call('transcripts.distill', { which: { kind: 'stale' } })
    await call('transcripts.distill', { which: { kind: 'missing' } })
    await call('transcripts.stopDistilling', {})
    expect(asked).toEqual(['these a,b', 'stale', 'missing', 'stop'])
    expect(await call('transcripts.distillProgress', {})).toMatchObject({ done: 1 })
  })
})

describe('the practice conversations', () => {
  test('a line of the corpus is malformed, or a summary names what is not there', async () => {
    const { entries, problems } = readCorpusFiles(join(practice, 'transcripts'))
    expect(problems).toEqual([])
    await services.seedPractice(new AbortController().signal)
    expect(warned.filter((line) => line.includes('cannot be'))).toEqual([])
    const list = await call('transcripts.list', {})
    expect(list).toHaveLength(entries.length)
    expect(list.every((one) => one.practice && one.distilled === 'done' && one.rep !== null)).toBe(true)
  })

  test('a hand-written summary grows stale, or one of an older prompt does not', async () => {
    await services.seedPractice(new AbortController().signal)
    const [one, two] = await call('transcripts.list', {})
    const rows = createDistillations(workspace)
    rows.enqueue([two!.id], 1)
    rows.claim(1)
    const { content } = (await call('transcripts.get', { transcriptId: two!.id })).distilled!
    rows.finish(
      two!.id,
      { content: content!, by: 'Built-in rules', recipe: 'rules:before:roles', note: null },
      1,
    )
    const list = await call('transcripts.list', {})
    const stale = list.filter((each) => each.stale).map((each) => each.id)
    expect(stale).toEqual([two!.id])
    expect((await call('transcripts.get', { transcriptId: two!.id })).distilled).toMatchObject({
      stale: true,
    })
    expect((await call('transcripts.get', { transcriptId: one!.id })).distilled).toMatchObject({
      stale: false,
      by: "Larkfield's own notes",
    })
  })

  test('a phrase of a summary is not what the rep said', async () => {
    await services.seedPractice(new AbortController().signal)
    const wrong: string[] = []
    for (const { id } of services.transcripts.list()) {
      const { turns, transcript, distilled } = services.transcripts.get(id)
      const reps = new Set(transcript.speakers.flatMap((one) => (one.role === 'rep' ? one.name : [])))
      for (const phrase of distilled?.content?.phrases ?? []) {
        const said = phrase.turns.map((ordinal) => turns[ordinal])
        const isSaid = said.some((turn) => turn && reps.has(turn.speaker) && turn.text.includes(phrase.text))
        if (!isSaid) wrong.push(`${id}: ${phrase.text}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('a job that the CRM does not have is named', async () => {
    const file = JSON.parse(readFileSync(join(practice, 'crm.json'), 'utf8')) as {
      customers: { jobs: { number: string }[] }[]
    }
    const numbers = new Set(file.customers.flatMap((one) => one.jobs.map((job) => job.number)))
    const named = readCorpusFiles(join(practice, 'transcripts')).entries.flatMap(
      ({ entry }) => entry.jobNumber ?? [],
    )
    expect(named.filter((number) => !numbers.has(number))).toEqual([])
  })

  test('a script finds no inspiration in them', async () => {
    await services.seedPractice(new AbortController().signal)
    const found = services.findInspirations({ kind: 'proposal', trades: ['Gutters'], words: 'the warranty' })
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(5)
    expect(found.every((one) => one.why !== '' && one.text !== '')).toBe(true)
  })
})
