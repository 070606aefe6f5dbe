/** Words out of lines of text, however they are spaced. */
export function wordList(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '))
}

/** Phrases of several words, parted by commas. */
export function phraseList(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(',').map((phrase) => phrase.trim()))
}
