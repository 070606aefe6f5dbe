import { anyOf, cue, type Cue } from './cue.ts'
import { NUMBER } from './word-lists.ts'

const OWN_VERB = anyOf(`had have said say wrote written+down planned expected thought figured wanted hoped
  guessed budgeted agreed counted saved set+aside put+by can+spend can+do`)
const BIG_BUY = anyOf(`car cars truck boat vacation cruise trip honeymoon wedding couch motorcycle tractor
  semester pickup van camper house horse down+payment mortgage year+of`)

/** The price held against what a person has, planned, or could buy for it. */
export const morePriceCues: readonly Cue[] = [
  cue('price', 2, [
    String.raw`\b(?:more|higher|bigger|steeper|over|above|beyond|past)(?: than)? (?:what )?(?:i|we|`,
    String.raw`he|she|they)(?:'d|'ve| had| have)? (?:just |really |only |both |ever )?${OWN_VERB}\b`,
  ]),
  cue('price', 2, [
    String.raw`\bless (?:\w+ ){0,4}than (?:i|we)(?:'d| had| was| were)? (?:hop\w+|counting|`,
    String.raw`banking)\b|\b(?:still |much |way |a lot |lots |far )?cheaper (?:than|elsewhere|`,
    String.raw`somewhere|down|across|at)\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:cheaper|less expensive|lower[- ]priced|budget) (?:one|option|way|version|model|`,
    String.raw`kind|line|choice|package|grade)\b|\b(?:the|your) (?:very )?(?:cheapest|lowest|`,
    String.raw`smallest|least)\b.{0,12}\?`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:any|some|no|much) (?:wiggle )?(?:room|give|flexibility|slack|leeway|`,
    String.raw`movement)\b(?! (?:for|in the|at the|on the (?:wall|deck|roof)|to (?:stand|sit|put|`,
    String.raw`park)))|\bsplit the difference\b|\bround (?:it |that )?down\b|\bwould you (?:take|`,
    String.raw`accept|do (?:it|this|that|the job|both) for) (?:${NUMBER}|half|less)`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:i|we)(?:'d| would| could| can|'ll)? (?:propose|counter|offer(?: you)?) `,
    String.raw`${NUMBER}|\bcould you (?:do|make) (?:it|this|that|both|the whole thing|everything) `,
    String.raw`(?:for )?${NUMBER}|\b(?:make|call) it an? even\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:living|live|lives|we're|i'm|all) on (?:a|my|our|one|his|her|the) (?:\w+ `,
    String.raw`)?(?:pension|income|salary|paycheck|disability|social security)\b|\b(?:paycheck to `,
    String.raw`paycheck|between jobs|out of work|hours got cut|lost (?:my|his|her) job|behind on `,
    String.raw`(?:the|our|my)|stretched|strapped|broke|counting pennies|scraping)\b(?! (?:my|his|`,
    String.raw`her|the|off|down|up|in|thin))`,
  ]),
  cue(
    'price',
    1.5,
    [
      String.raw`\b(?:pension|retire[ds]?|retirement|social security|tuition|college|student loans?|`,
      String.raw`daycare|child ?care|mortgage|(?:hospital|medical|vet|dentist|tax|heating) bills?|`,
      String.raw`property taxes|braces|transmission|rental|tenants?|nonprofit|payroll)\b`,
    ],
    'quoted',
  ),
  cue(
    'price',
    2,
    [
      String.raw`\b(?:is|that's|it's|that is|it is|was|be|buys?|price of|cost of|like|as) (?:a|an|my|`,
      String.raw`our|half a|another|buying a|almost a|a whole|a used|a new|a nice|a small)(?: \w+)? `,
      String.raw`${BIG_BUY}\b|\bmy (?:\w+ )?(?:car|truck|house|wedding) (?:was|cost|didn't cost)\b`,
    ],
    'quoted',
  ),
  cue(
    'price',
    2,
    [
      String.raw`^(?:[a-z ]{0,14}, )?for (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|`,
      String.raw`twelve|some|just|that) (?!dollars?\b|bucks|grand|year|month|while|week|day|minute|`,
      String.raw`second|reason|sure|me|us|you)\w+`,
    ],
    'quoted',
  ),
  cue(
    'price',
    2,
    [
      String.raw`^(?:oh,? |well,? |okay,? |my |good |holy |dear )*(?:lord|god|goodness|heavens|man|`,
      String.raw`boy|brother|mercy|wow|whoa|woah|ouch|oof|yikes|jeez|geez|sheesh|phew|whew|gosh|gulp|`,
      String.raw`damn|dang|cripes|ay|yeesh|for heaven's sake)[.,!]*$`,
    ],
    'quoted',
  ),
  cue(
    'price',
    2,
    [
      String.raw`\b(?:isn't|is not|ain't|not exactly|that's not|it's not) (?:okay|nothing|small|`,
      String.raw`cheap|pocket change|chump change|peanuts|a small)\b|\b(?:scared|scares?|panick\w*|`,
      String.raw`gulp\w*|choke[ds]?|swallow\w*|dizzy|sit down|sick to)\b`,
    ],
    'quoted',
  ),
  cue('price', 2, [
    String.raw`\bwon't (?:be able to )?(?:buy|spend|have)\b.{0,25}\b(?:anything|a thing|a dime|a `,
    String.raw`penny|so much as|nothing|any money)\b|\b(?:wiped|cleaned|bled) (?:me|us|him|her) `,
    String.raw`out\b|\bwhere (?:is|would|does) (?:that|the) (?:extra )?(?:money|kind of money)\b|`,
    String.raw`\bnickel and dim\w+|\bsurcharge|\bpadded?\b|\bmark-?up\b`,
  ]),
  cue('price', 2, [
    String.raw`\b(?:your|the|that) (?:price|number|cost|quote|figure|`,
    String.raw`estimate)\b.{0,40}\b(?:scares?|scared|hurts?|shock\w*|steep|swallow\w*|choked?)\b|`,
    String.raw`\b(?:swallow\w*|choked?|gulp\w*)\b.{0,30}\b(?:price|number|cost|quote|figure|`,
    String.raw`estimate)\b`,
  ]),
  cue('price', 1.4, [
    String.raw`\b(?:leave|take) (?:that|it|this|the \w+(?: \w+)?) (?:out|off)\b.{0,20}\?|\bskip `,
    String.raw`the \w+|\bdo without the\b|\b(?:what|how much)(?:'s| does| would| will)? (?:that|it|`,
    String.raw`this) (?:do to|add to)\b|\bhow much more\b`,
  ]),
]
