/** Draws every icon of the app into resources/icons. Run it after a change: `node scripts/make-icons.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COPPER, disc, mark, paint, roundedBox, WARM_DARK, type Shape } from './icons/drawing.ts'
import { encodeIco, encodePng } from './icons/png.ts'

const dir = join(import.meta.dirname, '../resources/icons')
mkdirSync(dir, { recursive: true })

const plate: Shape = { colour: WARM_DARK, covers: roundedBox(0.05, 0.05, 0.95, 0.95, 0.2) }
const png = (size: number, shapes: readonly Shape[]): Buffer => encodePng(paint(size, shapes))
const appIcon = (size: number): Buffer => png(size, [plate, ...mark(0.2)])
const save = (name: string, bytes: Buffer): void => writeFileSync(join(dir, name), bytes)

save('icon.png', appIcon(1024))
save('icon-512.png', appIcon(512))
save('icon.ico', encodeIco([16, 32, 48, 256].map((size) => ({ size, png: appIcon(size) }))))

const dots = {
  idle: null,
  working: [74, 144, 217],
  'needs-you': [226, 160, 40],
  error: [208, 66, 56],
} as const
for (const [name, colour] of Object.entries(dots)) {
  const status: readonly Shape[] = colour ? [{ colour, covers: disc(0.78, 0.78, 0.2) }] : []
  // One colour for the whole mark: it must be seen on light and on dark bars.
  const shapes = [...mark(0.06, COPPER), ...status]
  save(`tray-${name}.png`, png(22, shapes))
  save(`tray-${name}@2x.png`, png(44, shapes))
}
