import { z } from 'zod'
import { splitSentences } from '#shared/text/sentences.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { countWords } from '../figures/spoken-words.ts'

/** What is counted in one script draft. */
export interface ScriptText {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly words: number
  /** The first sentence; empty before there is a text. */
  readonly opening: string
  /** Titles of the outline's points. */
  readonly segments: readonly string[]
}

const contentSchema = z.looseObject({
  paragraphs: z.array(z.looseObject({ text: z.string().catch('') })).catch([]),
  outline: z.array(z.looseObject({ title: z.string().catch('') })).catch([]),
  slots: z
    .looseObject({ kind: z.looseObject({ value: z.string().catch('') }).catch({ value: '' }) })
    .catch({ kind: { value: '' } }),
})

/** Every script draft that was not abandoned, in the state it is in now. */
export function readScriptTexts({ db }: Workspace): readonly ScriptText[] {
  const rows = db
    .prepare<[], { id: string; state: string; content: string }>(
      `select d.id, d.state, s.content from script_drafts d
       join script_states s on s.draft_id = d.id and s.position = d.position
       where d.state <> 'abandoned' order by d.updated_at desc, d.id`,
    )
    .all()
  return rows.map(({ id, state, content }) => {
    const read = contentSchema.parse(JSON.parse(content))
    const texts = read.paragraphs.map(({ text }) => text.trim()).filter(Boolean)
    return {
      id,
      state,
      kind: read.slots.kind.value,
      words: texts.reduce((sum, text) => sum + countWords(text), 0),
      opening: splitSentences(texts[0] ?? '')[0]?.text ?? '',
      segments: read.outline.map(({ title }) => title.trim()).filter(Boolean),
    }
  })
}
