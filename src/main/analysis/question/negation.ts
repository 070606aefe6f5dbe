import { pattern } from './pattern.ts'

const CUE = `(?<![\\p{L}])(?:except(?:ing)?(?: for)?|excluding|exclude|excl\\.?|without|other than|
      apart from|
  aside from|besides|but not|not counting|not including|leaving out|leave out|outside(?: of)?|
  (?:everyone|everybody|anyone|anybody|all|everything|anything|any reps?|reps|calls|months?|trades?) but|
  neither|non|none of|not|never|no|with no|had no|have no|no longer|rather than|instead of)|n't`
const FILL = `(?:an?|any|the|our|my|their|in|on|about|by|from|of|for|with|over|to|at|during|including|
      involv\\w+|
  mention\\w*|held|made|having|have|had|raise|raised|get|run|handled|done|calls?|conversations?|deals?|
      jobs?|ones?|work|projects?|customers?|
  reps?|those|all|related|single|of type|that are|which are|being|be)`
const BETWEEN = `(?:¤+(?:'s?)?(?: calls?| jobs?| ones?| objections?| concerns?)?(?:,? (?:and|or|nor)|,| &)
  [ ]+(?:${FILL} )*)*`
const BEFORE_IT = pattern(`(?:${CUE})[ -]+(?:${FILL}[ -]+)*${BETWEEN}$`, 'u')

/** Where the words begin that turn what follows into its opposite; null when nothing does. */
export function negationBefore(rest: string, at: number): number | null {
  const start = Math.max(0, at - 160)
  const match = BEFORE_IT.exec(rest.slice(start, at))
  return match ? start + match.index : null
}

/** Words with which something is left out, wherever they stand; what no rule took must not pass unseen. */
export const NEGATIONS = pattern(
  String.raw`(?<![\p{L}])(?:except(?:ing)?|excluding|exclude|without|other than|apart from|aside from|
      besides|
  not|never|no|nobody|none|neither|nor|unless|hardly|rarely|seldom|outside|nothing|instead)(?![\p{L}])|n't`,
  'gu',
)
