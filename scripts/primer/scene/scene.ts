import { strokes, washes } from './house.ts'
import { drawStroke, drawWash, ease, LOOP, type Point } from './strokes.ts'

const WIDTH = 1920
const HEIGHT = 1080

interface View {
  readonly at: number
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Where the camera rests; between two it glides. */
const views: readonly View[] = [
  { at: 0, x: 960, y: 540, scale: 1 },
  { at: 3.2, x: 960, y: 545, scale: 1.03 },
  { at: 6.2, x: 880, y: 430, scale: 1.62 },
  { at: 8.2, x: 960, y: 440, scale: 1.55 },
  { at: 11, x: 760, y: 620, scale: 1.85 },
  { at: 13, x: 810, y: 620, scale: 1.78 },
  { at: 16.6, x: 1270, y: 660, scale: 1.8 },
  { at: 18.4, x: 1340, y: 660, scale: 1.72 },
  { at: 21.4, x: 960, y: 545, scale: 1.03 },
  { at: 25.5, x: 960, y: 540, scale: 1.07 },
  { at: LOOP, x: 960, y: 540, scale: 1 },
]

function cameraAt(t: number): Omit<View, 'at'> {
  const next = views.findIndex((view) => view.at > t)
  const [a, b] = [views[next - 1], views[next]]
  if (!a || !b) return { x: 960, y: 540, scale: 1 }
  const share = ease((t - a.at) / (b.at - a.at))
  const mix = (from: number, to: number): number => from + (to - from) * share
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), scale: mix(a.scale, b.scale) }
}

/** Warm paper with a light that wanders once around in a loop. */
function drawPaper(ctx: CanvasRenderingContext2D, t: number): void {
  ctx.fillStyle = '#f1ece4'
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
  const angle = (t / LOOP) * Math.PI * 2
  const [x, y] = [WIDTH * (0.5 + 0.24 * Math.cos(angle)), HEIGHT * (0.4 + 0.16 * Math.sin(angle))]
  const light = ctx.createRadialGradient(x, y, 60, x, y, 1250)
  light.addColorStop(0, '#fbf8f3')
  light.addColorStop(1, '#ebe4d9')
  ctx.fillStyle = light
  ctx.fillRect(0, 0, WIDTH, HEIGHT)
}

/** The squared paper of a plan, which makes the camera's movement felt. */
function drawGrid(ctx: CanvasRenderingContext2D): void {
  ctx.beginPath()
  for (let x = -240; x <= 2160; x += 120) {
    ctx.moveTo(x, -240)
    ctx.lineTo(x, 1320)
  }
  for (let y = -240; y <= 1320; y += 120) {
    ctx.moveTo(-240, y)
    ctx.lineTo(2160, y)
  }
  ctx.strokeStyle = 'rgba(120, 104, 86, 0.085)'
  ctx.lineWidth = 1.4
  ctx.stroke()
}

function drawTip(ctx: CanvasRenderingContext2D, [x, y]: Point, scale: number): void {
  ctx.beginPath()
  ctx.arc(x, y, 6.5 / scale, 0, Math.PI * 2)
  ctx.fillStyle = 'rgba(180, 99, 45, 0.9)'
  ctx.fill()
}

/** Draws the moment `t` (seconds) of the loop. */
export function drawScene(ctx: CanvasRenderingContext2D, t: number): void {
  const camera = cameraAt(t)
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  drawPaper(ctx, t)
  ctx.translate(WIDTH / 2, HEIGHT / 2)
  ctx.scale(camera.scale, camera.scale)
  ctx.translate(-camera.x, -camera.y)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  drawGrid(ctx)
  for (const wash of washes) drawWash(ctx, wash, t)
  const tips = strokes.map((each) => drawStroke(ctx, each, t)).filter((tip) => tip !== null)
  for (const tip of tips.slice(0, 3)) drawTip(ctx, tip, camera.scale)
}
