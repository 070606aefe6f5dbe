/** Edit distance (insert, delete, replace) of two short names. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Up to three names a person may have meant by `typed`: close in spelling, or sharing its last part. */
export function nearNames(typed: string, names: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase()
  const last = wanted.split('.').at(-1) ?? wanted
  return names
    .map((name) => {
      const lower = name.toLowerCase()
      const shares = last.length > 2 && lower.includes(last)
      const away = distance(wanted, lower)
      return { name, away, near: shares || away <= Math.max(2, Math.floor(wanted.length / 3)) }
    })
    .filter(({ near }) => near)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map(({ name }) => name)
}
