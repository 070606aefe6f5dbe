import { join, resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { openDatabase } from '#main/store/database.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

/** What a person does in Approvals about the one action of a kind that nobody knows the end of. */
export async function decideUnknown(
  dir: string,
  kind: string,
  decision: 'happened' | 'did_not_happen',
): Promise<void> {
  const core = await createCore({
    dataDir: dir,
    resourcesDir: resolve('resources'),
    version: 'test',
    shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog }),
    log: silentLog,
    background: false,
  })
  try {
    await core.ready
    const action = core.door.list({ states: ['unknown'], limit: 100 }).find((each) => each.kind === kind)
    if (!action) throw new Error(`no ${kind} is in doubt`)
    await core.door.resolve(action.id, decision)
  } finally {
    await core.close()
  }
}

/** An action as it is when its process died after it was proposed and before it was decided. */
export function undecide(dir: string, kind: string): void {
  const db = openDatabase(join(dir, 'hard-e.db'))
  try {
    db.prepare(
      `delete from audit where to_state <> 'proposed'
        and action_id in (select id from outward_actions where kind = ?)`,
    ).run(kind)
    db.prepare(
      `update outward_actions set state = 'proposed', decided_at = null, decided_by = null,
        owner = null, lease_until = null where kind = ?`,
    ).run(kind)
  } finally {
    db.close()
  }
}
