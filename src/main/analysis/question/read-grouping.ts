import type { GroupBy } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'
import type { Reader } from './reader.ts'

const EACH =
  '(?:by|per|for each|for every|across|between|among|amongst|of each|each|every|which|what|split by|' +
  'grouped by)'
const REP =
  '(?:sales ?)?(?:reps?|representatives?|people|persons?|salespeople|salesperson|salesm[ae]n|' +
  'sellers?|colleagues?|team members?)'
const CALL = '(?:calls?|conversations?|transcripts?|meetings?|visits?|deals?)'
const TRADE =
  '(?:trades?|project types?|job types?|(?:kinds?|types?|sorts?) of (?:work|jobs?|projects?|' +
  'trades?)|projects?|services?|jobs?)'
const WON = '(?:won|wins?|winners?|winning|closed|sold|successful)'
const LOST = '(?:lost|loss(?:es)?|losers?|losing|unsold|unsuccessful)'
const AGAINST = '(?:and|or|vs\\.?|versus|against|than|from|with|compared (?:to|with)|to)'

const RULES: readonly (readonly [GroupBy, RegExp])[] = [
  [
    'objectionKind',
    pattern(String.raw`\b(?:by|per|each|split by) (?:(?:kind|type|sort|category)s?(?: of objections?)?|
      objections?(?: (?:kind|type)s?)?)\b(?! of (?:work|job|project))|\b(?:which|what) (?:(?:kind|
      type|sort)s? of )?(?:¤+ )?(?:objections?|concerns?|pushback)\b|\b(?:most (?:common|frequent|
      typical|often heard)|top|biggest|main|usual|commonest|number one) (?:[\w¤]+ )?(?:objections?|
      concerns?)\b|\bobjection (?:kind|type|categor)\w*|\b(?:kind|type)s? of objections?\b|
      \bwhat do (?:we|i|they|our reps|reps) hear (?:the )?most\b|\bwhat (?:holds|keeps|stops)\b`),
  ],
  [
    'outcome',
    pattern(`\\bby (?:outcomes?|results?)\\b|\\bper (?:outcome|result)\\b|
        \\b${WON}\\b.{0,30}\\b${AGAINST}\\b.{0,25}\\b${LOST}\\b|
        \\b${LOST}\\b.{0,30}\\b${AGAINST}\\b.{0,25}\\b${WON}\\b`),
  ],
  [
    'month',
    pattern(String.raw`\b(?:by|per|each|every|which|what) months?\b|\bmonthly\b(?! payment)|
    \bmonth[- ](?:by|over|
      to)[- ]month\b|\bover time\b|\btrends?\b|\b(?:chang|develop|evolv)\w* over\b|\bimprov\w*|
      \bgetting (?:better|worse)\b|\bbest month\b`),
  ],
  [
    'projectType',
    pattern(`\\b(?:by|per|for each|for every|across|each|every|which|what) (?:our |the )?${TRADE}\\b`),
  ],
  [
    'rep',
    pattern(`\\b${EACH} (?:of )?(?:our |the |my )?${REP}\\b|\\b${REP} by ${REP}\\b|(?<!\\b(?:reps?|
        customers?|homeowners?|those|people|anyone|somebody|someone|one) )\\bwho(?:se)?\\b|
        \\bwhich of (?:us|them|my|our|the)\\b|\\b(?:compare|rank|order) (?:all )?(?:of )?(?:the |my |
        our )?${REP}\\b|\\b(?:best|top|worst|strongest|weakest) (?:rep|reps|closer|closers|performers?|
        sellers?|salesperson|listener|listeners)\\b`),
  ],
  [
    'transcript',
    pattern(`\\b(?:by|for each|for every|in which|which|what) (?:¤+ )*(?:${WON} |${LOST} |
        open )?(?:¤+ )*${CALL}\\b|\\b(?:list|show|show me|give me|name|
      display) (?:all )?(?:of )?(?:the |our |my )?(?:¤+(?:'s)? |${WON} |${LOST} |open )*${CALL}\\b|
      \\b(?:longest|shortest) (?:${WON} |${LOST} |open |¤+ )*${CALL}\\b|\\bcall by call\\b`),
  ],
]

/** Every way in which the question wants the calls divided, the first one named by the rules first. */
export function readGroupings(reader: Reader): readonly GroupBy[] {
  const text = reader
    .rest()
    .replace(
      /\b(by|per) ((?:each )?[a-z]+),? and (?:by |per )?(?=(?:rep|outcome|result|trade|month)s?\b)/g,
      '$1 $2 $1 ',
    )
  return RULES.filter(([, pattern]) => pattern.test(text)).map(([group]) => group)
}

/** What else of a grouping stands in the text and cannot be done. */
export function unknownGrouping(text: string): string | null {
  const found = pattern(String.raw`\b(?:by|per|split by|grouped by) (?:the )?(week|quarter|year|day|weekday|
    day of the week|hour|
      time of day|city|town|zip(?: code)?|county|region|office|branch|lead source|source|age|gender|
      customer|client|homeowner|stage|branch|price|weather|season)s?\b|\b(?:which|what|best|worst|top|
      biggest|
      favou?rite|most frequent) (?:customer|client|homeowner|buyer|weekday|day of the week|week|quarter|
      year|city|
      town)s?\b`).exec(text)
  return found ? found[0] : null
}
