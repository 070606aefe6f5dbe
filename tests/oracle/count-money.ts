/** Rules of "Amounts of money" in docs/analysis.md, followed word for word and slowly. Imports nothing of the app. */

const list = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean)
const ones = list('one two three four five six seven eight nine')
const teens = list('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen')
const tens = list('twenty thirty forty fifty sixty seventy eighty ninety')
const scales: Record<string, number> = { hundred: 100, thousand: 1000, million: 1000000 }
const units = list('dollar dollars buck bucks grand cent cents')
const counted =
  list(`square squares sq feet foot ft inch inches mile miles people home homes house houses roof roofs customer
  customers family families hour hours minute minutes day days week weeks month months year years time times review reviews
  btu btus pound pounds gallon gallons shingle shingles job jobs sheet sheets bundle bundles nail nails mph degree degrees window windows
  door doors`)
const near =
  list(`price prices priced pricing cost costs costing total totals quote quotes quoted estimate estimated bid bids budget
  budgeted deposit payment payments pay pays paid paying spend spending charge charges charged money afford finance financed financing
  discount rebate credit invoice balance check cash number numbers package refund save saves saved saving savings difference`)
const behind = list(
  'off down deposit total budget discount rebate credit upfront less cheaper price quote bid financed',
)
const labels = list('job number no suite route exit apartment unit zip code street')

interface Piece {
  word: string
  at: number
  end: number
  joined: boolean
}

function pieces(text: string): Piece[] {
  const out: Piece[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const found =
      /^[$%]/.exec(rest) ?? /^\d+(?:,\d\d\d)*(?:\.\d+)?/.exec(rest) ?? /^\p{L}+(?:['’]\p{L}+)*/u.exec(rest)
    if (!found) {
      at++
      continue
    }
    const before = out[out.length - 1]
    const gap = before ? text.slice(before.end, at) : '.'
    const joined = gap.replaceAll(/\s/g, '') === '' || gap.replaceAll(/\s/g, '') === '-'
    out.push({
      word: found[0].toLowerCase(),
      at,
      end: at + found[0].length,
      joined: before !== undefined && joined,
    })
    at += found[0].length
  }
  return out
}

const digits = (word: string): boolean => /^\d/.test(word)
const number = (word: string | undefined): boolean =>
  word !== undefined &&
  (digits(word) || ones.includes(word) || teens.includes(word) || tens.includes(word) || word in scales)

function amount(word: string): number {
  if (digits(word)) return Number(word.split(',').join(''))
  if (ones.includes(word)) return ones.indexOf(word) + 1
  if (teens.includes(word)) return teens.indexOf(word) + 10
  return (tens.indexOf(word) + 2) * 10
}

function groupsOf(words: string[]): { groups: number[]; large: boolean } {
  const groups: number[] = []
  let large = false
  let previous = ''
  for (const word of words) {
    const last = groups[groups.length - 1]
    if (word === 'and') {
      previous = 'and'
      continue
    }
    const scale = scales[word]
    if (scale !== undefined) {
      const many = last ?? 1
      if (last !== undefined) groups.pop()
      groups.push(many * scale)
      if (scale === 1000 || (scale === 100 && many >= 11 && many <= 99)) large = true
    } else if (
      last !== undefined &&
      !digits(word) &&
      (previous in scales || previous === 'and' || (tens.includes(previous) && ones.includes(word)))
    ) {
      groups[groups.length - 1] = last + amount(word)
    } else groups.push(amount(word))
    previous = word
  }
  return { groups, large }
}

function moneyNear(all: Piece[], from: number, to: number): boolean {
  const earlier = all.slice(Math.max(0, from - 8), from).map((piece) => piece.word)
  for (let i = 0; i < earlier.length; i++) {
    const [word = '', next = ''] = [earlier[i], earlier[i + 1]]
    if (near.includes(word)) return true
    if (['come', 'comes', 'came', 'coming'].includes(word) && ['to', 'in', 'out'].includes(next)) return true
    if (word === 'looking' && next === 'at') return true
  }
  return all.slice(to, to + 4).some((piece) => behind.includes(piece.word))
}

function runIsMoney(all: Piece[], from: number, to: number, before: boolean): boolean {
  const words = all.slice(from, to).map((piece) => piece.word)
  const { groups, large } = groupsOf(words)
  const written = words.filter(digits)
  const next = all[to]
  if (all[from - 1]?.word === '$') return true
  const half = next?.word === 'and' && all[to + 1]?.word === 'a' && all[to + 2]?.word === 'half'
  const follower = half ? all[to + 3] : next
  const follows = follower?.joined ? follower.word : ''
  if (units.includes(follows)) return true
  if (follows === 'k' && follower?.at === all[to - 1]?.end && digits(words[words.length - 1] ?? ''))
    return true
  if (['%', 'percent', 'point', 'points'].includes(next?.word ?? '')) return false
  if (next?.word === 'per' && all[to + 1]?.word === 'cent') return false
  if (counted.includes(follows) || written.length > 1) return false
  if (written.length === 0 && groups.length === 1 && (groups[0] ?? 0) > 2000 && (groups[0] ?? 0) < 2040)
    return false
  if (large) return true
  const rate =
    next?.word === 'monthly' ||
    (['a', 'per', 'each', 'every'].includes(next?.word ?? '') &&
      ['month', 'week', 'square', 'year', 'foot', 'window', 'door'].includes(all[to + 1]?.word ?? ''))
  const [first = 0, second = 0] = groups
  if (rate && (groups.length > 1 || first >= 50)) return true
  if (labels.includes(all[from - 1]?.word ?? '')) return false
  const year =
    groups.length === 2 && ((first === 19 && second >= 10) || (first === 20 && second >= 10 && second <= 29))
  const scaled = words.some((word) => word in scales)
  const shortened =
    written.length === 0 &&
    !scaled &&
    groups.length > 1 &&
    !year &&
    ((first >= 13 && first <= 99) || (first >= 10 && first <= 12 && groups.length === 2 && second < 10))
  const asYear =
    Number.isInteger(first) && first >= 1900 && first <= 2099 && !(written[0] ?? '').includes(',')
  const figure = written.length === 1 && groups.length === 1 && first >= 100 && first < 1000000 && !asYear
  const bare = shortened || figure || words.includes('hundred')
  return bare && (before || moneyNear(all, from, to))
}

/** Offset of the first amount in a turn, or -1. */
export function firstAmount(text: string, before: boolean): number {
  const all = pieces(text)
  const starts: number[] = []
  for (let at = 0; at < all.length; at++) {
    const word = all[at]?.word ?? ''
    if (['couple', 'few', 'several'].includes(word)) {
      const next = all[at + 1]?.word === 'of' ? all[at + 2]?.word : all[at + 1]?.word
      if (next && units.includes(next) && !next.startsWith('cent')) starts.push(all[at]?.at ?? 0)
    }
    if (!number(word)) continue
    let to = at + 1
    while (to < all.length && all[to]?.joined) {
      const here = all[to]?.word ?? ''
      const joins =
        here === 'and' &&
        (all[to - 1]?.word ?? '') in scales &&
        all[to + 1]?.joined &&
        number(all[to + 1]?.word)
      if (!number(here) && !joins) break
      to++
    }
    if (runIsMoney(all, at, to, before)) {
      const sign = all[at - 1]
      starts.push(sign?.word === '$' ? sign.at : (all[at]?.at ?? 0))
    }
    at = to - 1
  }
  return starts.length === 0 ? -1 : Math.min(...starts)
}
