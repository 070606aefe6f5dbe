import type { Fact } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'
import { DELICATE, PRICE } from './delicate.ts'
import { lowerStart } from './grammar.ts'
import { asThing, gerunds, NUMBERS, startsCounted, withArticles, withThe } from './articles.ts'
import { spellOut } from './noun-phrase.ts'
import { inARow } from './words.ts'

export interface Scope {
  /** The parts as one spoken list; empty where one of them cannot be spoken. */
  readonly work: string
  /** Parts as the CRM has them that no rule can turn into words for a customer. */
  readonly unsaid: readonly string[]
}

/** "Air seal and blow R-60" says what to do, to colleagues. */
const DOING = new RegExp(String.raw`\b(?:and|then) (?:${[...gerunds.keys()].join('|')})\b|^\w+ \w+ by \w+$`)
const ODD = new RegExp(
  String.raw`[#~@*=:?!()"“”]|^(?:look|check|ask|call|see)\b|\b(?:wants?|he|she|they|maybe|tbd|asap|leak\w*|` +
    String.raw`` +
    String.raw`damage\w*|pulled|broken|stuck|missing|looking|off|problem|issue|future|gone|insurance|to)\b`,
  'i',
)
/** Measures, colours and ways; a phrase of nothing else lacks what it is about. */
const QUALITIES = new Set(
  (
    'seamless inch inches foot feet fixed double single triple low high full view full-view steep new old ' +
    `white black bronze gray grey brown matte under over historic designer architectural ${NUMBERS}`
  ).split(' '),
)
const SIDES = /^(?:front|back|rear|left|right)$/
const SHAPE = /^([lut])-shape$/i
/** What a bare measure is of. */
const MEASURED: Readonly<Record<string, string>> = { Gutters: 'gutter', Siding: 'siding', Roofing: 'roof' }
/** "keep floor" is "keeping the floor", "two layers to remove" "removing two layers". */
function actOf(plain: string): string | null {
  const [, thing = '', later = ''] = /^(.+) to (\w+)$/.exec(plain) ?? []
  const turned = gerunds.has(later) ? `${later} ${thing}` : plain
  const [first = '', ...rest] = turned.split(' ')
  const act = gerunds.get(first)
  const object = withArticles(rest.join(' ')).replace(/(\d feet) (?=[a-z])(?!of\b)/, '$1 of ')
  if (!act || object === '' || (/ to /.test(object) && act !== 'moving')) return null
  const whole = act === 'adding' || startsCounted(object) ? asThing(object) : withThe(object)
  return ODD.test(whole.replace(/ to (?=the |your )/, ' ')) ? null : `${act} ${whole}`
}

/** "Tub to walk-in shower" is a change from the one to the other. */
function changeOf(plain: string): string | null {
  const [, from = '', to = ''] = /^([a-z]+) to ((?:[a-z-]+ ){0,2}[a-z-]+)$/.exec(plain) ?? []
  if (!to || gerunds.has(from) || ODD.test(to)) return null
  return `${asThing(to)} instead of the ${from}`
}

function isHeadless(plain: string): boolean {
  const words = plain.toLowerCase().split(/\s+/)
  const last = words.at(-1) ?? ''
  if (words.every((word) => QUALITIES.has(word) || SIDES.test(word) || /^\d/.test(word))) return true
  if (QUALITIES.has(last) && !/^(?:four|six|two|eight)$/.test(last)) return true
  return (
    / (?:by|of|and|plus|or|with)$/.test(plain) || (words.length === 1 && words[0]?.includes('-') === true)
  )
}

/** One part of a description as it can be spoken, or null. */
function partOf(value: string, trades: readonly string[]): string | null {
  const own = lowerStart(spellOut(value.replace(/(\d)\s?x\s?(\d)/g, '$1 by $2')).trim())
  const changed = changeOf(own)
  if (changed) return changed
  const plain = withArticles(own.replace(/^tear-off (?=\d)/i, 'tear-off of '))
  const only = trades.length === 1 ? (trades[0] ?? '') : ''
  const measured = /^(\d+ (?:squares|feet))(?: plus (.+))?$/.exec(plain)
  if (measured) {
    const of = measured[1]?.endsWith('squares') ? (trades.includes('Roofing') ? 'roof' : '') : MEASURED[only]
    return of ? `${measured[1]} of ${of}${measured[2] ? ` plus ${measured[2]}` : ''}` : null
  }
  const shape = SHAPE.exec(plain)?.[1]
  if (shape)
    return only === 'Kitchens'
      ? `${/l/i.test(shape) ? 'an' : 'a'} ${shape.toUpperCase()}-shaped layout`
      : null
  const cleared = /^([a-z ]+) out$/.exec(plain)?.[1]
  if (cleared) return `taking the ${cleared} out`
  const acted = actOf(own)
  if (acted) return acted
  if (gerunds.has(plain.split(' ')[0] ?? '')) return null
  if (ODD.test(plain.replace(/\btear-off\b/i, '')) || plain.split(' ').length > 12 || plain.length < 3)
    return null
  if (PRICE.test(plain) || DELICATE.test(plain) || isHeadless(plain) || DOING.test(plain)) return null
  // "12 by 16 with bench seating" does not say what is.
  const [, size = '', rest = ''] = /^(\d+ by \d+) ((?:with|and)\b.+)$/.exec(plain) ?? []
  if (size) return only === 'Decks' ? `a ${size} deck ${rest}` : null
  return plain
}

function joined(parts: readonly string[], part: string): readonly string[] {
  const last = parts.at(-1)
  const few = /^\w+ of (?:them|these)\b/.test(part)
  const material = /^[A-Z]{2,}$/.test(part)
  const attached = few || material || /^(?:with|including|in|on|at|no)\b/.test(part)
  if (!attached || last === undefined) return attached ? parts : [...parts, asThing(part)]
  const joint = few
    ? `${last} (${part})`
    : `${last} ${material ? `in ${part}` : part.replace(/^no /, 'with no ')}`
  return [...parts.slice(0, -1), joint]
}

/** Parts that hold an "and" are not joined by another one. */
function inOneList(parts: readonly string[]): string {
  const plain = parts.map((part, at) =>
    at === parts.length - 1 ? part.replace(/ \((\w+ of (?:them|these) [^)]+)\)$/, ', $1') : part,
  )
  const doubled = plain.some((part) => / and (?!back\b|rear\b|right\b|left\b)/.test(part))
  if (plain.length < 2 || !doubled) return inARow(plain)
  return `${plain.slice(0, -1).join(', ')}, plus ${plain.at(-1) ?? ''}`
}

/** The scope of the job as one list, whole or not at all: what is named must not hide what is left out. */
export function scopeOf(
  facts: readonly Fact[],
  trades: readonly string[],
  allows: (text: string) => boolean,
): Scope {
  let parts: readonly string[] = []
  const unsaid: string[] = []
  for (const { value, label } of facts) {
    if (label !== factLabels.work) continue
    const listed = /^[a-z]+ and [a-z]+$/i.test(value.trim()) ? value.trim().split(' and ') : [value]
    for (const one of listed) {
      const part = listed.length > 1 ? `the ${one.toLowerCase()}` : partOf(one, trades)
      const before = parts
      if (part !== null && allows(`We say ${part} here.`)) parts = joined(parts, part)
      if (parts === before) unsaid.push(value)
    }
  }
  return unsaid.length > 0 ? { work: '', unsaid: [...new Set(unsaid)] } : { work: inOneList(parts), unsaid }
}

/** Said to the person, so that a scope is not missing without a word. */
export function scopeRemark({ unsaid }: Scope): readonly string[] {
  if (unsaid.length === 0) return []
  const named = unsaid.map((part) => `“${part}”`)
  return [
    `The list of the work was left out, because ${inARow(named)} in the CRM cannot be said as it stands. ` +
      'Put the work in your own words.',
  ]
}
