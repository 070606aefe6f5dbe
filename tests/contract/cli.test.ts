import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '#shared/contract/index.ts'
import { connect } from '#shared/rpc/client.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import type { Core } from '#main/app/core.ts'
import { compatibleBrain, testCore, type TestCore } from '#tests/support/test-core.ts'
import type { Script } from '#tests/standins/openai/script.ts'
import { startOpenAiStandIn } from '#tests/standins/openai/server.ts'

const cli = resolve(process.env['HARDE_E2E_OUT'] ?? 'out', 'main/cli.js')
const closers: (() => unknown)[] = []
let root: string
/** A workspace that is ready; tests that only read share it. */
let shared: string

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-cli-'))
  shared = join(root, 'shared')
  await hardE(['crm', 'find', 'nobody at all'])
})
afterAll(async () => {
  for (const close of closers.toReversed()) await close()
  rmSync(root, { recursive: true, force: true })
})

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}
interface How {
  readonly dir?: string
  readonly stdin?: string
}

function start(args: readonly string[], stdout: 'pipe' | number = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['pipe', stdout, 'pipe'],
    env: { ...process.env, HARDE_DATA_DIR: shared },
  })
  closers.push(() => child.kill('SIGKILL'))
  return child
}

async function hardE(args: readonly string[], { dir = shared, stdin = '' }: How = {}): Promise<Ran> {
  const child = start([...args, '--data-dir', dir])
  child.stdin?.end(stdin)
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { code, stdout, stderr }
}

const jsonLines = (output: string): unknown[] =>
  output
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line))

function file(name: string, content: string): string {
  const path = join(root, name)
  writeFileSync(path, content)
  return path
}

describe('wrong usage', () => {
  test.each([
    [[]],
    [['bogus']],
    [['help', 'bogus']],
    [['ask']],
    [['ask', 'hello', '--bogus', 'x']],
    [['ask', 'hello', '-x']],
    [['ask', 'hello', '--limit', '3']],
    [['crm', 'find', 'ortiz', '--json=yes']],
    [['crm']],
    [['crm', 'job']],
    [['crm', 'find', 'x', '--limit', '1e3']],
    [['settings', 'bogus']],
    [['settings', 'set', 'brain.provider']],
    [['secrets', 'set']],
    [['backup']],
    [['restore']],
    [['doctor', 'now']],
    [['route', '--jsonl']],
    [['serve', '--port', 'abc']],
    [['serve', '--port', '99999']],
    [['serve', '--port', '-1']],
  ])('%j does something, or ends with another code than 2', async (args) => {
    const child = start(args)
    child.stdin?.end()
    const [stdout, stderr, [code]] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      once(child, 'close'),
    ])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage:')
  })

  test('an empty --data-dir falls back to the real workspace', async () => {
    expect((await hardE(['crm', 'find', ''], { dir: '' })).code).toBe(2)
  })

  test('a secret given on the command line is repeated on the screen', async () => {
    const { code, stderr } = await hardE(['secrets', 'set', 'openai.apiKey', 'sk-typed-here'])
    expect(code).toBe(2)
    expect(stderr).not.toContain('sk-typed-here')
  })

  test.each([[['-h']], [['--help']], [['help']], [['help', 'crm']], [['crm', '-h']], [['ask', '--help']]])(
    '%j is refused',
    async (args) => {
      const { code, stdout } = await hardE(args)
      expect(code).toBe(0)
      expect(stdout).toContain('hard-e')
    },
  )
})

describe('JSON lines', () => {
  test('a byte order mark, CRLF, U+2028 or one bad line spoils the other lines', async () => {
    const good = (id: string, words: string): string => JSON.stringify({ id, text: words })
    const lines = [good('a', 'Ortiz\u2028job'), '{"id":"b"}', '', 'not json', good('c', 'hello')]
    const path = file('bad.jsonl', `\uFEFF${lines.join('\r\n')}`)
    const { code, stdout, stderr } = await hardE(['route', '--jsonl', path])
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({ id: 'a', route: expect.any(String) }),
      { id: 'b', error: expect.any(String) },
      { id: null, error: expect.any(String) },
      expect.objectContaining({ id: 'c', route: expect.any(String) }),
    ])
    expect(code).toBe(1)
    expect(stderr).toContain('Line 2:')
    expect(stderr).toContain('Line 4:')
  })

  test('good lines on standard input end with another code than 0', async () => {
    const stdin = '{"id":1,"text":"deposit schedule"}\n{"id":2,"query":"deposit"}\n'
    const { code, stdout } = await hardE(['knowledge', 'search', '--jsonl', '-'], { stdin })
    expect(code).toBe(0)
    expect(jsonLines(stdout)).toMatchObject([{ id: 1 }, { id: 2 }])
  })

  test.each(['', 'missing.jsonl'])('"%s" as a file is reported in the words of the system', async (name) => {
    const { code, stdout, stderr } = await hardE(['route', '--jsonl', join(root, name)])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/is a folder|There is no file/)
    expect(stderr).not.toMatch(/EISDIR|ENOENT/)
  })
})

test('help for one of the orders of a command is refused, or names no option', async () => {
  const { code, stdout } = await hardE(['help', 'video', 'run'])
  expect(code).toBe(0)
  for (const option of ['--job', '--simulate', '--again', '--wait', '--from'])
    expect(stdout).toContain(`${option} `)
})

describe('crm', () => {
  const job = z.strictObject({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    stage: z.string(),
    primerReady: z.boolean(),
  })
  const customers = z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      jobs: z.array(job),
    }),
  )

  test('find prints another shape, or job knows no job numbers', async () => {
    const found = await hardE(['crm', 'find', '', '--json'])
    const all = z.strictObject({ customers }).parse(JSON.parse(found.stdout)).customers
    const wanted = all.flatMap((customer) => customer.jobs).find(({ number }) => number === '2231-01')
    const [byNumber, byId] = await Promise.all(
      ['2231-01', wanted?.id ?? ''].map((word) => hardE(['crm', 'job', word, '--json'])),
    )
    expect(byNumber?.stdout).toBe(byId?.stdout)
    const shown = z.object({ customers }).parse(JSON.parse(byNumber?.stdout ?? ''))
    expect(shown.customers[0]?.jobs).toContainEqual(wanted)
  })

  test('the jobs that can get a video cannot be listed, or not by name', async () => {
    const { stdout } = await hardE(['crm', 'find', '--primer', '--json'])
    const found = z.strictObject({ customers }).parse(JSON.parse(stdout)).customers
    expect(found.length).toBeGreaterThan(1)
    expect(found.flatMap(({ jobs }) => jobs).every(({ primerReady }) => primerReady)).toBe(true)
    const names = found.map(({ name }) => name)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)))
  })

  test('a job that is not there ends without a next step', async () => {
    const { code, stdout, stderr } = await hardE(['crm', 'job', '9999-99'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('crm find')
  })
})

describe('settings and secrets', () => {
  test('set prints on stdout, or a secret comes back out', async () => {
    const dir = join(root, 'settings')
    expect(await hardE(['settings', 'set', 'company.name', 'Oak & Sons'], { dir })).toMatchObject({
      code: 0,
      stdout: '',
    })
    const got = await hardE(['settings', 'get', 'company.name', '--json'], { dir })
    expect(JSON.parse(got.stdout)).toBe('Oak & Sons')
    const stored = await hardE(['secrets', 'set', 'openai.apiKey'], { dir, stdin: 'sk-never-shown\n' })
    expect(stored).toMatchObject({ code: 0, stdout: '' })
    expect(stored.stderr).not.toContain('sk-never-shown')
    const listed = await hardE(['secrets', 'list', '--json'], { dir })
    expect(listed.stdout).not.toContain('sk-never-shown')
    expect(jsonLines(listed.stdout)).toHaveLength(1)
  })

  test.each([
    [['settings', 'list']],
    [['settings', 'set', 'company.name', 'Larkfield']],
    [['knowledge', 'sources']],
    [['knowledge', 'search', 'deposit']],
    [['route', 'what stage is the Ortiz job in?']],
    [['doctor']],
  ])('%j --json prints more or less than one JSON value', async (args) => {
    const { stdout } = await hardE([...args, '--json'])
    expect(jsonLines(stdout)).toHaveLength(1)
  })
})

describe('surroundings', () => {
  const plainFile = (): string => file('plain', 'a file')

  test.each([
    ['the data folder is a file', () => ['crm', 'find', ''], () => plainFile()],
    ['the data folder lies below a file', () => ['crm', 'find', ''], () => join(plainFile(), 'sub', 'dir')],
    [
      'a backup goes into a folder that is missing',
      () => ['backup', join(root, 'no', 'x.zip')],
      () => shared,
    ],
    ['a backup goes over a folder', () => ['backup', root], () => shared],
    ['a folder is restored', () => ['restore', root], () => join(root, 'restored')],
  ])('%s: no next step', async (_name, args, dir) => {
    const { code, stdout, stderr } = await hardE(args(), { dir: dir() })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/[Cc]hoose|Name a file|Make it first/)
    expect(stderr).not.toMatch(/unexpected|E[A-Z]{4,}| at /)
  })

  test.runIf(process.platform === 'linux')('a folder that nobody can make hangs the command', async () => {
    const { code, stderr } = await hardE(['crm', 'find', ''], { dir: '/proc/hard-e/data' })
    expect(code).toBe(1)
    expect(stderr).toContain('--data-dir')
  })

  test.runIf(existsSync('/dev/full'))('output that does not fit on the disk counts as done', async () => {
    const child = start(['crm', 'find', ''], openSync('/dev/full', 'w'))
    const [stderr, [code]] = await Promise.all([text(child.stderr!), once(child, 'close')])
    expect(code).toBe(1)
    expect(stderr).toContain('Free some space')
  })
})

describe('being stopped', () => {
  async function talking(script: Script): Promise<TestCore> {
    const server = await startOpenAiStandIn({ script, keys: null })
    closers.push(() => server.close())
    const core = await testCore(compatibleBrain(server.url))
    closers.push(() => core.dispose())
    return core
  }
  const slowly: Script = () => ({
    reply: { kind: 'text', text: 'The roof was inspected on Tuesday and '.repeat(40), deltaGapMs: 40 },
  })
  const answers = (core: Core) =>
    core.conversations
      .list({ archived: false })
      .flatMap(({ id }) => core.chat.history(id).messages)
      .filter((message) => message.role === 'assistant')
      .map((message) => ({ status: message.turn?.status, text: message.text }))

  test.each(['SIGINT', 'SIGTERM'] as const)('%s in an answer leaves the turn running', async (signal) => {
    const core = await talking(slowly)
    const child = start(['ask', 'Add a note to job 2231-01', '--json', '--data-dir', core.dir])
    const lines: string[] = []
    const ended = once(child, 'close')
    for await (const line of createInterface({ input: child.stdout! })) {
      lines.push(line)
      if (lines.filter((each) => each.includes('"text.delta"')).length === 3) child.kill(signal)
    }
    expect(await ended).toEqual([1, null])
    const last = jsonLines(lines.join('\n')).at(-1)
    expect(last).toMatchObject({ type: 'turn.finished', status: 'stopped' })
    expect(answers(core)).toEqual([
      { status: 'stopped', text: expect.stringContaining('The roof was') as unknown },
    ])
  })

  test('a reader that goes away gets a stack trace, or the turn stays running', async () => {
    const core = await talking(slowly)
    const child = start(['ask', 'Add a note to job 2231-01', '--json', '--data-dir', core.dir])
    const stderr = text(child.stderr!)
    await once(child.stdout!, 'data')
    child.stdout?.destroy()
    expect(await once(child, 'close')).toEqual([1, null])
    expect(await stderr).toBe('')
    expect(answers(core)).toMatchObject([{ status: 'stopped' }])
  })

  test('SIGTERM to serve in an answer of the agent leaves the turn running', async () => {
    const core = await talking(slowly)
    const child = start(['serve', '--json', '--port', '0', '--data-dir', core.dir])
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
    const { url } = z.object({ ready: z.literal(true), url: z.string() }).parse(JSON.parse(line))
    const { origin, host } = new URL(url)
    const entered = await fetch(url, { redirect: 'manual' })
    const cookie = entered.headers.getSetCookie().map((each) => each.split(';')[0])
    const socket = new WebSocket(`ws://${host}/rpc`, { origin, headers: { cookie: cookie.join('; ') } })
    await once(socket, 'open')
    const app = connect(contract, socketWire(socket))
    const { id: conversationId } = await app['chat.create']({})
    await app['chat.send']({
      conversationId,
      text: 'Add a note to job 2231-01',
      attachmentIds: [],
      route: null,
    })
    await untilSaid(core, conversationId)
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
    expect(answers(core)).toMatchObject([{ status: 'stopped' }])
  })

  async function untilSaid(core: Core, conversationId: string): Promise<void> {
    for await (const { event } of core.chat.events(conversationId, 0, new AbortController().signal))
      if (event.type === 'text.delta') return
  }
})
