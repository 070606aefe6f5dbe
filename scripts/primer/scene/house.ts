import {
  arc,
  box,
  polygon,
  stroke,
  without,
  type Pen,
  type Point,
  type Stroke,
  type Wash,
} from './strokes.ts'

const INK = '#3b352f'
const SOFT = '#8d8378'
const COPPER = '#b4632d'

const bold: Pen = { colour: INK, width: 4.5 }
const line: Pen = { colour: INK, width: 3 }
const thin: Pen = { colour: SOFT, width: 1.8 }
const roofEdge: Pen = { colour: COPPER, width: 5.5 }

const GROUND = 830
const mainRoof: readonly Point[] = pts(470, 540, 555, 330, 1145, 330, 1230, 540)
const wingRoof: readonly Point[] = pts(1182, 618, 1182, 500, 1440, 500, 1505, 618)
const body = box(520, 540, 660, GROUND - 540)
const bay = box(545, 540, 270, GROUND - 540)
const wing = box(1180, 618, 290, 168)
const chimney = box(1010, 268, 62, 94)
const door = box(905, 640, 88, 190)
const doorRoof: readonly Point[] = pts(868, 616, 949, 566, 1030, 616)
const sidelight = box(1048, 606, 84, 130)
const step = box(872, 816, 154, 14)
/** The gable down to under its eaves, which hides the roof's own edge. */
const gableFront: readonly Point[] = pts(508, 553, 680, 370, 852, 553)
const page = box(0, 0, 1920, 1080)
const bigWindow = box(592, 606, 176, 130)
const slider = box(1246, 664, 160, 118)
const deck = box(1190, 786, 420, 16)

/** Points from a flat list of coordinates. */
function pts(...numbers: readonly number[]): readonly Point[] {
  return Array.from(
    { length: numbers.length / 2 },
    (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0] as const,
  )
}

const closed = (points: readonly Point[]): readonly Point[] => [...points, ...points.slice(0, 1)]

interface Courses {
  readonly area: readonly Point[]
  readonly holes: readonly (readonly Point[])[]
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly from: number
}

/** Rows of shingles from the eaves up, each with its joints staggered against the one below. */
function shingles({ area, holes, left, right, top, bottom, from }: Courses): readonly Stroke[] {
  const clips = without(area, holes)
  const pen: Pen = { colour: '#c98a61', width: 2, clips }
  const rows = Math.floor((bottom - top) / 21)
  return Array.from({ length: rows }, (_, row) => {
    const y = bottom - (row + 1) * 21
    const start = from + row * 0.3
    const joints = Array.from({ length: Math.ceil((right - left) / 38) }, (_, i) => {
      const x = left + i * 38 + (row % 2) * 19
      const at = start + ((x - left) / (right - left)) * 1.1
      return stroke(pts(x, y, x, y + 21), at, 0.25, pen)
    })
    return [stroke(pts(left, y, right, y), start, 1.3, pen), ...joints]
  }).flat()
}

/** Boards of the siding, from the bottom up. */
function siding(
  area: readonly Point[],
  holes: readonly (readonly Point[])[],
  from: number,
): readonly Stroke[] {
  const [[left, top] = [0, 0], , [right, bottom] = [0, 0]] = area
  const pen: Pen = { colour: '#c2b8aa', width: 1.8, clips: without(area, holes) }
  const rows = Math.floor((bottom - top) / 16)
  return Array.from({ length: rows }, (_, row) => {
    const y = bottom - (row + 1) * 16
    return stroke(pts(left, y, right, y), from + row * 0.11, 0.9, pen)
  })
}

/** A frame, its inner line and the panes. */
function window(frame: readonly Point[], columns: number, rows: number, from: number): readonly Stroke[] {
  const [[x, y] = [0, 0], , [right, bottom] = [0, 0]] = frame
  const [width, height] = [right - x, bottom - y]
  const inner = box(x + 9, y + 9, width - 18, height - 18)
  const upright = Array.from({ length: columns - 1 }, (_, i) => x + (width * (i + 1)) / columns)
  const across = Array.from({ length: rows - 1 }, (_, i) => y + (height * (i + 1)) / rows)
  return [
    stroke(frame, from, 1, line),
    stroke(inner, from + 0.4, 0.9, thin),
    ...upright.map((at, i) => stroke(pts(at, y + 9, at, bottom - 9), from + 0.9 + i * 0.12, 0.5, line)),
    ...across.map((at, i) => stroke(pts(x + 9, at, right - 9, at), from + 1.1 + i * 0.12, 0.6, line)),
  ]
}

function sill(frame: readonly Point[], from: number): Stroke {
  const [[x] = [0, 0], , [right, bottom] = [0, 0]] = frame
  return stroke(pts(x - 10, bottom + 9, right + 10, bottom + 9), from, 0.5, bold)
}

function cloud(x: number, y: number, size: number, from: number): Stroke {
  const puffs = [
    ...arc(x - size, y, size * 0.5, Math.PI, Math.PI * 1.6),
    ...arc(x - size * 0.2, y - size * 0.25, size * 0.75, Math.PI * 1.15, Math.PI * 1.85),
    ...arc(x + size * 0.85, y, size * 0.55, Math.PI * 1.4, Math.PI * 2),
  ]
  return stroke([...puffs, [x - size * 1.5, y]], from, 1.8, { colour: '#c9beb0', width: 3 })
}

function railing(from: number): readonly Stroke[] {
  const posts = [1424, 1515, 1606]
  const balusters = Array.from({ length: 14 }, (_, i) => 1437 + i * 12.2)
  return [
    stroke(pts(1420, 716, 1612, 716), from, 0.8, bold),
    ...posts.map((x, i) => stroke(pts(x, 786, x, 706), from + 0.1 + i * 0.15, 0.5, bold)),
    ...balusters.map((x, i) => stroke(pts(x, 718, x, 784), from + 0.5 + i * 0.06, 0.35, thin)),
  ]
}

function deckBoards(from: number): readonly Stroke[] {
  const posts = [1226, 1330, 1434, 1538, 1594]
  const seams = Array.from({ length: 11 }, (_, i) => 1225 + i * 35)
  return [
    stroke(deck, from, 1.4, line),
    ...seams.map((x, i) => stroke(pts(x, 787, x, 801), from + 0.5 + i * 0.07, 0.25, thin)),
    ...posts.map((x, i) => stroke(pts(x, 802, x, GROUND), from + 0.8 + i * 0.1, 0.35, line)),
    stroke(pts(1610, 794, 1632, 794, 1632, 812, 1654, 812, 1654, GROUND), from + 1.3, 0.8, line),
  ]
}

function tree(x: number, y: number, radius: number, from: number): readonly Stroke[] {
  const sage: Pen = { colour: '#8b957c', width: 3 }
  const crown = arc(x, y, radius, Math.PI * 0.5, Math.PI * 2.5).map(
    ([px, py], i) =>
      [px + Math.sin(i * 1.9) * radius * 0.05, py + Math.cos(i * 2.3) * radius * 0.05] as const,
  )
  return [
    stroke(pts(x, GROUND, x, y + radius * 0.15), from, 0.7, { colour: SOFT, width: 4 }),
    stroke(pts(x, y + radius * 0.62, x + radius * 0.38, y + radius * 0.25), from + 0.4, 0.4, {
      colour: SOFT,
      width: 2.5,
    }),
    stroke(crown, from + 0.3, 1.4, sage),
  ]
}

const outline: readonly Stroke[] = [
  stroke(pts(120, GROUND, 1800, GROUND), 0.15, 2.2, { colour: SOFT, width: 3 }),
  stroke(pts(520, GROUND, 520, 546), 1, 0.9, bold),
  stroke(pts(1180, GROUND, 1180, 546), 1.2, 0.9, bold),
  stroke(pts(1470, 784, 1470, 624), 1.5, 0.8, bold),
  stroke(closed(mainRoof), 1.7, 2.2, {
    ...roofEdge,
    clips: without(page, [gableFront, chimney]),
  }),
  stroke(pts(500, 561, 680, 370, 860, 561), 2.4, 1.6, roofEdge),
  stroke(pts(1182, 500, 1440, 500, 1505, 618, 1182, 618), 2.9, 1.6, {
    ...roofEdge,
    clips: without(page, [mainRoof]),
  }),
  stroke(pts(1010, 362, 1010, 268, 1072, 268, 1072, 362, 1010, 362), 3.6, 1, bold),
  stroke(pts(1000, 262, 1082, 262), 4.3, 0.5, bold),
]

const trim: readonly Stroke[] = [
  ...[282, 298, 314, 330, 346].map((y, i) => stroke(pts(1012, y, 1070, y), 5 + i * 0.2, 0.5, thin)),
  stroke(pts(545, 548, 545, GROUND), 9, 0.9, line),
  stroke(pts(815, 548, 815, GROUND), 9.1, 0.9, line),
  stroke(pts(540, 540, 820, 540), 9.2, 0.8, line),
  stroke(arc(680, 470, 27, Math.PI * 0.5, Math.PI * 2.5), 9.8, 1, line),
  stroke(pts(653, 470, 707, 470), 10.4, 0.4, thin),
  stroke(pts(680, 443, 680, 497), 10.5, 0.4, thin),
  stroke(pts(1230, 548, 1168, 548, 1168, GROUND - 4), 8.2, 1.3, { colour: COPPER, width: 3.5 }),
]

const doorway: readonly Stroke[] = [
  stroke(door, 14, 1.1, line),
  stroke(step, 15.2, 0.9, line),
  stroke(box(917, 654, 64, 70), 14.7, 0.7, thin),
  stroke(box(917, 738, 64, 74), 14.9, 0.7, thin),
  stroke(arc(978, 738, 4, 0, Math.PI * 2), 15.5, 0.3, { colour: COPPER, width: 4 }),
  stroke(closed(doorRoof), 14.4, 1.1, { colour: COPPER, width: 4.5 }),
  stroke(pts(884, 616, 884, GROUND), 15, 0.6, line),
  stroke(pts(1014, 616, 1014, GROUND), 15.1, 0.6, line),
]

const garden: readonly Stroke[] = [
  cloud(330, 300, 62, 19.6),
  cloud(1200, 190, 44, 20.2),
  ...tree(320, 640, 105, 19.2),
  ...tree(1740, 690, 78, 19.8),
  stroke(arc(428, GROUND, 38, Math.PI, Math.PI * 2), 20.2, 0.7, { colour: '#8b957c', width: 3 }),
  stroke(arc(474, GROUND, 26, Math.PI, Math.PI * 2), 20.4, 0.7, { colour: '#8b957c', width: 3 }),
  stroke(arc(1450, 250, 62, -Math.PI * 0.5, Math.PI * 1.5), 19.4, 1.6, { colour: '#d9a35f', width: 3 }),
]

export const strokes: readonly Stroke[] = [
  ...outline,
  ...shingles({
    area: mainRoof,
    holes: [gableFront, chimney],
    left: 470,
    right: 1230,
    top: 330,
    bottom: 540,
    from: 4.2,
  }),
  ...shingles({
    area: wingRoof,
    holes: [mainRoof],
    left: 1198,
    right: 1505,
    top: 500,
    bottom: 618,
    from: 6.4,
  }),
  ...trim,
  ...siding(bay, [bigWindow], 9.6),
  ...siding(body, [bay, door, doorRoof, sidelight], 10.2),
  ...siding(wing, [slider, deck], 11),
  ...window(bigWindow, 3, 2, 11.2),
  sill(bigWindow, 12.4),
  ...window(sidelight, 2, 2, 13),
  sill(sidelight, 14.2),
  ...doorway,
  ...window(slider, 2, 1, 15.8),
  ...deckBoards(16.3),
  ...railing(17.4),
  ...garden,
].toSorted((a, b) => a.from - b.from)

const wash = (points: readonly Point[], colour: string, from: number, seconds = 1.6): Wash => ({
  shape: polygon(points),
  colour,
  from,
  seconds,
})

/** Flat colours, from the back to the front. */
export const washes: readonly Wash[] = [
  wash(box(-400, GROUND, 2800, 600), '#e9e6da', 20.2, 2.4),
  wash(arc(428, GROUND, 38, Math.PI, Math.PI * 2), '#dfe3d5', 21),
  wash(arc(474, GROUND, 26, Math.PI, Math.PI * 2), '#dfe3d5', 21.2),
  wash(arc(1450, 250, 62, 0, Math.PI * 2), '#f3d9a8', 20.4),
  wash(arc(320, 640, 105, 0, Math.PI * 2), '#dfe3d5', 20.6),
  wash(arc(1740, 690, 78, 0, Math.PI * 2), '#dfe3d5', 20.9),
  wash(wing, '#eee6da', 20.2),
  wash(body, '#efe8dd', 20),
  wash(wingRoof, '#e2b391', 19.6),
  wash(mainRoof, '#dda985', 19.2),
  wash(chimney, '#dcd0c2', 19.6),
  wash(gableFront, '#f6f0e6', 19.2),
  wash(bay, '#f6f0e6', 20.2),
  wash(step, '#dcd0c2', 21),
  wash(door, '#bf7a4a', 21),
  wash(doorRoof, '#dda985', 20.8),
  wash(deck, '#d8b28d', 21.2),
  wash(bigWindow, '#fae3b4', 21.8, 1.2),
  wash(sidelight, '#fae3b4', 22.1, 1.2),
  wash(slider, '#fae3b4', 22.4, 1.2),
]
