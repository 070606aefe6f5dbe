import { anyOf, cue, type Cue } from './cue.ts'
import { DECIDERS, PARTS } from './word-lists.ts'

const FAILS = anyOf(`lock hold+up hear+(?:the|a|any) notice see+the+difference feel+the sweat fog freeze stick swell rattle squeak
  whistle shrink pop come+off blow+off come+loose mat+up wear+out slip leak break dent fall+off look+worse stay+shut
  hold+it keep+out attract stop+the last drip smell+like burn trip tip catch+fire get+(?:slippery|slick|dirty|dark|loose|stuck|wet|hot|too+\\w+)`)
const PETS = anyOf('cats? dogs? birds? parrot rabbits? horses? chickens? puppy kitten')

/** What the thing may do or look like, and what the work does to the days in the house. */
export const moreProductCues: readonly Cue[] = [
  cue(
    'product',
    2,
    [
      String.raw`\b(?:can|could|will|would|won't|does|doesn't|do|don't|can't) (?:it|they|that|this|those|these|i|you|one|the \w+(?: `,
      String.raw`\w+)?) (?:\w+ ){0,3}${FAILS}\b`,
    ],
    'asked',
  ),
  cue(
    'product',
    2,
    [
      String.raw`\bwhy (?:not|isn't there|is there no|no|isn't it|aren't they|can't (?:it|you|we|i))\b(?! (?:now|today|then|just (?:`,
      String.raw`patch|fix|repair)))|\b(?:you|we|it) can't (?:just )?(?:go over|put|use|paint|cover|leave|keep|make)\b`,
    ],
    'asked',
  ),
  cue('product', 2, [
    String.raw`\b(?:others?|rest|old (?:one|ones|part|walls?|windows?)|next to)\b.{0,20}\blooks? (?:worse|old|bad|shabby|funny|`,
    String.raw`different|wrong)\b|\b(?:mismatch\w*|patchwork|two-?tone|checkerboard|half new|half old)\b|\bmatch(?:es|ing|ed)?\b.{0,25}\?|`,
    String.raw`\b(?:two|one|some) new \w+ and \w+ old\b|\b(?:different|another|one) (?:shade|colou?r) (?:from|than|and)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:heard|read|told|says?|said|saw)\b.{0,40}\b(?:${PARTS}|they|those|these)\b.{0,30}\b(?:fail\w*|fall(?:s|ing)? apart|`,
    String.raw`mat (?:up|down)|clog\w*|don't (?:last|work|hold)|doesn't (?:last|work|hold)|junk|garbage|trash|problems?|recall\w*|break|`,
    String.raw`warp\w*|leak)\b|\b(?:do|have to do|go through) (?:it|this|that|them) (?:twice|again|over|all over)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:don't|do not|didn't|wouldn't|not) (?:really |much |particularly )?(?:want|like|care for|love) (?:a|an|the|any|that|this|`,
    String.raw`those|these|your|how|my) (?:\w+ ){0,2}${PARTS}\b|\bi(?:'d| would)(?: much| really)? (?:rather|prefer) (?:have |to have |keep |the |a |`,
    String.raw`real |wood|my )|\bi was (?:really )?hoping for (?:a|the|something)\b`,
  ]),
  cue('product', 1.2, [String.raw`\b${PARTS}\b`]),
  cue('hassle', 2, [
    String.raw`\b(?:move out|clear (?:out|everything|the)|take (?:time|a day|days) off|(?:be|stay|have to be|need to be) home|nuisance|`,
    String.raw`aggravation|turn\w* (?:my|our|the) (?:house|life|world) upside|upside down|living in (?:dust|a construction)|construction `,
    String.raw`(?:site|zone)|strangers)\b`,
  ]),
  cue(
    'hassle',
    2,
    [
      String.raw`\bhow long (?:are|will|would|do) (?:you|they|your guys|your crew|the crew|the men)(?: all| guys)? (?:be |going to be |gonna be )?`,
      String.raw`(?:here|in (?:my|our|the)|at it|around|out there)\b|\b(?:will|can|could|would|do) (?:i|we|the kids|she|he|my \w+) (?:still )?(?:be able `,
      String.raw`to |have to )?(?:hang|use|cook|park|sleep|work|get (?:in|out|to)|shower|nap|stay|leave|be here|be home|live|move|eat)\b`,
    ],
    'asked',
  ),
  cue('hassle', 2, [
    String.raw`\b${PETS}\b.{0,40}\b(?:hid\w*|scared|nervous|bolts?|runs? (?:off|out|away)|escapes?|gets? (?:out|loose)|bark\w*|freak\w*|terrified|`,
    String.raw`hates?|can't)\b|\b(?:hate|dread|can't (?:take|stand|have|deal with)|not up (?:for|to)|too old for|no patience for) (?:a |an |the |that |`,
    String.raw`another |all (?:the |that |this )?)*(?:mess|noise|dust|work|fuss|argument|fight|people|commotion|drama|chaos|racket|hassle)\b`,
  ]),
  cue('other', 2, [
    String.raw`\b(?:association|hoa|city|township|village|historic(?:al)? (?:board|commission|society)|neighbors?|landlord)\b.{0,40}\b(?:fuss\w*|`,
    String.raw`strict|reject\w*|complain\w*|says? no|won't (?:let|allow)|doesn't (?:let|allow)|particular|picky|fine[sd]? (?:us|me)|isn't on|not `,
    String.raw`allowed|deny|denies|denied)\b|\b(?:don't|do not|not) (?:much |really )?(?:like|care for|love|crazy about) the (?:sound|idea|thought) of\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:can't|couldn't|not able to) (?:do|pay|cover|swing|make|come up with) (?:half|a third|all|both|that much|the (?:whole|first|deposit|`,
    String.raw`payment|down))\b|\b(?:tapped|maxed) out\b|\btied up in\b|\bborrow(?:ed|ing)? (?:more|money|any|against|for|to)\b|\b(?:owe|owing) (?:the|on|`,
    String.raw`anybody|anyone|money|it|for|another|the bank)\b|\bif (?:it|that|the house|the loan) (?:isn't|is not|doesn't|'s not) (?:paid|sold|sell|`,
    String.raw`approved|go through)\b|\b(?:pay|paying|paid) (?:\w+ )?(?:double|twice|way more|far more|that much more)\b`,
  ]),
  cue('financing', 1.2, [
    String.raw`\b(?:loan|interest|borrow\w*|credit|payments?|percent|a month|lender|bank|apr|rate|months|installments?)\b`,
  ]),
  cue('decision', 1.1, [String.raw`\b${DECIDERS}\b`]),
]
