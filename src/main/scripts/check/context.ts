import { stem } from '#shared/text/stem.ts'
import { stopWords } from '#shared/text/stop-words.ts'
import type { Place } from './clauses.ts'
import { nearestInSentence } from './nearest.ts'
import { fold } from './words-of.ts'

/** What is to happen then: a start is no meeting, and a price that ends no work that does. */
export type Act = 'start' | 'finish' | 'expire' | 'meet' | 'talk'

const words = (list: string): RegExp => new RegExp(String.raw`\b(?:${list})\b`, 'gi')
const ACTS: readonly (readonly [Act, RegExp])[] = [
  [
    'start',
    words(
      String.raw`(?<!from |to |me |let me |we |before we )start(?:s|ed|ing)?(?! (?:with|by|to finish)\b)|` +
        String.raw`(?<=we |we'll |we will |we can |we could |we would |crew )start(?! (?:with|by)\b)|` +
        String.raw`(?<!let me |i |before i |me )begin(?:s|ning)?(?! (?:with|by|there)\b)|kick(?:s|` +
        String.raw`ing)? off|` +
        String.raw`break ground|install(?:s|ing|ed|ation)?|deliver(?:s|y|ed|ies)?|arriv(?:e|es|ing)|` +
        String.raw`crews?|` +
        String.raw`dumpster|tear-?off|demo|demolition|(?:goes|go|going) (?:on|up|in)|get (?:going|` +
        String.raw`to work)|` +
        String.raw`schedule you|on (?:the|our) (?:schedule|calendar)|(?:your|a) (?:spot|slot)|work days?`,
    ),
  ],
  [
    'finish',
    words(
      String.raw`(?<!to )finish(?:es|ed|ing)?|done|complet(?:e|es|ed|ion)|wrap(?:s|ped)? up|` +
        String.raw`(?:is|be|are) ready|last day of`,
    ),
  ],
  [
    'expire',
    words(
      String.raw`(?:good|valid|holds?|stands?|honou?r\w*) (?:until|till|through|thru|for|only|the price)|` +
        String.raw`(?:until|till|through|thru) (?=(?:the (?:end|\d)|end|next|this|\w+day\b|jan|feb|` +
        String.raw`mar|apr|may|jun|` +
        String.raw`jul|aug|sep|oct|nov|dec|month|year|tonight|tomorrow|spring|summer|fall|winter|\d))|` +
        String.raw`expir(?:e|es|ing|ation)|ends|last (?:day|chance)(?! of the (?:work|job))|runs ` +
        String.raw`out|deadline|(?:sign|decide|order|commit)(?:ed)? (?:by|before|` +
        String.raw`today|tonight|now|this)|(?:goes|go|going) up|only today|today only`,
    ),
  ],
  [
    'meet',
    words(
      String.raw`see(?:ing)?|met|meet(?:s|ing|ings)?|appointments?|visit(?:s|ed)?|sit down|(?:come|stop|` +
        String.raw`swing|drop) (?:by|out|over)|look(?:ed|ing)?|inspect\w*|consult\w*|having us|be there`,
    ),
  ],
  [
    'talk',
    words(
      String.raw`talk(?:ed|ing)?|speak(?:ing)?|spoke|call(?:ed|ing)?|hear|text(?:ed)?|` +
        String.raw`e-?mail(?:ed)?|write|` +
        String.raw`repl(?:y|ies)|answer(?:ed|s)?|get back|follow(?:ing)? up|check(?:ing)? in|` +
        String.raw`reach(?:ed)? out|` +
        String.raw`touch base|thanks?|thank|watch(?:ing)?|record(?:ed)?|said|told|mention(?:ed)?|` +
        String.raw`decid(?:e|ing)|think (?:it )?over`,
    ),
  ],
]

const TOLD = new RegExp(
  String.raw`\b(?:you|you both|you two|you and \w+) (?:\w+ )?(?:told|said|mentioned|asked|wrote|` +
    String.raw`want(?:ed)?|would like|` +
    String.raw`need(?:ed)?|prefer(?:red)?|like(?:d)?|hope(?:d)?|plan(?:ned)?|worr(?:y|ied))\b|` +
    String.raw`\byou'd like\b|` +
    String.raw`\bas you (?:said|asked|told|wanted)|\byou(?:'re| are| were) (?:\w+ )?(?:worried|concerned|` +
    String.raw`thinking|hoping)|\byour wish\b`,
  'i',
)
const SAW = /\bwe (?:found|saw|noticed|measured|counted)\b|\bi (?:found|saw|noticed)\b|\bthere (?:is|are)\b/i
const FUTURE =
  /\b(?:will|'ll|see you|seeing you|next (?:meeting|visit|appointment)|set for|let us|let's|going to)\b/i
const PAST =
  /\b(?:was|were|looked|gave|came|met|had|having us|visited|spoke|talked|thanks? (?:you )?(?:again )?for)\b/i

/** Numbers say themselves; these words are in every sentence. */
const EMPTY = new Set(
  (
    'cost price total pai charg also now new year month week day hour home hous thank time good great make ' +
    'take talk look work job'
  ).split(' '),
)

/** Word stems that say what a text is about. */
export function stemsOf(text: string): ReadonlySet<string> {
  const found = fold(text).match(/[a-z][a-z]+/g) ?? []
  const said = found.filter((word) => !stopWords.has(word)).map(stem)
  return new Set(said.filter((word) => word.length > 2 && !EMPTY.has(word)))
}

export const shares = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((word) => b.has(word))
export const within = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && [...a].every((word) => b.has(word))

/** What is said around a claim. */
interface Context {
  readonly place: Place
  readonly act: Act | null
  /** It repeats what the customer wants or said. */
  readonly told: boolean
  /** It says what somebody saw at the house. */
  readonly saw: boolean
  readonly tense: 'future' | 'past' | null
}

const contexts = new WeakMap<Place, Context>()

export function contextOf(place: Place): Context {
  const known = contexts.get(place)
  if (known) return known
  const { clause, sentence } = place
  const said = place.lead + clause
  const [future, past] = [FUTURE.test(clause), PAST.test(clause)]
  const context: Context = {
    place,
    act: nearestInSentence(place, ACTS),
    told: TOLD.test(clause) || (TOLD.test(said) && !/\b(?:we|our)\b/i.test(clause)),
    saw: SAW.test(clause) || SAW.test(sentence),
    tense: future === past ? null : future ? 'future' : 'past',
  }
  contexts.set(place, context)
  return context
}
