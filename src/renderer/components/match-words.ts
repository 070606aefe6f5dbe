function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’]/g, '').toLowerCase()
}

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * For cmdk's `filter`: 1 when every typed word begins a word of what is shown, else 0. cmdk's own filter skips
 * letters, so that "2231" would also find 2263-01. `shown` are the words of the row, not its id. Pure.
 */
export function matchWords(_id: string, typed: string, shown: readonly string[] = []): number {
  const there = wordsOf(shown.join(' '))
  return wordsOf(typed).every((word) => there.some((one) => one.startsWith(word))) ? 1 : 0
}
