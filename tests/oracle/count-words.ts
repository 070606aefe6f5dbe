/** A turn without its markers such as `[noise]`. */
export function withoutMarkers(text: string): string {
  return text.replace(/\[[^\]\n]*\]/g, ' ')
}

const isLetterOrDigit = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{Nd}]/u.test(char)

/** The words of a text without markers, read letter by letter. */
export function wordsOf(text: string): string[] {
  const chars = Array.from(text)
  const words: string[] = []
  let word = ''
  chars.forEach((char, i) => {
    const inside =
      /[\p{L}\p{M}\p{Nd}]/u.test(char) ||
      ("'’-,.".includes(char) && isLetterOrDigit(chars[i - 1]) && isLetterOrDigit(chars[i + 1]))
    if (inside) word += char
    else {
      if (word) words.push(word)
      word = ''
    }
  })
  if (word) words.push(word)
  return words
}

/** How many questions a text asks: runs of `?` and `!` with a `?`. */
export function questionsIn(text: string): number {
  let questions = 0
  for (const run of text.split(/[^?!]+/)) if (run.includes('?')) questions += 1
  return questions
}

/** Whether somebody (or a program) put sentence marks into a text. */
export function hasSentenceMarks(text: string): boolean {
  return /[?!]/.test(text) || /[.…]["'”’»)\]}]*(\s|$)/.test(text)
}
