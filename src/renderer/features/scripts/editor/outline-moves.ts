import type { OutlinePoint } from '#shared/domain/script-draft.ts'

type Outline = readonly OutlinePoint[]

/** The outline with a point one place higher (-1) or lower (1); unchanged at the edge. */
export function movePoint(outline: Outline, key: string, by: -1 | 1): Outline {
  const from = outline.findIndex((point) => point.key === key)
  const point = outline[from]
  const to = from + by
  if (!point || to < 0 || to >= outline.length) return outline
  return outline.toSpliced(from, 1).toSpliced(to, 0, point)
}

export function removePoint(outline: Outline, key: string): Outline {
  return outline.filter((point) => point.key !== key)
}

/** An empty title leaves the point as it is: one without a name could not be found again. */
export function changePoint(outline: Outline, key: string, patch: Partial<OutlinePoint>): Outline {
  return outline.map((point) => {
    if (point.key !== key) return point
    const title = patch.title?.trim()
    return { ...point, ...patch, title: title === undefined || title === '' ? point.title : title }
  })
}

/** With a new point at the end, under a key that no other has. */
export function addPoint(outline: Outline, title: string): Outline {
  const keys = new Set(outline.map((point) => point.key))
  let n = outline.length + 1
  while (keys.has(`own-${n}`)) n += 1
  return [...outline, { key: `own-${n}`, title: title.trim(), note: '' }]
}

export function sameOutline(one: Outline, other: Outline): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
