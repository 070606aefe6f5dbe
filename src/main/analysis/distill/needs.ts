import type { Finding } from '#shared/domain/transcript.ts'
import type { Said, Sentence, Talk } from './said.ts'
import { shortened } from './sentences.ts'

const MOST = 4
const EARLY = 0.6
const WANTS =
  /\b(?:i|we|she|he) (?:just |really |only )?(?:want|wants|need|needs|would like|'d like|'d love|hope|hoping|are looking|am looking|'re looking|'m looking)\b|\b(?:i'd|we'd|i'm|we're) (?:just |really )?(?:like|love|looking|hoping|thinking|after|tired)\b|\bthe (?:main|real|whole|biggest) (?:thing|reason|point|problem|issue)\b|\bwhat (?:i|we) (?:want|need|care)\b/
const PROBLEM =
  /\b(?:leak\w*|drip\w*|draft\w*|cold|freez\w*|rot(?:ted|ten|ting)?|mold\w*|stain\w*|crack\w*|broken?|sag\w*|dip|missing|blew|blown|hail|storm|ice|water|flood\w*|puddle|overflow\w*|runs over|fall(?:ing|s)? (?:apart|off|down)|peel\w*|warp\w*|fog(?:gy|ged|s)?|stuck|sticks|jam\w*|worn|old|outdated|ugly|dark|small|cramped|slippery|unsafe|danger\w*|fell|trip\w*|mosquito\w*|squirrel\w*|mice|noisy|high bills?|heating bill|electric bill|insurance|sell(?:ing)?|wheelchair|steps?|knees?|hip|loose|hanging|splinter\w*|rust\w*)\b/
const THING =
  /\b(?:roof|shingles?|siding|windows?|doors?|gutters?|downspouts?|deck|porch|kitchen|cabinets?|counter\w*|bath(?:room)?|shower|tub|tile|attic|insulation|basement|house|ceiling|walls?|floor|rooms?|upstairs|garage|patio|rail\w*|stairs|sink|storefront|corner)\b/

function score(turn: Said, sentence: Sentence): number {
  const { plain, asks } = sentence
  if (asks || plain.split(' ').length < 4) return 0
  const wants = WANTS.test(plain) ? 1 : 0
  const problem = PROBLEM.test(plain) ? 1 : 0
  const thing = THING.test(plain) ? 1 : 0
  return wants + problem + thing + (turn.words > 12 ? 0.2 : 0)
}

/** What the customer wants done and why, in the customer's own sentences. */
export function findNeed(talk: Talk): readonly Finding[] {
  if (!talk.knowsBuyer) return []
  const until = Math.ceil(talk.turns.length * EARLY)
  const rated = talk.turns.slice(0, until).flatMap((turn, at) => {
    if (!turn.isBuyer) return []
    const kept = turn.sentences.filter((sentence) => score(turn, sentence) >= 2)
    // What is said first about it is most likely the reason for the call.
    const weight = kept.reduce((sum, each) => sum + score(turn, each), 0) - (2 * at) / Math.max(1, until)
    return kept.length > 0 ? [{ turn, kept, weight }] : []
  })
  return rated
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .sort((a, b) => a.turn.ordinal - b.turn.ordinal)
    .map(({ turn, kept }) => ({ text: shortened(kept.map(({ text }) => text)), turns: [turn.ordinal] }))
}
