import type { Raster } from './png.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** A colour and the area it covers; coordinates run from 0 to 1, y downwards. */
export interface Shape {
  readonly colour: Colour
  readonly covers: (x: number, y: number) => boolean
}

export const COPPER: Colour = [201, 123, 74]
export const WARM_DARK: Colour = [34, 29, 26]
const PALE: Colour = [240, 226, 212]

export function roundedBox(x0: number, y0: number, x1: number, y1: number, radius: number): Shape['covers'] {
  return (x, y) => {
    const dx = Math.max(x0 + radius - x, 0, x - (x1 - radius))
    const dy = Math.max(y0 + radius - y, 0, y - (y1 - radius))
    return x >= x0 && x <= x1 && y >= y0 && y <= y1 && Math.hypot(dx, dy) <= radius
  }
}

export function disc(cx: number, cy: number, radius: number): Shape['covers'] {
  return (x, y) => Math.hypot(x - cx, y - cy) <= radius
}

/** A line with round ends. */
function stroke(ax: number, ay: number, bx: number, by: number, width: number): Shape['covers'] {
  const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2
  return (x, y) => {
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared))
    return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)) <= width / 2
  }
}

/** The mark: a roof above the three bars of an E. `inset` is the free space around it. */
export function mark(inset: number, bars: Colour = PALE): readonly Shape[] {
  const at = (value: number): number => inset + value * (1 - 2 * inset)
  const width = 0.13 * (1 - 2 * inset)
  const line = (ax: number, ay: number, bx: number, by: number) =>
    stroke(at(ax), at(ay), at(bx), at(by), width)
  return [
    { colour: COPPER, covers: line(0.08, 0.44, 0.5, 0.1) },
    { colour: COPPER, covers: line(0.5, 0.1, 0.92, 0.44) },
    { colour: bars, covers: line(0.28, 0.5, 0.28, 0.92) },
    { colour: bars, covers: line(0.28, 0.5, 0.72, 0.5) },
    { colour: bars, covers: line(0.28, 0.71, 0.64, 0.71) },
    { colour: bars, covers: line(0.28, 0.92, 0.72, 0.92) },
  ]
}

/** Paints shapes one over the other, with 4 × 4 samples a pixel. */
export function paint(size: number, shapes: readonly Shape[]): Raster {
  const grid = 4
  const rgba = new Uint8Array(size * size * 4)
  for (let pixel = 0; pixel < size * size; pixel++) {
    const sum = [0, 0, 0]
    let hits = 0
    for (let sample = 0; sample < grid * grid; sample++) {
      const x = ((pixel % size) + ((sample % grid) + 0.5) / grid) / size
      const y = (Math.floor(pixel / size) + (Math.floor(sample / grid) + 0.5) / grid) / size
      const top = shapes.findLast((shape) => shape.covers(x, y))
      if (!top) continue
      hits += 1
      top.colour.forEach((value, channel) => (sum[channel] = (sum[channel] ?? 0) + value))
    }
    if (hits === 0) continue
    rgba.set(
      [...sum.map((value) => Math.round(value / hits)), Math.round((hits * 255) / grid ** 2)],
      pixel * 4,
    )
  }
  return { size, rgba }
}
