import type { OutlinePoint } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'
import type { ScriptBrief } from '../scripts.ts'
import type { TemplatePoint } from './templates.ts'

/** The points of the kind of script, with the customer's own names in what they will say. */
export function outlineScript(
  brief: ScriptBrief,
  template: readonly TemplatePoint[],
): readonly OutlinePoint[] {
  const value = (label: string): string => brief.facts.find((fact) => fact.label === label)?.value ?? ''
  const first = value(factLabels.firstName) || value(factLabels.customer) || 'the customer'
  const project = value(factLabels.project)
  const slots: Readonly<Record<string, string>> = {
    first,
    place: 'the home',
    project: project ? `“${project}”` : 'the project',
  }
  return template.map(({ key, title, note }) => ({
    key,
    title,
    note: note.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? ''),
  }))
}
