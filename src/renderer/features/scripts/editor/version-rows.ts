import type { Paragraph } from '#shared/domain/script-draft.ts'

/** One paragraph in two versions; null where it is not there. */
export interface VersionRow {
  readonly key: string
  readonly before: string | null
  readonly after: string | null
}

/** Pairs paragraphs by their id; where one was replaced by another, these two stand together. */
export function versionRows(
  before: readonly Paragraph[],
  after: readonly Paragraph[],
): readonly VersionRow[] {
  const kept = new Map(after.map((paragraph) => [paragraph.id, paragraph]))
  const earlier = new Map(before.map((paragraph) => [paragraph.id, paragraph]))
  const placed = new Set<string>()
  const rows: VersionRow[] = []
  let gone: Paragraph[] = []
  let next = 0
  const flush = (): void => {
    rows.push(...gone.map(({ id, text }) => ({ key: `gone ${id}`, before: text, after: null })))
    gone = []
  }
  const addNew = (until: string | null): void => {
    for (; next < after.length && after[next]?.id !== until; next += 1) {
      const paragraph = after[next]
      if (!paragraph || placed.has(paragraph.id) || earlier.has(paragraph.id)) continue
      placed.add(paragraph.id)
      const replaced = gone.shift()
      rows.push({ key: paragraph.id, before: replaced?.text ?? null, after: paragraph.text })
    }
  }
  for (const { id, text } of before) {
    const same = kept.get(id)
    if (!same) {
      gone.push({ id, text, point: '', locked: false })
      continue
    }
    const moved = after.findIndex((paragraph) => paragraph.id === id) < next
    if (!moved) addNew(id)
    flush()
    placed.add(id)
    rows.push({ key: id, before: text, after: same.text })
  }
  addNew(null)
  flush()
  return rows
}
