import type { ClientField } from '#shared/domain/new-client.ts'

const SHORT: Readonly<Record<string, string>> = {
  street: 'st',
  saint: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  circle: 'cir',
  terrace: 'ter',
  trail: 'trl',
  parkway: 'pkwy',
  highway: 'hwy',
  square: 'sq',
  turnpike: 'tpke',
  crossing: 'xing',
  cove: 'cv',
  point: 'pt',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  mount: 'mt',
  fort: 'ft',
  apartment: 'apt',
  suite: 'ste',
  floor: 'fl',
  number: '',
  route: 'rte',
  building: 'bldg',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
  sixth: '6th',
  seventh: '7th',
  eighth: '8th',
  ninth: '9th',
  tenth: '10th',
}

const words = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.,'’#]/g, '')
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)
    .filter(Boolean)
    .join(' ')

/** Whether a value is what the gold says, up to how it is written. */
export function sameValue(field: ClientField, gold: string | readonly string[], value: string): boolean {
  if (field === 'projectTypes') {
    const wanted = new Set(typeof gold === 'string' ? gold.split(/\s*,\s*/) : gold)
    const got = new Set(value.split(/\s*,\s*/))
    return wanted.size === got.size && [...wanted].every((one) => got.has(one))
  }
  const wanted = typeof gold === 'string' ? gold : gold.join(', ')
  if (field === 'phone' || field === 'phone2')
    return wanted.replace(/\D/g, '').slice(-10) === value.replace(/\D/g, '').slice(-10)
  if (field === 'email') return wanted.toLowerCase() === value.toLowerCase()
  if (field === 'zip') return wanted.slice(0, 5) === value.slice(0, 5)
  if (field === 'leadSource')
    return words(wanted).includes(words(value)) || words(value).includes(words(wanted))
  if (field === 'coName') {
    // "Bob and Linda Hale": with or without the surname they share.
    const [first, second] = [words(wanted), words(value)]
    return first === second || first.startsWith(`${second} `) || second.startsWith(`${first} `)
  }
  const plain = (text: string): string => words(text).replace(/^the /, '').replace(/ /g, '')
  return plain(wanted) === plain(value)
}
