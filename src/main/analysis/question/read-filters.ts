import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'
import type { Outcome } from '#shared/domain/transcript.ts'
import type { ProjectType } from '#shared/domain/new-client.ts'
import { negationBefore } from './negation.ts'
import type { Reader } from './reader.ts'

const TRADES: readonly (readonly [RegExp, ProjectType])[] = [
  [/\b(re-?roof\w*|roof(s|ing|er|ers)?|shingles?)\b/g, 'Roofing'],
  [/\bsidings?\b/g, 'Siding'],
  [/\bwindows?\b/g, 'Windows'],
  [/\b(entry |front |patio |storm |garage )?doors?\b/g, 'Doors'],
  [/\b(gutters?|downspouts?)\b/g, 'Gutters'],
  [/\b(decks?|decking|porch(es)?)\b/g, 'Decks'],
  [/\bkitchens?\b/g, 'Kitchens'],
  [/\b(bath(room)?s?|showers?)\b/g, 'Bathrooms'],
  [/\b(insulation|insulating|attics?)\b/g, 'Insulation'],
]

const once = (pattern: RegExp): RegExp => new RegExp(pattern.source, pattern.flags.replace('g', ''))

export interface SaidTrade {
  readonly trade: ProjectType
  readonly start: number
  readonly end: number
}

/** Trades with the places they stand at. */
export function readTrades(reader: Reader): readonly SaidTrade[] {
  return TRADES.flatMap(([pattern, trade]) => {
    const found: SaidTrade[] = []
    for (let match = reader.take(once(pattern)); match; match = reader.take(once(pattern))) {
      found.push({ trade, start: match.index, end: match.index + match[0].length })
    }
    return found
  })
}

const NOT_WON = pattern(String.raw`\b(?:not|never|didn't|did not|don't|do not|doesn't|does not|failed to|
  couldn't)\s+(?:we |they |you |i |the reps? |¤+ )?(?:get |
      be )?(?:win|won|close|closed|sell|sold|buy|sign|go with us|choose us)\b|\bunsold\b`)
const LOST = pattern(
  String.raw`\b(?:lost|lose|loses|losers?|losing|loss|losses|unsuccessful|went (?:elsewhere|
      with (?:somebody|
      someone) else)|walked away|said no)\b`,
  'g',
)
const WON = pattern(
  String.raw`\b(?:won|win|wins|winners?|winning|sold|sell|sells|closed|close|closes|signed|sign|bought|buy|
      successful|said yes|successes)\b`,
  'g',
)
const OPEN = pattern(
  String.raw`\b(?:still (?:open|undecided|deciding|pending)|undecided|pending|open (?:calls?|deals?|jobs?|
      ones?|conversations?|leads?)|(?:are|is) open|deciding)\b`,
  'g',
)

const NOT_LOST = /\b(?:not|never|didn't|don't|doesn't)\s+(?:we |they |¤+ )?(?:get |be )?(?:lose|lost)\b/
const ALL: readonly Outcome[] = ['won', 'lost', 'open']

/** Outcomes that are named; call it after the measures are known: "win rate" names none. */
export function readOutcomes(reader: Reader): readonly Outcome[] {
  if (reader.take(NOT_WON)) return ['lost', 'open']
  if (reader.take(NOT_LOST)) return ['won', 'open']
  const rules = [
    ['won', WON],
    ['lost', LOST],
    ['open', OPEN],
  ] as const
  const said = rules.flatMap(([outcome, rule]) => {
    const places: { outcome: Outcome; at: number }[] = []
    for (let match = reader.take(once(rule)); match; match = reader.take(once(rule))) {
      places.push({ outcome, at: match.index })
    }
    return places
  })
  const cues = said.map(({ at }) => negationBefore(reader.rest(), at))
  cues.forEach((cue, i) => {
    if (cue !== null) reader.cut(cue, said[i]?.at ?? cue)
  })
  const named = (negated: boolean) =>
    ALL.filter((each) => said.some(({ outcome }, i) => outcome === each && (cues[i] !== null) === negated))
  const [wanted, unwanted] = [named(false), named(true)]
  return unwanted.length > 0 && wanted.length === 0 ? ALL.filter((each) => !unwanted.includes(each)) : wanted
}

export function readSpeaker(text: string): AnalysisQuery['speaker'] | null {
  if (/\b(anybody|anyone|both sides|either side|all speakers)\b/.test(text)) return 'any'
  const customer = '(?:customers?|homeowners?|clients?|buyers?|prospects?)'
  const asks = `\\b${customer}(?:'s?)? (?:usually |typically |often |mostly |ever )?(?:ask|asks|asked|
    say|says|said|tell|talk|speak|mention|bring|use|questions?|phrases?|monologue|worry|think|hear|want)`
  const from = `\\b(?:from|by|of) (?:the |our )?${customer}\\b|\\b(?:do|does|did) (?:the |
    our )?${customer}\\b`
  return pattern(`${asks}|${from}`).test(text) ? 'customer' : null
}
