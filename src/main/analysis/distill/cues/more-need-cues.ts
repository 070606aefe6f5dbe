import { anyOf, cue, type Cue } from './cue.ts'
import { NUMBER, PARTS, SEASONS } from './word-lists.ts'

const EVENTS = anyOf(`wedding graduation shower party surgery operation birthday baby funeral reunion
  baptism chemo deployment move recital anniversary open+house`)

/** Not before something, not so slowly; or only a part of it, or not at all. */
export const moreNeedCues: readonly Cue[] = [
  cue('timing', 2.2, [
    String.raw`(?:\bnot|n't|\bnever|\bnothing|\bnobody) (?:\w+[ ,]+){0,6}(?:till|until|'til|`,
    String.raw`before) (?!you\b|the vote|the board|he\b|she\b|they\b|my (?:wife|husband)|anybody|`,
    String.raw`anything)\w+`,
  ]),
  cue('timing', 2, [
    String.raw`\bnot (?:in|on|during|over|before|until|a|an|this|next|for|around|this coming) `,
    String.raw`(?:the |a )?${SEASONS}\b`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:rush (?:order|job|it|things)|(?:any|no|nothing|anything|something|do it|come|`,
    String.raw`start|get it|be done|delivered|here|be) (?:\w+ )?(?:faster|sooner|quicker|earlier)|`,
    String.raw`speed (?:it|this|that|things) up|takes? (?:so|that|too) long|that's (?:a long|so `,
    String.raw`far|too far|forever)|how fast|drag\w* (?:on|out)|wait(?:ing)? (?:that long|so long|`,
    String.raw`all))\b`,
  ]),
  cue('timing', 2, [
    String.raw`^(?:oh,? |wow,? |what,? |so |that's |in )*(?:${NUMBER}|a couple|a few|couple)(?: `,
    String.raw`(?:to|or) \w+)?(?: more| whole)? (?:weeks|months)(?: out| from now| away)?\b.{0,8}\?`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:says?|said|told|thinks?|should|could|maybe|probably|better|rather|gonna|going `,
    String.raw`to|might|want to|have to|ought to|and) (?:\w+ ){0,4}(?:wait|hold off|put it off|sit `,
    String.raw`tight)\b(?! (?:list|time|for you|a (?:second|minute|sec|moment)|till you see))`,
  ]),
  cue('timing', 2, [
    String.raw`\b(?:daughter|son|sister|brother|mother|mom|dad|father|granddaughter|grandson|kid|`,
    String.raw`niece|nephew|wife|husband)'s (?:\w+ )?${EVENTS}\b|\b(?:can|could) (?:it|you|they|`,
    String.raw`we) (?:be |start |come |get (?:it|this) |do (?:it|this) )(?:done |in |here )?(?:by|`,
    String.raw`before|next|this|in time) \w+.{0,20}\?|\b(?:in|by) time for\b`,
  ]),
  cue('timing', 1.1, [
    String.raw`\b(?:${SEASONS}|next year|this year|deadline|busy|swamped|schedule[ds]?|vacation|`,
    String.raw`later|wait|weeks|months|soon)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:if|suppose|could|can) (?:i|we|you) (?:only|just) (?:did|do|replaced?|`,
    String.raw`fix(?:ed)?|change[d]?|went with|take|took|get|got|cover(?:ed)?|seal(?:ed)?|left|`,
    String.raw`leave|kept|keep|clean(?:ed)?|paint(?:ed)?|patch(?:ed)?)\b|\bonly (?:do|did|need|`,
    String.raw`replace) (?:the|one|two|half|this|that|these|those)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:others?|rest|ones?|mine|it|they|(?:\w+ )?${PARTS}) (?:still |all |both `,
    String.raw`)?(?:open and (?:shut|close)|(?:works?|closes?|holds?|opens?) (?:just |perfectly `,
    String.raw`)?(?:fine|okay|well|good)|do(?:es)? the job|(?:are|is|looks?) (?:still `,
    String.raw`)?(?:perfectly |just )?(?:fine|good|okay))\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:so|then) why (?:do|would|should|are|am|bother|replace|not just|fix|spend)\b|`,
    String.raw`\bwhy (?:do it|bother|replace|touch|would (?:i|we)|should (?:i|we)|fix what)\b|`,
    String.raw`\bwhat(?:'s| is) the (?:point|hurry|use)\b|\bwhat (?:it's|it is) (?:even )?for\b|`,
    String.raw`\bif it (?:doesn't|does not|isn't|ain't) (?:leak\w*|broke\w*|bad)\b|\bwhat (?:do|`,
    String.raw`would|am|are) (?:i|we) (?:really |actually )?(?:get|getting|gain)\b`,
  ]),
  cue('need', 2, [
    String.raw`\b(?:i|we)(?:'re| are|'m| am| might be| may be| could be|'ll probably be|'ll be| `,
    String.raw`will be)(?: probably| thinking of| planning on)? (?:moving|downsizing|selling `,
    String.raw`(?!it)\w+)\b(?! (?:it|that|this|them|the \w+) (?:over|around|back|up))|\b(?:till|`,
    String.raw`until|before|then) (?:i|we) (?:sell|move)(?: (?:it|the house|out|away))?\b|\bhow `,
    String.raw`long (?:will i|am i|are we|i'll|we'll) (?:even )?(?:be |going to be )?(?:here|in)`,
  ]),
  cue(
    'need',
    2,
    [
      String.raw`\b(?:what|how much)(?:'s| does| do| would| will)? (?:it|that|this|they|i|we) `,
      String.raw`(?:really |actually |even )?save\b|\bsave (?:me|us) (?:anything|enough|that much|`,
      String.raw`any money)\b|\b(?:is|was|would) (?:it|that|this|the \w+) (?:really |even |be `,
      String.raw`)?(?:worth|necessary|needed)\b|(?<!what )\bdo (?:i|we|you) (?:(?:even |really |`,
      String.raw`actually )(?:need|have to)|need (?:the|a|an|all|this|that|one|it|them|new))\b|`,
      String.raw`^(?:so )?(?:it's|is it) not (?:even )?the \w+`,
    ],
    'asked',
  ),
  cue(
    'need',
    2,
    [
      String.raw`^(?:and |what about |how about |or |so )*(?:a|just a|maybe a|some) (?:patch|repair|`,
      String.raw`quick fix|coat of paint|tune-?up|cleaning|good cleaning|new seal|caulk)\b`,
    ],
    'asked',
  ),
  cue('need', 1.4, [
    String.raw`\b(?:at (?:my|our|his|her) age|academic|necessary|unnecessary|overdo\w*|too fancy|`,
    String.raw`luxury)\b|\b(?:i'm|i am|i'll be) (?:seventy|eighty|ninety)(?:[- ]\w+)?(?=[,.]| and| `,
    String.raw`years)`,
  ]),
]
