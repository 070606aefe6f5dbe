import type { Fact } from '#shared/domain/script-draft.ts'
import type { Ids } from '../../core/ids.ts'
import type { ScriptWriter, Written } from '../scripts.ts'
import { applyOrder, CANNOT } from './apply-orders.ts'
import { composeScript } from './compose-script.ts'
import { outlineScript } from './outline-script.ts'
import { readOrders } from './read-orders.ts'
import type { Revision } from './revision.ts'
import type { Templates } from './templates.ts'
import { upperFirst } from './words.ts'

export interface RulesWriterOptions {
  readonly templates: Templates
  /** Facts about a subject that somebody wants mentioned; nothing is invented where there are none. */
  readonly about: (subject: string, signal: AbortSignal) => Promise<readonly Fact[]>
  readonly ids: Ids
}

export const RULES_LABEL = 'Built-in rules'

/** "Shorter and warmer": what was done, for the list of versions. */
function changeOf(changes: readonly string[]): string {
  const [first = 'Unchanged', ...rest] = [...new Set(changes)]
  const small = rest.map((change) => change.charAt(0).toLowerCase() + change.slice(1))
  const all = [first, ...small]
  return upperFirst(all.length < 2 ? first : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`)
}

/**
 * The built-in composer: templates, facts of the brief and phrases that worked before.
 * Deterministic; says only
 * what a fact of the brief says. Rejects when the signal aborts.
 */
export function createRulesWriter({ templates, about, ids }: RulesWriterOptions): ScriptWriter {
  const nextId = (): string => ids.next('par')
  return {
    async outline(brief, { signal }) {
      signal.throwIfAborted()
      return { outline: outlineScript(brief, templates(brief.kind)), by: RULES_LABEL }
    },
    async write(brief, { signal }): Promise<Written> {
      signal.throwIfAborted()
      const template = templates(brief.kind)
      const outline = brief.outline.length > 0 ? brief.outline : outlineScript(brief, template)
      return { ...composeScript(brief, outline, template, nextId), by: RULES_LABEL, change: 'Written' }
    },
    async revise(brief, { instruction, paragraphIds }, { signal }): Promise<Written> {
      signal.throwIfAborted()
      const chosen = new Set(paragraphIds)
      const orders = readOrders(instruction)
      let revision: Revision = {
        brief,
        template: templates(brief.kind),
        paragraphs: brief.paragraphs,
        may: ({ id, locked }) => !locked && (chosen.size === 0 || chosen.has(id)),
        whole: chosen.size === 0,
        keepsWarm: orders.some((order) => order.type === 'tone' && order.tone === 'warm'),
        changes: [],
        remarks: [],
        nextId,
        about: (subject) => about(subject, signal),
      }
      for (const order of orders) {
        signal.throwIfAborted()
        revision = await applyOrder(revision, order)
      }
      const { paragraphs, changes, remarks } = revision
      return {
        paragraphs,
        by: RULES_LABEL,
        change: changeOf(changes),
        remarks: orders.length === 0 ? [CANNOT] : remarks,
      }
    },
  }
}
