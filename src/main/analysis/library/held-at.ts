const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|' +
  'aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** A time right behind the date: "_141500", "T14-15", " at 2.15 pm". */
const TIME =
  '(?:(?:[ _tT-]|,? at )+(\\d{1,2})[.:h_-]?([0-5]\\d)(?:[.:_-]?([0-5]\\d))?(?: ?([ap])\\.?m\\b)?(?!\\d))?'
const SEP = '[-_. ]'

interface Spelling {
  readonly pattern: RegExp
  /** Places of year, month and day among the groups; the time follows behind them. */
  readonly order: readonly [number, number, number]
}

const SPELLINGS: readonly Spelling[] = [
  {
    pattern: new RegExp(`(?<!\\d)(20\\d\\d)${SEP}([01]?\\d)${SEP}([0-3]?\\d)(?!\\d)${TIME}`, 'i'),
    order: [1, 2, 3],
  },
  { pattern: new RegExp(`(?<!\\d)(20\\d\\d)([01]\\d)([0-3]\\d)(?!\\d)${TIME}`, 'i'), order: [1, 2, 3] },
  {
    pattern: new RegExp(
      `(?<![a-z])${MONTH}\\.?[ _-]*([0-3]?\\d)(?:st|nd|rd|th)?,?[ _-]+(20\\d\\d)(?!\\d)${TIME}`,
      'i',
    ),
    order: [3, 1, 2],
  },
  {
    pattern: new RegExp(
      `(?<!\\d)([0-3]?\\d)(?:st|nd|rd|th)?[ _-]*${MONTH}\\.?,?[ _-]*(20\\d\\d)(?!\\d)${TIME}`,
      'i',
    ),
    order: [3, 2, 1],
  },
  {
    pattern: new RegExp(`(?<!\\d)([01]?\\d)${SEP}([0-3]?\\d)${SEP}(20\\d\\d)(?!\\d)${TIME}`, 'i'),
    order: [3, 1, 2],
  },
]
/** Zoom writes the beginning in UTC. */
const ZOOM = /GMT(20\d\d)(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/

function monthOf(text: string): number {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return named >= 0 ? named : Number(text) - 1
}

function hourOf(hour: number, half: string | undefined): number {
  if (!half) return hour
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/** Local time; null for a day or hour that does not exist. Noon where only the day is known. */
function localTime(
  year: number,
  month: number,
  day: number,
  time: readonly (string | undefined)[],
): number | null {
  const [hour, minute, second, half] = time
  const hours = hour === undefined ? 12 : hourOf(Number(hour), half)
  const date = new Date(year, month, day, hours, Number(minute ?? 0), Number(second ?? 0))
  const exists = date.getMonth() === month && date.getDate() === day && hours < 24
  return exists ? date.getTime() : null
}

/** When a conversation took place, from the name of its file: epoch milliseconds, or null. */
export function heldAtFromName(fileName: string): number | null {
  const zoom = ZOOM.exec(fileName)
  if (zoom) {
    const [year = 0, month = 0, ...rest] = zoom.slice(1).map(Number)
    const at = Date.UTC(year, month - 1, ...rest)
    return new Date(at).getUTCMonth() === month - 1 ? at : null
  }
  for (const { pattern, order } of SPELLINGS) {
    const match = pattern.exec(fileName)
    if (!match) continue
    const [year = '', month = '', day = ''] = order.map((place) => match[place] ?? '')
    const at = localTime(Number(year), monthOf(month), Number(day), match.slice(4, 8))
    if (at !== null) return at
  }
  return null
}

/** The file name without the stretches that say when it was. */
export function withoutDate(fileName: string): string {
  return SPELLINGS.reduce((text, { pattern }) => text.replace(pattern, ' '), fileName.replace(ZOOM, ' '))
}
