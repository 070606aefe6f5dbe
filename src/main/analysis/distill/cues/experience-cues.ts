import { anyOf, cue, type Cue } from './cue.ts'
import { DECIDERS, PARTS } from './word-lists.ts'

const WENT_BAD = anyOf(`turned+(?:yellow|brown|gray|brittle|black) went+bad fell+(?:apart|off) cracked
  warped faded peeled rotted rusted leaked sagged rattled came+(?:off|loose|apart)
  broke stuck swelled split chipped`)

/** What happened before, what cannot be given up, and whose word counts. */
export const experienceCues: readonly Cue[] = [
  cue('product', 2, [
    String.raw`\b(?:i|we|my \w+|the (?:last|old|other) (?:ones?|\w+)) (?:had|got|put in|bought|`,
    String.raw`tried) (?:\w+ ){0,4}(?:before|once|already|ones?)\b.{0,30}\b${WENT_BAD}\b|\b(?:they|`,
    String.raw`those|it) (?:all )?${WENT_BAD} (?:in|after|within|on me|on us)\b|\b(?:is|are|will) `,
    String.raw`(?:it|they|that|those|the \w+) (?:really |even )?(?:strong|thick|tight|quiet|safe|`,
    String.raw`heavy|warm|big|wide|good) enough\b|\bsee the (?:seams?|screws?|nails?|joints?|`,
    String.raw`lines?|patch)\b|\bsounds? (?:hollow|cheap|thin|tinny)\b|\bcan't stand (?:that|the|`,
    String.raw`those) \w+|\b(?:no|not enough) ${PARTS}\b.{0,8}\?`,
  ]),
  cue('timing', 2, [
    String.raw`\bnot while\b|\b(?:is|are|'s|be) (?:no|not any|not much) (?:good|use|help) to (?:me|`,
    String.raw`us)\b|\b(?:in the middle of|right in the middle|up to my (?:neck|ears)|buried in|`,
    String.raw`snowed under)\b|\b(?:push(?:ing|ed)?|put(?:ting)?|mov(?:ing|ed)) (?:it|us|me|the `,
    String.raw`date) (?:back|off)\b|\b(?:beat|before) the (?:frost|snow|rain|cold|winter|heat|`,
    String.raw`storms?)\b|\b(?:renters?|tenants?|guests|students|buyers?) (?:\w+ ){0,2}(?:in|on|by|`,
    String.raw`from) the \w+|\bwaited (?:long enough|too long|all (?:summer|year|winter))\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bhow (?:can|would|could|will|do) (?:i|we) (?:tell|check|see|prove|verify|find `,
    String.raw`out)\b|\bheard that (?:before|one|line|from)\b|\bstill (?:fixing|paying for|`,
    String.raw`cleaning up|mad|sore|angry|waiting)\b|\b(?:disappear|vanish|run off|skip town|walk `,
    String.raw`off|leave (?:me|us) (?:hanging|with))\b|\bwhat if (?:your|one of your|the|somebody|`,
    String.raw`someone|a) (?:guys?|men|crew|people|workers?)? ?(?:falls?|gets hurt|puts|drops|`,
    String.raw`breaks|damages?|steals?|cuts|hits|don't|doesn't)\b|\b(?:who do i|who would i|who do `,
    String.raw`we) (?:call|talk to|go to|complain to)\b`,
  ]),
  cue('competition', 2, [
    String.raw`\b(?:better|cheaper|lower|nicer) (?:offer|deal|price|bid)\b(?! than (?:i|we) )|`,
    String.raw`\b(?:there's|i know|i've got|we've got|we know|i have) (?:a|this|another|some) `,
    String.raw`(?:man|guy|fellow|fella|kid|neighbor|outfit|company)\b.{0,40}\b(?:who|that|does|`,
    String.raw`does it|on weekends|on the side|cheap|for cash)\b|\b(?:get|buy|order) the `,
    String.raw`(?:materials?|boards|parts|stuff|windows?|door) (?:my|our)sel(?:f|ves)\b|\b(?:other|`,
    String.raw`first|second|last) (?:estimate|quote|bid|proposal|one)\b.{0,40}\b(?:less|lower|`,
    String.raw`cheaper|better|under|half)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:last|final) (?:word|say)\b|\b(?:have|has) (?:a|the|some) say\b|\b(?:have my `,
    String.raw`head|have my hide|kill me|divorce me|shoot me|never forgive me|be furious)\b|\bif i `,
    String.raw`(?:sign|signed|decide|decided|said yes|agreed|did (?:it|that)) without\b|\b(?:feel `,
    String.raw`better|like it|rather|prefer it|want it) if (?:my|our|the) ${DECIDERS} (?:\w+ `,
    String.raw`)?(?:look|looked|saw|see|read|was|were|came)\b|\b(?:two|three|four|five|six) (?:of `,
    String.raw`us|siblings|sisters|brothers|owners|partners|households)\b.{0,30}\b(?:agree|decide|`,
    String.raw`own|vote|sign|pay|don't|never)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:not|n't) (?:be |live )?(?:in (?:this|the) house|here|around) (?:\w+ )?(?:much `,
    String.raw`longer|forever|long|that long)\b|\bhave to have\b.{0,30}\bnice to have\b|\bwhat `,
    String.raw`(?:do|would|am|will) i (?:want|do|need|going to do) with (?:a|an|that|all)\b|`,
    String.raw`\b(?:couldn't|can't|could|can) (?:i|we|you) just (?:put|use|leave|live with|wait|`,
    String.raw`run|keep|seal|tape|hang)\b|\b(?:still )?(?:open|close|work|hold|run)s?,? don't `,
    String.raw`they\b|\bnothing wrong with\b|\bgood enough for (?:me|us|another)\b`,
  ]),
  cue('financing', 2, [
    String.raw`\b(?:never|not going to|won't|swore (?:\w+ ){0,3}never|done with) (?:\w+ )?(?:take|`,
    String.raw`taking|sign|borrow|owe|get|have) (?:\w+ ){0,3}(?:loans?|debt|credit|payments?|`,
    String.raw`mortgage)\b|\bpaying (?:on|for|off) (?:it|this|that) (?:till|until|when)\b|`,
    String.raw`\b(?:penalty|fees?) (?:if|for) (?:\w+ )?(?:pay|paying|early)\b|\bhow much (?:is|`,
    String.raw`would) (?:that|it) (?:be )?in the end\b`,
  ]),
  cue('hassle', 2, [
    String.raw`\bonly (?:have|got|has) (?:the )?one (?:bathroom|door|toilet|shower|entrance|`,
    String.raw`driveway|car|kitchen|sink|exit)\b|\bhow (?:loud|messy|dusty|noisy|bad)\b.{0,25}\?|`,
    String.raw`\b(?:driveway|street|garage|alley|door|entrance)\b.{0,25}\b(?:blocked|shut|closed|`,
    String.raw`torn up|unusable)\b|\bi (?:run|have|keep) (?:a|my) (?:daycare|office|business|`,
    String.raw`practice|salon|studio|shop) (?:here|at home|in the|from)\b`,
  ]),
  cue('other', 2, [
    String.raw`\brather not (?:say|decide|sign|commit|do (?:it|that|this)|talk about)\b|`,
    String.raw`\b(?:permit|zoning|inspection|inspector|permit people|building `,
    String.raw`department)\b.{0,40}\b(?:grief|trouble|problem|nightmare|slow|headache|forever|deny|`,
    String.raw`denied|fight)\b|\bsomething (?:about it|tells me|doesn't feel)\b|\bnot (?:quite `,
    String.raw`)?(?:sure|convinced|there) yet\b`,
  ]),
  cue(
    'price',
    2,
    [
      String.raw`\b(?:can't|that can't|couldn't) be right\b|\byou lost me (?:at|there)\b|\bfor that `,
      String.raw`(?:money|price|kind of)\b|\bfor the same money\b|\b(?:we|i|you) could (?:\w+ `,
      String.raw`){1,6}for that\b|\bplain and simple\b|\bdon't have it\b`,
    ],
    'quoted',
  ),
]
