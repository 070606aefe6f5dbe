import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { analysisAnswerSchema } from '#shared/domain/analysis.ts'
import { scriptDraftSchema } from '#shared/domain/script-draft.ts'
import { importResultSchema, transcriptSchema, transcriptTurnSchema } from '#shared/domain/transcript.ts'

const cli = resolve(process.env['HARDE_E2E_OUT'] ?? 'out', 'main/cli.js')
let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-cli-scripts-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function hardE(...args: readonly string[]) {
  const child = spawn(process.execPath, [cli, ...args, '--data-dir', join(root, 'workspace')])
  child.stdin.end()
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}
async function json<T>(schema: z.ZodType<T>, ...args: readonly string[]): Promise<T> {
  const { code, stdout } = await hardE(...args, '--json')
  expect(code).toBe(0)
  return schema.parse(JSON.parse(stdout))
}
function file(name: string, content: string | Uint8Array): string {
  const path = join(root, name)
  writeFileSync(path, content)
  return path
}

const SRT = `1
00:00:01,000 --> 00:00:02,500
Ann Lee: How old is the roof?

2
00:00:03,000 --> 00:00:04,000
Ann Lee: Roughly.

3
00:00:05,000 --> 00:00:07,250
Bo Diaz: About twenty years, I guess.
`

describe('transcripts', () => {
  const shape = z.object({
    format: z.string(),
    speakers: z.array(z.string()),
    turns: z.array(transcriptTurnSchema.omit({ ordinal: true })),
  })

  test('pieces of one speaker are two turns, or times are lost', async () => {
    const read = await json(shape, 'transcript', file('call.srt', SRT))
    expect(read).toEqual({
      format: 'srt',
      speakers: ['Ann Lee', 'Bo Diaz'],
      turns: [
        { speaker: 'Ann Lee', start: 1, end: 4, text: 'How old is the roof? Roughly.' },
        { speaker: 'Bo Diaz', start: 5, end: 7.25, text: 'About twenty years, I guess.' },
      ],
    })
  })

  test.each([
    ['an empty file', 'empty.vtt', ''],
    ['a picture', 'call.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['no conversation', 'WEBVTT.vtt', 'WEBVTT\n\nNOTE nothing\n'],
  ])('%s ends in a stack trace, or says nothing', async (_, name, content) => {
    const { code, stdout, stderr } = await hardE('transcript', file(name, content), '--json')
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toMatch(/\bat .*\.js:/)
  })

  test('one bad file keeps the good ones out, or the exit code hides it', async () => {
    const good = file('good.srt', SRT)
    const { code, stdout } = await hardE('transcripts', 'import', join(root, 'gone.vtt'), good, '--json')
    expect(code).toBe(1)
    const results = z.array(importResultSchema).parse(JSON.parse(stdout))
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'imported'])
    const again = await json(z.array(importResultSchema), 'transcripts', 'import', good)
    expect(again[0]?.outcome).toBe('same')
    const listed = await json(z.array(transcriptSchema), 'transcripts', 'list')
    const own = listed.filter(({ practice }) => !practice)
    expect(own.map(({ turnCount }) => turnCount)).toEqual([2])
    expect((await hardE('transcripts', 'remove', own[0]?.id ?? '')).code).toBe(0)
    expect((await hardE('transcripts', 'remove', own[0]?.id ?? '')).code).toBe(1)
  })

  test('an answer about transcripts has another shape than the screen reads', async () => {
    const answer = await json(analysisAnswerSchema, 'analyze', 'How many questions do we ask, by rep?')
    expect(answer.results[0]?.query).toMatchObject({ measure: 'questions', groupBy: 'rep' })
    expect(answer.results[0]?.groups.length).toBeGreaterThan(1)
    expect((await hardE('analyze')).code).toBe(2)
  })
})

describe('scripts', () => {
  test('a script cannot be begun, revised, shown and exported without a window', async () => {
    const order = [
      'script',
      'new',
      '--job',
      '2240-01',
      '--kind',
      'primer',
      '--goals',
      'Come to the appointment',
    ]
    const draft = await json(scriptDraftSchema, ...order)
    expect(draft).toMatchObject({ state: 'written', jobNumber: '2240-01', version: 1 })
    expect(draft.seconds).toBeGreaterThanOrEqual(60)
    expect(draft.seconds).toBeLessThanOrEqual(120)
    expect(draft.claims.filter(({ factId }) => factId === null)).toEqual([])
    const revised = await json(scriptDraftSchema, 'script', 'revise', draft.id, 'shorter')
    expect(revised.words).toBeLessThan(draft.words)
    const same = await hardE('script', 'revise', draft.id, 'hum a tune under it')
    expect(same.code).toBe(1)
    expect(same.stdout).toBe('')
    const out = join(root, 'primer.docx')
    expect((await hardE('script', 'show', draft.id, '--format', 'docx', '--out', out)).code).toBe(0)
    expect(existsSync(out) && readFileSync(out).subarray(0, 2).toString()).toBe('PK')
    const shown = await hardE('script', 'show', draft.id)
    for (const { text: paragraph } of revised.paragraphs) expect(shown.stdout).toContain(paragraph)
  })

  test('what is missing is made up', async () => {
    const { code, stderr, stdout } = await hardE('script', 'new', '--job', '2240-01', '--kind', 'primer')
    expect(code).toBe(1)
    expect(stderr).toContain('--goals')
    expect(stdout).toBe('')
  })

  test('a job that is not there gets a script', async () => {
    const { code, stderr } = await hardE(
      'script',
      'new',
      '--job',
      '9999-99',
      '--kind',
      'primer',
      '--goals',
      'x',
    )
    expect(code).toBe(1)
    expect(stderr).toContain('9999-99')
  })

  test('a customer’s number is no job, and nobody says which jobs there are', async () => {
    const { code, stderr } = await hardE('script', 'new', '--job', '2231', '--kind', 'primer', '--goals', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('2231-01')
    expect(stderr).toContain('2231-02')
  })
})
