/** Share of letters in common, in order: 0 to 1. */
export function similarity(one: string, other: string): number {
  const a = one.toLowerCase().replace(/[^\p{L}]/gu, '')
  const b = other.toLowerCase().replace(/[^\p{L}]/gu, '')
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const letter of a) {
    const next = [0]
    for (let at = 1; at <= b.length; at += 1) {
      next.push(letter === b[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    }
    row = next
  }
  return (2 * (row.at(-1) ?? 0)) / Math.max(1, a.length + b.length)
}
