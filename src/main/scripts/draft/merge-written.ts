import type { Paragraph } from '#shared/domain/script-draft.ts'

export interface MergeInput {
  /** What the engine was given. */
  readonly base: readonly Paragraph[]
  /** What the draft holds by now. */
  readonly now: readonly Paragraph[]
  /** What the engine made. */
  readonly written: readonly Paragraph[]
  /** Paragraphs the engine was asked to change; null: the whole text. */
  readonly asked: ReadonlySet<string> | null
  readonly newId: () => string
}

const idsOf = (paragraphs: readonly Paragraph[]): ReadonlySet<string> =>
  new Set(paragraphs.map((paragraph) => paragraph.id))

function quoted({ text }: Paragraph): string {
  const words = text.split(/\s+/).slice(0, 6).join(' ')
  return `“${words}${words.length < text.length ? ' …' : ''}”`
}

/** Puts a paragraph where it stood in `order`: after what preceded it there and what is new behind that. */
function putBack(
  list: Paragraph[],
  paragraph: Paragraph,
  order: readonly Paragraph[],
  known: ReadonlySet<string>,
): void {
  const before = order.slice(
    0,
    order.findIndex((each) => each.id === paragraph.id),
  )
  const previous = before.findLast((each) => list.some((other) => other.id === each.id))
  if (!previous) {
    list.unshift(paragraph)
    return
  }
  const behind = list.findIndex((each) => each.id === previous.id) + 1
  const next = list.findIndex((each, index) => index >= behind && known.has(each.id))
  list.splice(next < 0 ? list.length : next, 0, paragraph)
}

/** Takes the place of what was written anew for its point, so nothing is said twice; false without any. */
function replacesTwin(list: Paragraph[], paragraph: Paragraph, known: ReadonlySet<string>): boolean {
  const isTwin = (each: Paragraph): boolean =>
    paragraph.point !== '' && each.point === paragraph.point && !known.has(each.id)
  const first = list.findIndex(isTwin)
  if (first < 0) return false
  list[first] = paragraph
  for (let at = list.length - 1; at > first; at--) {
    const each = list[at]
    if (each && isTwin(each)) list.splice(at, 1)
  }
  return true
}

/** What the engine made, with every paragraph it was not to touch as it was, and ids that are sure. */
function cleaned({ base, written, asked, newId }: MergeInput): Paragraph[] {
  const known = idsOf(base)
  const used = new Set<string>()
  const list: Paragraph[] = []
  for (const each of written) {
    const text = each.text.trim()
    const keeps = known.has(each.id) && !used.has(each.id)
    if (text === '') continue
    if (keeps) used.add(each.id)
    const point = each.point || (base.find((old) => keeps && old.id === each.id)?.point ?? '')
    list.push({ id: keeps ? each.id : newId(), point, text, locked: false })
  }
  for (const old of base) {
    if (!old.locked && (asked === null || asked.has(old.id))) continue
    const at = list.findIndex((each) => each.id === old.id)
    if (at >= 0) list[at] = old
    else if (asked !== null || !replacesTwin(list, old, known)) putBack(list, old, base, known)
  }
  return list
}

/**
 * The engine's text over the newest state. What a person changed, locked, added or removed while the engine
 * worked stays as the person left it; a remark says so where the engine had changed it too.
 */
export function mergeWritten(input: MergeInput): {
  readonly paragraphs: readonly Paragraph[]
  readonly remarks: readonly string[]
} {
  const { base, now, asked } = input
  const list = cleaned(input)
  const remarks: string[] = []
  const known = idsOf([...base, ...now])
  for (const mine of now) {
    const old = base.find((each) => each.id === mine.id)
    const at = list.findIndex((each) => each.id === mine.id)
    const touched = !old || old.text !== mine.text || (mine.locked && !old.locked)
    if (!touched) {
      const found = list[at]
      if (found) list[at] = { ...found, locked: mine.locked }
      continue
    }
    const conflict = old !== undefined && list[at]?.text !== old.text
    if (conflict) remarks.push(`You changed ${quoted(mine)} meanwhile; your words were kept.`)
    if (at >= 0) list[at] = mine
    else if (asked !== null || !old || !replacesTwin(list, mine, known)) putBack(list, mine, now, known)
  }
  for (const old of base) {
    const at = list.findIndex((each) => each.id === old.id)
    if (at < 0 || now.some((each) => each.id === old.id)) continue
    if (list[at]?.text !== old.text) {
      remarks.push(`You removed ${quoted(old)} meanwhile; it stays removed.`)
    }
    list.splice(at, 1)
  }
  return { paragraphs: list, remarks }
}
