const MARK = /^(?:\*\*|__)?([QA])(?:[.)](?:\*\*|__)? *|\t+| {2,})(?=\S)/

/** "Q. Who called?" and "A. I did." become "Q: …" and "A: …", in a text that is made of them. */
export function withQuestionColons(lines: readonly string[]): readonly string[] {
  const marks = lines.map((line) => MARK.exec(line.trim()))
  const said = marks.flatMap((mark) => mark?.[1] ?? [])
  const asked = said.filter((letter) => letter === 'Q').length
  const filled = lines.filter((line) => line.trim()).length
  const turns = said.filter((letter, i) => letter !== said[i - 1]).length
  // A list "A. … B. …" has no Q; two who answer each other take turns.
  const interview = said[0] === 'Q' && asked >= 2 && said.length - asked >= 2 && turns >= said.length * 0.6
  if (!interview || said.length < filled * 0.2) return lines
  return lines.map((line, i) => {
    const mark = marks[i]
    return mark ? `${mark[1]}: ${line.trim().slice(mark[0].length)}` : line
  })
}
