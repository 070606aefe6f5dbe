/** Singular names (lower case) and their signs, with the lower-case habits of inverse text normalisation. */
const plain: readonly (readonly [string, string])[] = [
  ['percent', '%'],
  ['per cent', '%'],
  ['degree fahrenheit', '°F'],
  ['degree celsius', '°C'],
  ['fahrenheit', '°F'],
  ['celsius', '°C'],
  ['kelvin', 'K'],
  ['hectare', 'ha'],
  ['acre', 'ac'],
  ['mile', 'mi'],
  ['foot', 'ft'],
  ['inch', '"'],
  ['yard', 'yd'],
  ['ounce', 'oz'],
  ['pound', 'lb'],
  ['stone', 'st'],
  ['hundredweight', 'cwt'],
  ['horsepower', 'hp'],
  ['horse power', 'hp'],
  ['hour', 'h'],
  ['minute', 'min'],
  ['second', 's'],
  ['revolution per minute', 'rpm'],
  ['mile per hour', 'mph'],
  ['bit per second', 'bps'],
  ['c c', 'cc'],
  ['knot', 'kt'],
  ['dalton', 'da'],
  ['atmosphere', 'atm'],
  ['ohm', 'ω'],
  ['decibel', 'db'],
  ['electron volt', 'ev'],
  ['astronomical unit', 'au'],
  ['atomic mass unit', 'amu'],
  ['kilogram force', 'kgf'],
  ['radian', 'rad'],
  ['lumen', 'lm'],
  ['mole', 'mol'],
  ['bar', 'bar'],
  ['becquerel', 'bq'],
  ['candela', 'cd'],
  ['gray', 'gy'],
  ['sievert', 'sv'],
  ['lux', 'lx'],
  ['square mile', 'sq mi'],
  ['square foot', 'sq ft'],
  ['square inch', 'sq in'],
  ['square yard', 'sq yd'],
  ['cubic foot', 'cu ft'],
  ['cubic yard', 'cu yd'],
  ['cubic inch', 'cu in'],
]

const prefixes: readonly (readonly [string, string])[] = [
  ['kilo', 'k'],
  ['mega', 'm'],
  ['giga', 'g'],
  ['tera', 't'],
  ['peta', 'p'],
  ['hecto', 'h'],
  ['deci', 'd'],
  ['centi', 'c'],
  ['milli', 'm'],
  ['mili', 'm'],
  ['micro', 'μ'],
  ['nano', 'n'],
  ['pico', 'p'],
]

const bases: readonly (readonly [string, string])[] = [
  ['meter', 'm'],
  ['gram', 'g'],
  ['liter', 'l'],
  ['watt hour', 'Wh'],
  ['watt', 'W'],
  ['hertz', 'hz'],
  ['volt', 'v'],
  ['ampere', 'A'],
  ['amp', 'A'],
  ['siemens', 's'],
  ['second', 's'],
  ['newton', 'n'],
  ['pascal', 'pa'],
  ['joule', 'j'],
  ['coulomb', 'c'],
  ['farad', 'f'],
  ['calorie', 'cal'],
  ['calory', 'cal'],
  ['byte', 'b'],
  ['bit', 'b'],
]

const irregular: ReadonlyMap<string, string> = new Map([
  ['foot', 'feet'],
  ['inch', 'inches'],
  ['hertz', 'hertz'],
  ['siemens', 'siemens'],
])

/** The signs of units by their spoken name, in both numbers; "metre" and "litre" are spelt as in the US. */
export function unitSigns(): ReadonlyMap<string, string> {
  const signs = new Map<string, string>(bases)
  for (const [prefix, letter] of prefixes) {
    for (const [base, sign] of bases) {
      signs.set(prefix + base, letter + sign)
      signs.set(`${prefix} ${base}`, letter + sign)
      for (const gap of ['', ' ']) {
        if (base === 'bit' || base === 'byte') signs.set(`${prefix}${gap}${base} per second`, `${letter}bps`)
        if (base === 'meter') {
          signs.set(`square ${prefix}${gap}meter`, `${letter}m²`)
          signs.set(`cubic ${prefix}${gap}meter`, `${letter}m³`)
        }
      }
    }
  }
  signs.set('square meter', 'm²')
  signs.set('cubic meter', 'm³')
  for (const [name, sign] of plain) signs.set(name, sign)
  const singular = Array.from(signs)
  for (const [name, sign] of singular) signs.set(pluralOf(name), sign)
  return signs
}

/** The measuring word takes the ending: "miles per hour", "degrees celsius", "square feet". */
function pluralOf(name: string): string {
  if (name.startsWith('degree ')) return name.replace('degree', 'degrees')
  const [counted = '', rate] = name.split(' per ')
  const words = counted.split(' ')
  const last = words.pop() ?? ''
  const plural = irregular.get(last) ?? `${last}s`
  return [...words, plural].join(' ') + (rate === undefined ? '' : ` per ${rate}`)
}
