/** Words as they are spoken: what has a letter or a digit; "$24,850" is one, a lone dash is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

export function wordsOf(paragraphs: readonly { readonly text: string }[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph.text), 0)
}

/** Seconds to speak so many words, to a tenth. */
export function secondsFor(words: number, wordsPerMinute: number): number {
  return Math.round((words * 600) / wordsPerMinute) / 10
}
