/** One timed caption of WebVTT or SubRip. */
export interface Cue {
  readonly id: string
  /** Seconds. */
  readonly start: number
  readonly end: number
  readonly lines: string[]
}

export interface CueFile {
  readonly cues: readonly Cue[]
  /** What stands above the first cue, and the notes. */
  readonly head: readonly string[]
  readonly notes: readonly string[]
  readonly isVtt: boolean
}

const STAMP = String.raw`((?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?)`
const TIMING = new RegExp(String.raw`^\s*${STAMP}\s*--?>\s*${STAMP}(?:\s|$)`)
const ID =
  /^(?:\d{1,7}|[\da-f]{8}-[\da-f]{4}-[\da-f-]{10,40}(?:\/\d{1,7}-\d{1,7})?|[\w-]{1,60}\/\d{1,7}-\d{1,7})$/i
const ASIDE = /^(?:NOTE(?:\s|$)|STYLE\s*$|REGION\s*$)/

function secondsAt(stamp: string): number {
  const dot = stamp.search(/[.,]/)
  const [a = 0, b = 0, c] = (dot < 0 ? stamp : stamp.slice(0, dot)).split(':').map(Number)
  const seconds = c === undefined ? a * 60 + b : (a * 60 + b) * 60 + c
  const ms = dot < 0 ? 0 : Number(stamp.slice(dot + 1).padEnd(3, '0'))
  return (seconds * 1000 + ms) / 1000
}

/** True for the line that begins a cue: "00:01.000 --> 00:02,5 align:left". */
export function isTiming(line: string): boolean {
  return timingOf(line) !== null
}

function timingOf(line: string): RegExpExecArray | null {
  return line.length <= 400 && line.includes('->') ? TIMING.exec(line) : null
}

function shifted(cue: Cue, by: number): Cue {
  const ms = (time: number): number => Math.round((time + by) * 1000) / 1000
  const start = ms(cue.start)
  return { ...cue, start, end: Math.max(start, ms(cue.end)) }
}

/** A second recording behind the first begins again at 0; its times go on where the first one ended. */
function inParts(cues: readonly Cue[], restarts: ReadonlySet<number>): readonly Cue[] {
  const places = [0, ...restarts, cues.length]
  let offset = 0
  return places.slice(1).flatMap((to, i) => {
    const part = cues.slice(places[i], to).map((cue) => {
      return offset > 0 || cue.end < cue.start ? shifted(cue, offset) : cue
    })
    for (const { end } of part) offset = Math.max(offset, end)
    return part.sort((a, b) => a.start - b.start)
  })
}

/** Exports that were run twice hold each cue twice. `cues`: by their beginning. */
function withoutCopies(cues: readonly Cue[]): readonly Cue[] {
  let together: string[] = []
  let start = -1
  return cues.filter((cue, i) => {
    if (cue.start !== start && cue.start !== cues[i + 1]?.start) return true
    if (cue.start !== start) together = []
    start = cue.start
    const key = `${cue.end} ${cue.lines.join('\n')}`
    if (together.includes(key)) return false
    if (together.length < 100) together.push(key)
    return true
  })
}

/**
 * Reads the cues of WebVTT (W3C WebVTT 1) or SubRip, in the order of their times. Missing blank lines, blank
 * lines inside of a cue and missing numbers are taken as they come.
 */
export function readCues(lines: readonly string[]): CueFile {
  const isVtt = /^\s*WEBVTT(?:\s|$)/.test(lines.find((line) => line.trim()) ?? '')
  const cues: Cue[] = []
  const head: string[] = []
  const notes: string[] = []
  const restarts = new Set<number>()
  let held: string[] = []
  let open = false
  const flush = (): void => {
    const [first = ''] = held
    if (isVtt && ASIDE.test(first)) notes.push(held.join(' '))
    else if (/^WEBVTT(?:\s|$)/.test(first) && cues.length > 0) restarts.add(cues.length)
    else if (cues.length === 0) head.push(...held)
    else if (!held.every((line) => ID.test(line))) cues.at(-1)?.lines.push(...held)
    held = []
  }
  const takeId = (): string => {
    const current = cues.at(-1)
    const from = open ? (current?.lines ?? []) : held
    const last = from.at(-1)
    if (last === undefined) return ''
    const alone = !open && held.length === 1 && isVtt
    const numbered = /^\d+$/.test(last)
      ? !open || (current !== undefined && /^\d+$/.test(current.id))
      : ID.test(last)
    if (!numbered && !alone) return ''
    from.pop()
    return last
  }
  for (const raw of lines) {
    const line = raw.trim()
    const timing = timingOf(line)
    if (timing) {
      const id = takeId()
      if (held.length > 0) flush()
      const start = secondsAt(timing[1] ?? '')
      const again = id === '1' && cues.length > 0 && cues[0]?.id === '1' && start < (cues.at(-1)?.start ?? 0)
      if (again) restarts.add(cues.length)
      cues.push({ id, start, end: secondsAt(timing[2] ?? ''), lines: [] })
      open = true
    } else if (!line) {
      if (held.length > 0) flush()
      open = false
    } else if (open) cues.at(-1)?.lines.push(line)
    else held.push(line)
  }
  if (held.length > 0) flush()
  return { cues: withoutCopies(inParts(cues, restarts)), head, notes, isVtt }
}
