/** A process that works on a script draft: `node script-kill-child.ts <json>`; it may kill itself. */
import type { ScriptDraftRows } from '#main/store/script-drafts.ts'
import { openDatabase } from '#main/store/database.ts'
import { join } from 'node:path'
import { scriptsOn } from './scripts-fixture.ts'

export interface ScriptAssignment {
  readonly dir: string
  readonly draftId: string
  readonly task: 'hear' | 'write' | 'revise'
  /** Where it kills itself; empty: it comes to the end. */
  readonly dieAt: '' | 'after answer' | 'after state' | 'after update' | 'after step' | 'after commit'
}

const job = JSON.parse(process.argv[2] ?? '') as ScriptAssignment
const at = (point: ScriptAssignment['dieAt']): void => {
  if (point === job.dieAt) process.kill(process.pid, 'SIGKILL')
}
const wrapped = (rows: ScriptDraftRows): ScriptDraftRows => ({
  ...rows,
  push(row, state) {
    rows.push(row, state)
    at('after state')
  },
  update(row, now) {
    const done = rows.update(row, now)
    at('after update')
    return done
  },
  addTurnStep(id, step) {
    rows.addTurnStep(id, step)
    at('after step')
  },
  atomically(work) {
    at('after answer')
    const result = rows.atomically(work)
    at('after commit')
    return result
  },
})

const db = openDatabase(join(job.dir, 'hard-e.db'))
const { scripts } = scriptsOn({ id: 'test', dir: job.dir, db }, wrapped)
const signal = new AbortController().signal
const call = { signal, turnId: 't1', notice: () => undefined }
switch (job.task) {
  case 'hear': {
    const changes = [
      { type: 'set_field', field: 'tone', value: 'brisk' },
      { type: 'set_field', field: 'cover', value: 'The crew' },
    ] as const
    await scripts.hear(job.draftId, { turnId: 't1', ancestors: [], changes, signal })
    break
  }
  case 'write':
    await scripts.write(job.draftId, call)
    break
  case 'revise':
    await scripts.revise(job.draftId, { instruction: 'warmer', paragraphIds: [] }, call)
}
db.close()
process.stdout.write('end\n')
