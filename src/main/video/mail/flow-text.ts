const WIDTH = 76

/** An address or a path alone on its line: a break inside would spoil it for whoever copies it. */
const WHOLE = /^(?:\/|[A-Za-z]:[\\/]|\\\\|[a-z]+:\/\/)/

/** Breaks one paragraph at spaces; a word longer than the line (a link) stays whole. */
function wrap(paragraph: string): readonly string[] {
  const lines: string[] = []
  let [line = '', ...words] = paragraph.split(' ')
  for (const word of words) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(`${line} `)
      line = word
    } else {
      line = `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** A line that would be taken for a quote, a mailbox separator or stuffing gets one space in front. */
const stuff = (line: string): string => (/^(?: |>|From )/.test(line) ? ` ${line}` : line)

/**
 * Text as format=flowed (RFC 3676): lines of at most 78 characters whose soft breaks end in a space, so that
 * the reader's program puts the paragraphs together again exactly.
 */
export function flowText(text: string): string {
  return text
    .split('\n')
    .flatMap((paragraph) =>
      paragraph === '-- ' || WHOLE.test(paragraph) ? [paragraph] : wrap(paragraph.trimEnd()),
    )
    .map(stuff)
    .join('\n')
}
