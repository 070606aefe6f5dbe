import type { Paragraph } from '#shared/domain/script-draft.ts'

const texts = (paragraphs: readonly Paragraph[]): readonly string[] =>
  paragraphs.map((paragraph) => paragraph.text).filter((text) => text !== '')

/** True when both are spoken the same; an empty paragraph is nothing to speak. */
export function sameText(one: readonly Paragraph[], other: readonly Paragraph[]): boolean {
  const [left, right] = [texts(one), texts(other)]
  return left.length === right.length && left.every((text, index) => text === right[index])
}
