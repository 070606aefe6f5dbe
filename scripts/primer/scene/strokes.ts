/** Seconds in which light and camera go round once. */
export const LOOP = 30
/** Between these two the drawing is taken back, in the order in which it came. */
const ERASE_FROM = 26.2
const ERASE_TO = 29.4

export type Point = readonly [x: number, y: number]

export interface Stroke {
  readonly points: readonly Point[]
  readonly lengths: readonly number[]
  readonly total: number
  readonly colour: string
  readonly width: number
  readonly from: number
  readonly to: number
  /** Where it may be seen; everywhere when empty. */
  readonly clips: readonly Path2D[]
}

export interface Pen {
  readonly colour: string
  readonly width: number
  readonly clips?: readonly Path2D[]
}

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** Starts and ends at rest. */
export function ease(value: number): number {
  const x = clamp(value)
  return x * x * x * (x * (x * 6 - 15) + 10)
}

export function stroke(points: readonly Point[], from: number, seconds: number, pen: Pen): Stroke {
  const lengths = points.slice(1).map(([x, y], i) => {
    const [px = x, py = y] = points[i] ?? []
    return Math.hypot(x - px, y - py)
  })
  const total = lengths.reduce((sum, each) => sum + each, 0)
  const { colour, width, clips = [] } = pen
  return { points, lengths, total, colour, width, from, to: from + seconds, clips }
}

/** The point so many units along the stroke. */
function along(line: Stroke, distance: number): Point {
  let left = distance
  for (const [i, length] of line.lengths.entries()) {
    const [ax, ay] = line.points[i] ?? [0, 0]
    const [bx, by] = line.points[i + 1] ?? [ax, ay]
    if (left <= length) {
      const share = length === 0 ? 0 : left / length
      return [ax + (bx - ax) * share, ay + (by - ay) * share]
    }
    left -= length
  }
  return line.points.at(-1) ?? [0, 0]
}

/** How much of a stroke is erased at `t`: what was drawn first goes first. */
function erased(line: Stroke, t: number): number {
  const order = clamp(line.from / 21)
  const begin = ERASE_FROM + order * (ERASE_TO - ERASE_FROM - 0.9)
  return ease((t - begin) / 0.9)
}

/** Draws the part that is there at `t`; gives back the tip while the stroke is being drawn. */
export function drawStroke(ctx: CanvasRenderingContext2D, line: Stroke, t: number): Point | null {
  const until = ease((t - line.from) / (line.to - line.from))
  const since = erased(line, t)
  if (until <= since) return null
  ctx.save()
  for (const clip of line.clips) ctx.clip(clip, 'evenodd')
  ctx.beginPath()
  ctx.moveTo(...along(line, since * line.total))
  let passed = 0
  for (const [i, length] of line.lengths.entries()) {
    passed += length
    const corner = line.points[i + 1]
    if (corner && passed > since * line.total && passed < until * line.total) ctx.lineTo(...corner)
  }
  const tip = along(line, until * line.total)
  ctx.lineTo(...tip)
  ctx.strokeStyle = line.colour
  ctx.lineWidth = line.width
  ctx.stroke()
  ctx.restore()
  return until < 1 && line.total > 60 && line.clips.length === 0 ? tip : null
}

export interface Wash {
  readonly shape: Path2D
  readonly colour: string
  readonly from: number
  readonly seconds: number
}

/** A flat colour that comes and goes. */
export function drawWash(ctx: CanvasRenderingContext2D, wash: Wash, t: number): void {
  const alpha = ease((t - wash.from) / wash.seconds) * (1 - ease((t - 25.4) / 1.8))
  if (alpha <= 0) return
  ctx.save()
  ctx.globalAlpha = alpha
  ctx.fillStyle = wash.colour
  ctx.fill(wash.shape)
  ctx.restore()
}

export function polygon(points: readonly Point[]): Path2D {
  const path = new Path2D()
  points.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)))
  path.closePath()
  return path
}

/** The inside of `points` without `holes`. */
export function without(points: readonly Point[], holes: readonly (readonly Point[])[]): readonly Path2D[] {
  const everything: readonly Point[] = [
    [-4000, -4000],
    [6000, -4000],
    [6000, 5000],
    [-4000, 5000],
  ]
  const outside = holes.map((hole) => {
    const path = polygon(everything)
    path.addPath(polygon(hole))
    return path
  })
  return [polygon(points), ...outside]
}

export function box(x: number, y: number, width: number, height: number): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ]
}

export function arc(x: number, y: number, radius: number, start: number, end: number): readonly Point[] {
  const steps = 40
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = start + ((end - start) * i) / steps
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
  })
}
