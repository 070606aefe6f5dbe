import { countWords } from '#shared/text/count-words.ts'

export function wordsOf(paragraphs: readonly { readonly text: string }[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph.text), 0)
}

/** Seconds to speak so many words, to a tenth. */
export function secondsFor(words: number, wordsPerMinute: number): number {
  return Math.round((words * 600) / wordsPerMinute) / 10
}
