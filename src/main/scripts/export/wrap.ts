/** Breaks a line at spaces so that each part fits; a word that is too long by itself is cut. */
export function wrapLine(line: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').filter(Boolean)) {
    const longer = current === '' ? word : `${current} ${word}`
    if (widthOf(longer) <= width) {
      current = longer
      continue
    }
    if (current !== '') lines.push(current)
    current = word
    while (widthOf(current) > width && current.length > 1) {
      let cut = current.length - 1
      while (cut > 1 && widthOf(current.slice(0, cut)) > width) cut -= 1
      lines.push(current.slice(0, cut))
      current = current.slice(cut)
    }
  }
  if (current !== '') lines.push(current)
  return lines
}
