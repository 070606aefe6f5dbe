import type { Fact, Paragraph } from '#shared/domain/script-draft.ts'
import type { ScriptBrief } from '../scripts.ts'
import type { TemplatePoint } from './templates.ts'
import { sentencesOf, tidy } from './words.ts'

/** A text under revision. Each step gives a new one. */
export interface Revision {
  readonly brief: ScriptBrief
  readonly template: readonly TemplatePoint[]
  readonly paragraphs: readonly Paragraph[]
  /** Paragraphs that may be changed; locked ones never are. */
  readonly may: (paragraph: Paragraph) => boolean
  /** The whole text is meant, not a selection. */
  readonly whole: boolean
  /** It is to be warmer as well: what is warm stays. */
  readonly keepsWarm?: boolean
  readonly changes: readonly string[]
  readonly remarks: readonly string[]
  readonly nextId: () => string
  /** What sources say of a subject beyond the facts of the brief. */
  readonly about: (subject: string) => Promise<readonly Fact[]>
}

export const withRemark = (revision: Revision, remark: string): Revision => ({
  ...revision,
  remarks: revision.remarks.includes(remark) ? revision.remarks : [...revision.remarks, remark],
})

/** The same with other paragraphs; those without words are gone. */
export function withText(revision: Revision, paragraphs: readonly Paragraph[], change: string): Revision {
  const kept = paragraphs.filter((paragraph) => paragraph.locked || paragraph.text.trim() !== '')
  return { ...revision, paragraphs: kept, changes: [...revision.changes, change] }
}

/** Each sentence of the paragraphs that may be changed, rewritten; null takes it out. */
export function mapSentences(
  revision: Revision,
  rewrite: (sentence: string, at: { readonly paragraph: number; readonly sentence: number }) => string | null,
): { readonly paragraphs: readonly Paragraph[]; readonly changed: boolean } {
  let changed = false
  const paragraphs = revision.paragraphs.map((paragraph, at) => {
    if (!revision.may(paragraph)) return paragraph
    let touched = false
    const texts = sentencesOf(paragraph.text).flatMap((sentence, i) => {
      const next = rewrite(sentence, { paragraph: at, sentence: i })
      if (next === sentence) return [sentence]
      touched = true
      return next === null ? [] : [next]
    })
    if (!touched) return paragraph
    changed = true
    return { ...paragraph, text: tidy(texts.join(' ')) }
  })
  return { paragraphs, changed }
}

export const wholeText = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map(({ text }) => text).join('\n')
