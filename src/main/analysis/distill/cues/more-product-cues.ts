import { anyOf, cue, type Cue } from './cue.ts'
import { DECIDERS, PARTS } from './word-lists.ts'

const FAILS = anyOf(`lock hold+up hear+(?:the|a|any) notice see+the+difference feel+the sweat fog freeze
  stick swell rattle squeak whistle shrink pop come+off blow+off come+loose mat+up
  wear+out slip leak break dent fall+off look+worse stay+shut hold+it keep+out attract
  stop+the last drip smell+like burn trip tip catch+fire
  get+(?:slippery|slick|dirty|dark|loose|stuck|wet|hot|too+\\w+)`)
const PETS = anyOf('cats? dogs? birds? parrot rabbits? horses? chickens? puppy kitten')

/** What the thing may do or look like, and what the work does to the days in the house. */
export const moreProductCues: readonly Cue[] = [
  cue(
    'product',
    2,
    [
      String.raw`\b(?:can|could|will|would|won't|does|doesn't|do|don't|can't) (?:it|they|that|this|`,
      String.raw`those|these|i|you|one|the \w+(?: \w+)?) (?:\w+ ){0,3}${FAILS}\b`,
    ],
    'asked',
  ),
  cue(
    'product',
    2,
    [
      String.raw`\bwhy (?:not|isn't there|is there no|no|isn't it|aren't they|can't (?:it|you|we|`,
      String.raw`i))\b(?! (?:now|today|then|just (?:patch|fix|repair)))|\b(?:you|we|it) can't `,
      String.raw`(?:just )?(?:go over|put|use|paint|cover|leave|keep|make)\b`,
    ],
    'asked',
  ),
  cue('product', 2, [
    String.raw`\b(?:others?|rest|old (?:one|ones|part|walls?|windows?)|next to)\b.{0,20}\blooks? `,
    String.raw`(?:worse|old|bad|shabby|funny|different|wrong)\b|\b(?:mismatch\w*|patchwork|`,
    String.raw`two-?tone|checkerboard|half new|half old)\b|\bmatch(?:es|ing|ed)?\b.{0,25}\?|`,
    String.raw`\b(?:two|one|some) new \w+ and \w+ old\b|\b(?:different|another|one) (?:shade|`,
    String.raw`colou?r) (?:from|than|and)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:heard|read|told|says?|said|saw)\b.{0,40}\b(?:${PARTS}|they|those|`,
    String.raw`these)\b.{0,30}\b(?:fail\w*|fall(?:s|ing)? apart|mat (?:up|down)|clog\w*|don't `,
    String.raw`(?:last|work|hold)|doesn't (?:last|work|hold)|junk|garbage|trash|problems?|`,
    String.raw`recall\w*|break|warp\w*|leak)\b|\b(?:do|have to do|go through) (?:it|this|that|`,
    String.raw`them) (?:twice|again|over|all over)\b`,
  ]),
  cue('product', 2, [
    String.raw`\b(?:don't|do not|didn't|wouldn't|not) (?:really |much |particularly )?(?:want|like|`,
    String.raw`care for|love) (?:a|an|the|any|that|this|those|these|your|how|my) (?:\w+ `,
    String.raw`){0,2}${PARTS}\b|\bi(?:'d| would)(?: much| really)? (?:rather|prefer) (?:have |to `,
    String.raw`have |keep |the |a |real |wood|my )|\bi was (?:really )?hoping for (?:a|the|`,
    String.raw`something)\b`,
  ]),
  cue('product', 1.2, [String.raw`\b${PARTS}\b`]),
  cue('hassle', 2, [
    String.raw`\b(?:move out|clear (?:out|everything|the)|take (?:time|a day|days) off|(?:be|stay|`,
    String.raw`have to be|need to be) home|nuisance|aggravation|turn\w* (?:my|our|the) (?:house|`,
    String.raw`life|world) upside|upside down|living in (?:dust|a construction)|construction `,
    String.raw`(?:site|zone)|strangers)\b`,
  ]),
  cue(
    'hassle',
    2,
    [
      String.raw`\bhow long (?:are|will|would|do) (?:you|they|your guys|your crew|the crew|the `,
      String.raw`men)(?: all| guys)? (?:be |going to be |gonna be )?(?:here|in (?:my|our|the)|at it|`,
      String.raw`around|out there)\b|\b(?:will|can|could|would|do) (?:i|we|the kids|she|he|my \w+) `,
      String.raw`(?:still )?(?:be able to |have to )?(?:hang|use|cook|park|sleep|work|get (?:in|out|`,
      String.raw`to)|shower|nap|stay|leave|be here|be home|live|move|eat)\b`,
    ],
    'asked',
  ),
  cue('hassle', 2, [
    String.raw`\b${PETS}\b.{0,40}\b(?:hid\w*|scared|nervous|bolts?|runs? (?:off|out|away)|escapes?|`,
    String.raw`gets? (?:out|loose)|bark\w*|freak\w*|terrified|hates?|can't)\b|\b(?:hate|dread|`,
    String.raw`can't (?:take|stand|have|deal with)|not up (?:for|to)|too old for|no patience for) `,
    String.raw`(?:a |an |the |that |another |all (?:the |that |this )?)*(?:mess|noise|dust|work|`,
    String.raw`fuss|argument|fight|people|commotion|drama|chaos|racket|hassle)\b`,
  ]),
  cue('other', 2, [
    String.raw`\b(?:association|hoa|city|township|village|historic(?:al)? (?:board|commission|`,
    String.raw`society)|neighbors?|landlord)\b.{0,40}\b(?:fuss\w*|strict|reject\w*|complain\w*|`,
    String.raw`says? no|won't (?:let|allow)|doesn't (?:let|allow)|particular|picky|fine[sd]? (?:us|`,
    String.raw`me)|isn't on|not allowed|deny|denies|denied)\b|\b(?:don't|do not|not) (?:much |`,
    String.raw`really )?(?:like|care for|love|crazy about) the (?:sound|idea|thought) of\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:can't|couldn't|not able to) (?:do|pay|cover|swing|make|come up with) (?:half|a `,
    String.raw`third|all|both|that much|the (?:whole|first|deposit|payment|down))\b|\b(?:tapped|`,
    String.raw`maxed) out\b|\btied up in\b|\bborrow(?:ed|ing)? (?:more|money|any|against|for|to)\b|`,
    String.raw`\b(?:owe|owing) (?:the|on|anybody|anyone|money|it|for|another|the bank)\b|\bif `,
    String.raw`(?:it|that|the house|the loan) (?:isn't|is not|doesn't|'s not) (?:paid|sold|sell|`,
    String.raw`approved|go through)\b|\b(?:pay|paying|paid) (?:\w+ )?(?:double|twice|way more|far `,
    String.raw`more|that much more)\b`,
  ]),
  cue('financing', 1.2, [
    String.raw`\b(?:loan|interest|borrow\w*|credit|payments?|percent|a month|lender|bank|apr|rate|`,
    String.raw`months|installments?)\b`,
  ]),
  cue('decision', 1.1, [String.raw`\b${DECIDERS}\b`]),
]
