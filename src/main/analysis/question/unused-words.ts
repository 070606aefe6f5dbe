import { UNITS } from '../measures/contribution.ts'
import { pattern } from './pattern.ts'
import { NEGATIONS } from './negation.ts'
import type { QuestionReading } from './question-reading.ts'
import type { Reader } from './reader.ts'
import { contentWords, loadedWords } from './vocabulary.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const ENDS =
  words(`best better worse worst top most least bigger biggest smallest smaller largest lower lowest higher
  highest fewest longest shortest earliest latest early late`)
const COMPARES =
  words(`more less fewer than better worse higher lower longer shorter earlier later bigger smaller early
  late versus vs against between both minus if`)
const RANKS = words('second third fourth fifth')
const SHARES = words('percent percentage portion proportion share fraction part')
const MEANS = words('average mean')

/** Measures whose answer shows a mean or a share. */
const isMean = (reading: QuestionReading): boolean =>
  reading.measures.length > 0 &&
  reading.measures.every(
    (measure) => (measure !== 'calls' && measure !== 'win_rate') || UNITS[measure] === 'share',
  )

const isShare = ({ measures, shareOf, phrase, objectionShare }: QuestionReading): boolean =>
  shareOf !== null ||
  objectionShare ||
  phrase !== null ||
  (measures.length > 0 &&
    measures.every((measure) => UNITS[measure] === 'share' || UNITS[measure] === 'position'))

/** A word that changes what is asked and that some rule made something of. */
function isUsed(word: string, reading: QuestionReading): boolean {
  const { groupBy, relates, search, times, measures, filter, phrase, group } = reading
  const divided = groupBy !== 'none' || group || times.length > 1
  if (search) return !SHARES.has(word)
  if (SHARES.has(word)) return isShare(reading)
  if (MEANS.has(word)) return isMean(reading)
  if (relates) return ENDS.has(word) || COMPARES.has(word) || word === 'if' || word === 'because'
  if (ENDS.has(word) && (divided || measures.includes('phrase'))) return true
  if (COMPARES.has(word) && (divided || (filter.reps?.length ?? 0) > 1)) return true
  if (
    (word === 'early' || word === 'late' || word === 'earlier' || word === 'later') &&
    measures.includes('price_position')
  )
    return true
  if (word === 'first' || word === 'last')
    return measures.includes('price_position') || groupBy === 'month' || groupBy === 'transcript'
  if (RANKS.has(word)) return divided
  return word === 'most' && phrase !== null
}

const OVER_TIME = /^(?:chang\w*|improv\w*|develop\w*|evolv\w*|getting|trend\w*|best)$/
const GOES_WITH = pattern(String.raw`^(?:leads?|helps?|matters?|affects?|effects?|impacts?|influences?|pays?|
  link(?:s|ed)?|correlat\w*|related?|wins?)$`)

/** Words of comparing over time, or of whether one thing goes with another, where that is what is done. */
const goesWithout = (word: string, { groupBy, relates, times }: QuestionReading): boolean =>
  ((groupBy === 'month' || times.length > 1) && OVER_TIME.test(word)) || (relates && GOES_WITH.test(word))

/** Words of a question that nothing was made of; a number that passes over them answers another question. */
export function unusedWords(
  reader: Reader,
  reading: QuestionReading,
  explains: (word: string) => boolean,
): readonly string[] {
  const rest = reader.rest().replace(/¤(?:'s?)?/g, ' ')
  const content = contentWords(rest).filter((word) => !explains(word) && !goesWithout(word, reading))
  const loaded = loadedWords(rest).filter(
    (word) => !isUsed(word, reading) && !(explains(word) && !/^(?:not|no|never)$/.test(word)),
  )
  const negations = reading.search
    ? []
    : (rest.match(NEGATIONS) ?? []).map((cue) => (cue === "n't" ? 'not' : cue))
  return [...new Set([...content, ...loaded, ...negations])]
}
