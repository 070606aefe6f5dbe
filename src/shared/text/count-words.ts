/** Words as they are spoken: what has a letter or a digit; "$24,850" is one, a lone dash is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
