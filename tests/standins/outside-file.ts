import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { ActionExecutor } from '#main/approvals/outward-action.ts'

/** An outside service kept in a file: one line an effect, so that it outlives every killed process. */
export interface OutsideFile {
  /** The markers of every effect that happened, in order. */
  effects(): readonly string[]
  append(marker: string): void
}

export function createOutsideFile(file: string): OutsideFile {
  return {
    effects: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []),
    append(marker) {
      const fd = openSync(file, 'a')
      writeSync(fd, `${marker}\n`)
      fsyncSync(fd)
      closeSync(fd)
    },
  }
}

/** Notes as that service takes them. `blind`: it cannot tell what it has. */
export function outsideNotes(
  outside: OutsideFile,
  hooks: { blind?: boolean; before?: () => Promise<void> | void; after?: () => Promise<void> | void } = {},
): ActionExecutor {
  return {
    kind: 'crm.note',
    validate: (payload) => payload,
    effects: async (payload) => [
      {
        field: 'Note',
        before: null,
        after: JSON.stringify(payload['text']),
        payloadKey: 'text',
        multiline: true,
      },
    ],
    async execute(_payload, marker) {
      await hooks.before?.()
      outside.append(marker)
      await hooks.after?.()
      return { line: outside.effects().length }
    },
    async reconcile(_payload, marker) {
      if (hooks.blind) return 'unknown'
      return outside.effects().includes(marker) ? { done: true, result: { found: true } } : { done: false }
    },
  }
}
