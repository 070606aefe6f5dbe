import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScriptKind } from '#shared/domain/script-draft.ts'

/** A way to say something; `{slot}` stands for a value, tags for a tone, a trade or a stage it belongs to. */
export interface Variant {
  readonly text: string
  readonly slots: readonly string[]
  readonly tags: readonly string[]
}

/** What one sentence says, in several wordings. */
export interface TemplateLine {
  readonly key: string
  /** 0: always said; else the smaller, the sooner it is taken. */
  readonly priority: number
  /** Most often it may be said, with different values. */
  readonly times: number
  readonly variants: readonly Variant[]
  /** Said only when one of these values is known, or only when none is; empty: always. */
  readonly onlyIf: readonly string[]
  readonly unless: readonly string[]
}

export interface TemplatePoint {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly lines: readonly TemplateLine[]
}

const slotsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? '')

function readVariant(line: string): Variant {
  const [, tags = '', text = ''] = /^- (?:\[([\w ,]+)\] )?(.+)$/.exec(line) ?? []
  return { text, slots: slotsOf(text), tags: tags.split(/[ ,]+/).filter(Boolean) }
}

function readLine(block: string): TemplateLine {
  const [head = '', ...rest] = block.split('\n')
  const parts = /^([\w-]+) \| (must|\d+)(?: x(\d+))?(?: if ([\w,]+))?(?: unless ([\w,]+))?$/.exec(head.trim())
  const [, key = '', need = 'must', times = '1', wanted = '', barred = ''] = parts ?? []
  return {
    onlyIf: wanted.split(',').filter(Boolean),
    unless: barred.split(',').filter(Boolean),
    key,
    priority: need === 'must' ? 0 : Number(need),
    times: Number(times),
    variants: rest.filter((line) => line.startsWith('- ')).map(readVariant),
  }
}

/** `# key: Title`, a note, `## line | must` or `## line | 3 x2 if slot unless flag` with a wording a line. */
export function readTemplate(text: string): readonly TemplatePoint[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((section): TemplatePoint => {
      const [top = '', ...blocks] = section.split(/^## /m)
      const [head = '', ...note] = top.split('\n')
      const [key = '', title = ''] = head.split(': ')
      return {
        key: key.trim(),
        title: title.trim(),
        note: note.join(' ').trim(),
        lines: blocks.map(readLine),
      }
    })
}

export type Templates = (kind: ScriptKind) => readonly TemplatePoint[]

/** The built-in templates of `resources/prompts/templates`, read once each. */
export function createTemplates(resourcesDir: string): Templates {
  const read = new Map<ScriptKind, readonly TemplatePoint[]>()
  return (kind) => {
    const known = read.get(kind)
    if (known) return known
    const file = join(resourcesDir, 'prompts', 'templates', `${kind}.md`)
    const points = readTemplate(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'))
    read.set(kind, points)
    return points
  }
}
