const PAGE_NUMBER = /^[-–—\s]*(?:page|p\.|seite)?\s*(\d{1,4})(?:\s*(?:of|\/|von)\s*\d{1,4})?[-–—\s]*$/i

const shapeOf = (line: string | undefined): string => (line ?? '').trim().replace(/\d+/g, '#')
const numbersOf = (line: string | undefined): readonly number[] =>
  ((line ?? '').match(/\d+/g) ?? []).map(Number)

/** True when each number of the line stays the same on every page, or grows with the pages. */
function goesWithPages(found: readonly (readonly [page: number, line: string])[]): boolean {
  const [first, ...rest] = found
  if (!first) return false
  const from = numbersOf(first[1])
  return from.every((number, place) => {
    const grown = rest.map(([page, line]) => [page - first[0], (numbersOf(line)[place] ?? -1) - number])
    return grown.every(([, by]) => by === 0) || grown.every(([pages, by]) => by === pages)
  })
}

/** Which pages have a running line at this end. */
function pagesWithRunningLine(ends: readonly (string | undefined)[]): ReadonlySet<number> {
  const byShape = new Map<string, [number, string][]>()
  for (const [page, line] of ends.entries()) {
    const key = shapeOf(line)
    if (!key) continue
    const found = byShape.get(key)
    if (found) found.push([page, line ?? ''])
    else byShape.set(key, [[page, line ?? '']])
  }
  const running = new Set<number>()
  for (const found of byShape.values()) {
    const isNumber = found.every(([, line]) => PAGE_NUMBER.test(line.trim()))
    const often = ends.length >= 3 && found.length > ends.length * 0.6
    const numbered = isNumber && found.length > ends.length * 0.5
    if ((often || numbered) && goesWithPages(found)) for (const [page] of found) running.add(page)
  }
  return running
}

/** Pages without running heads, feet and page numbers: lines that stand on most pages at the same end. */
export function withoutRunningLines(pages: readonly string[]): readonly string[] {
  const lines = pages.map((page) => page.split('\n'))
  const drop = (end: 'top' | 'bottom'): boolean => {
    const running = pagesWithRunningLine(lines.map((each) => (end === 'top' ? each[0] : each.at(-1))))
    for (const page of running) {
      if (end === 'top') lines[page]?.shift()
      else lines[page]?.pop()
    }
    return running.size > 0
  }
  for (const end of ['top', 'bottom'] as const) {
    for (let depth = 0; depth < 3 && drop(end); depth += 1);
  }
  return lines.map((each) => each.join('\n'))
}
