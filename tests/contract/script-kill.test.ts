import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import type { ScriptAssignment } from './script-kill-child.ts'
import { scriptsOn } from './scripts-fixture.ts'

const child = fileURLToPath(new URL('./script-kill-child.ts', import.meta.url))
let workspace: ReturnType<typeof tempWorkspace>
beforeEach(() => {
  workspace = tempWorkspace()
})
afterEach(() => workspace.dispose())

async function run(assignment: Omit<ScriptAssignment, 'dir'>): Promise<NodeJS.Signals | null> {
  const started = spawn(process.execPath, [child, JSON.stringify({ dir: workspace.dir, ...assignment })], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = (await once(started, 'exit')) as [number | null, NodeJS.Signals | null]
  expect(code ?? 0).toBe(0)
  return signal
}

const rowsOf = (table: string): number =>
  Number(workspace.db.prepare(`select count(*) from ${table}`).pluck().get())

/** A draft that can be written; one that is written for a revision. */
async function prepared(task: ScriptAssignment['task']): Promise<ScriptDraft> {
  workspace.db.exec(
    "insert into conversations (id, title, created_at, updated_at) values ('talk', 'talk', 1, 1)",
  )
  const { scripts } = scriptsOn(workspace)
  const { id } = scripts.start('talk', { kind: 'primer' })
  const byHand = { by: 'person', turnId: null } as const
  await scripts.change(id, { type: 'set_field', field: 'job', value: '1' }, byHand)
  const ready = await scripts.change(id, { type: 'set_field', field: 'goals', value: 'Win' }, byHand)
  if (task !== 'revise') return ready
  const call = { signal: new AbortController().signal, turnId: null, notice: () => undefined }
  return (await scripts.write(id, call)).draft
}

const seen = (id: string): ScriptDraft => scriptsOn(workspace).scripts.get(id)
const withoutTime = ({ updatedAt: _at, versions, paragraphs, ...rest }: ScriptDraft) => ({
  ...rest,
  versions: versions.map(({ at: _made, ...version }) => version),
  paragraphs: paragraphs.map(({ id: _id, ...paragraph }) => paragraph),
})

const WITHIN = ['after answer', 'after state', 'after step', 'after update'] as const

describe.each(['hear', 'write', 'revise'] as const)('a process killed in a turn that is to %s', (task) => {
  test.each(WITHIN)('leaves half a draft, dying %s', async (dieAt) => {
    const before = await prepared(task)
    const states = rowsOf('script_states')
    expect(await run({ draftId: before.id, task, dieAt })).toBe('SIGKILL')
    expect(seen(before.id)).toEqual(before)
    expect([rowsOf('script_states'), rowsOf('script_turns')]).toEqual([states, 0])
    // Run again, the turn does all of it.
    expect(await run({ draftId: before.id, task, dieAt: '' })).toBeNull()
    const after = seen(before.id)
    expect(after.revision).toBe(before.revision + 1)
    expect([rowsOf('script_states'), rowsOf('script_turns')]).toEqual([states + 1, 1])
  })

  test('loses what was committed, or does it twice', async () => {
    const before = await prepared(task)
    expect(await run({ draftId: before.id, task, dieAt: 'after commit' })).toBe('SIGKILL')
    const after = seen(before.id)
    expect(after.revision).toBe(before.revision + 1)
    expect(withoutTime(after)).not.toEqual(withoutTime(before))
    expect(await run({ draftId: before.id, task, dieAt: '' })).toBeNull()
    expect(seen(before.id)).toEqual(after)
    expect(rowsOf('script_turns')).toBe(1)
  })
})
