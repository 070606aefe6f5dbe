import { describe, expect, test } from 'vitest'
import { importsOf, sourceFiles, type SourceFile } from './source-files.ts'

const DOMAINS = ['crm', 'knowledge', 'scripts', 'clients', 'research', 'analysis', 'video', 'mailbox']
const BASE = ['shared', 'core']
const BELOW_DOMAINS = [
  ...BASE,
  'store',
  'settings',
  'integrations',
  'local',
  'workflow',
  'approvals',
  'usage',
]
const BELOW_AGENTS = [...BELOW_DOMAINS, ...DOMAINS, 'brain']
const BELOW_RPC = [...BELOW_AGENTS, 'agents', 'chat', 'diagnostics']

/** Whom a room may call, besides itself. docs/architecture.md says why. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  preload: ['shared'],
  renderer: ['shared'],
  core: ['shared'],
  shell: BASE,
  store: BASE,
  settings: BASE,
  integrations: [...BASE, 'settings'],
  local: [...BASE, 'settings'],
  workflow: [...BASE, 'store'],
  approvals: [...BASE, 'store'],
  usage: [...BASE, 'store'],
  ...Object.fromEntries(DOMAINS.map((domain) => [domain, BELOW_DOMAINS])),
  brain: BELOW_DOMAINS,
  agents: BELOW_AGENTS,
  chat: [...BELOW_AGENTS, 'agents'],
  diagnostics: BELOW_AGENTS,
  rpc: BELOW_RPC,
  app: [...BELOW_RPC, 'rpc', 'shell'],
  'main/index.ts': ['core', 'app', 'shell'],
  'main/serve.ts': ['core', 'app'],
  'main/cli.ts': ['core', 'app'],
}

/** Interface files: any room of main may name their types, and one domain may use another's. */
const PORTS: ReadonlySet<string> = new Set([
  'src/main/shell/shell.ts',
  'src/main/store/workspace.ts',
  'src/main/settings/settings.ts',
  'src/main/crm/crm.ts',
  'src/main/clients/clients.ts',
  'src/main/analysis/transcripts.ts',
  'src/main/analysis/analysis.ts',
  'src/main/scripts/scripts.ts',
  'src/main/knowledge/knowledge.ts',
  'src/main/research/web-search.ts',
  'src/main/brain/brain.ts',
  'src/main/approvals/outward-action.ts',
  'src/main/workflow/workflow.ts',
  'src/main/video/speech.ts',
  'src/main/video/renderer.ts',
  'src/main/video/delivery.ts',
  'src/main/video/mail-out.ts',
  'src/main/video/videos.ts',
  'src/main/mailbox/mail-in.ts',
  'src/main/mailbox/mailbox.ts',
])

function roomOf(path: string): string {
  const [, top = '', second = '', ...rest] = path.split('/')
  if (top !== 'main') return top
  return rest.length > 0 ? second : `main/${second}`
}

function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  const [room, other] = [roomOf(from), roomOf(to)]
  if (room === other || MAY_IMPORT[room]?.includes(other)) return true
  if (!from.startsWith('src/main/') || !PORTS.has(to)) return false
  return typeOnly || DOMAINS.includes(room)
}

function breaches(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((each) => each.file?.startsWith('src/') && !mayImport(file.path, each.file, each.typeOnly))
      .map((each) => `${file.path} → ${each.file}`),
  )
}

function fileAt(path: string, text: string): SourceFile {
  return { path, text, imports: importsOf(path, text) }
}

describe('layers', () => {
  const files = sourceFiles('src')

  test('a room calls upwards or across', () => {
    expect(breaches(files)).toEqual([])
  })

  test('a room appears that the plan of the house does not know', () => {
    const rooms = new Set(files.map((file) => roomOf(file.path)))
    expect([...rooms].filter((room) => !Object.hasOwn(MAY_IMPORT, room))).toEqual([])
  })

  test('Electron is needed outside the desktop shell', () => {
    const allowed = /^src\/(main\/index\.ts|main\/shell\/electron\/|preload\/)/
    const users = files.filter((file) => file.imports.some((each) => /^electron($|\/)/.test(each.specifier)))
    expect(users.map((file) => file.path).filter((path) => !allowed.test(path))).toEqual([])
    expect(users.length).toBeGreaterThan(0)
  })

  test('source reaches into tests, or an import lacks its file extension', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter((each) => each.file !== null)
        .filter((each) => each.file?.startsWith('tests/') || !/\.\w+$/.test(each.specifier))
        .map((each) => `${file.path} → ${each.specifier}`),
    )
    expect(wrong).toEqual([])
  })

  test.each([
    ['src/main/core/x.ts', "import { y } from '#main/store/y.ts'", 1],
    ['src/main/store/x.ts', "import { y } from '../core/y.ts'", 0],
    ['src/main/store/x.ts', "export { y } from '../chat/y.ts'", 1],
    ['src/main/local/x.ts', "import type { Crm } from '#main/crm/crm.ts'", 0],
    ['src/main/local/x.ts', "import { Crm } from '#main/crm/crm.ts'", 1],
    ['src/main/crm/x.ts', "import {\n  a,\n  b,\n} from '#main/knowledge/search.ts'", 1],
    ['src/renderer/x.tsx', "const a = await import('#main/core/x.ts')", 1],
    ['src/shared/x.ts', "import '#renderer/x.ts'", 1],
  ])('the check misses or invents a breach in %s: %s', (path, text, expected) => {
    expect(breaches([fileAt(path, text)])).toHaveLength(expected)
  })
})
