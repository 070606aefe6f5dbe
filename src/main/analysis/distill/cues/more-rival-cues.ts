import { cue, type Cue } from './cue.ts'
import { DECIDERS, NUMBER, RIVALS } from './word-lists.ts'

const DOES = String.raw`(?:see|look|hear|agree|sign|decide|weigh|be (?:here|there|part|on board|asked|in on)|know|approve|say|vote)`

/** Another offer, one's own hands, or somebody whose word is needed. */
export const moreRivalCues: readonly Cue[] = [
  cue('competition', 2, [
    String.raw`\b(?:the other|another|one|two|both|all) (?:of them|two|three|one|ones|firm|company|`,
    String.raw`guys?|man|outfit|builder|contractor|fellow|fella|bids?|quotes?)?(?:'s| is| was| `,
    String.raw`were| are| came in| come in)? ?(?:\w+ )?(?:lower|cheaper|less|quoted|bid|priced|`,
    String.raw`included|offered|came in at|threw in)\b`,
  ]),
  cue('competition', 2, [
    String.raw`\b(?:gone|went|going|go|signed|decided|settled|stick|sticking|leaning) (?:\w+ `,
    String.raw`)?(?:with|on|for|toward) (?:the other|another|them|him|somebody|someone|a different|`,
    String.raw`your competitor|the (?:first|second|cheaper|local|big|smaller) )`,
  ]),
  cue('competition', 2, [
    String.raw`\b${RIVALS}\b(?!'s (?:windows?|roof|house))[^?]{0,50}\b(?:for|at|said|wants?|`,
    String.raw`quoted(?: me| us)?|asked|charges?|do it for|did it for|is|was) (?:about |around |`,
    String.raw`like |maybe |only )?${NUMBER}(?:[ -]${NUMBER})*(?: even| flat| thousand| hundred| `,
    String.raw`grand)*(?=[,.!]|$| for| and| all| with| to)`,
  ]),
  cue('competition', 2, [
    String.raw`\bmy (?:own |regular |usual )?(?:guy|handyman|contractor|carpenter|roofer|`,
    String.raw`painter)(?:'ll|'s|'d| will| can| could| would| does| says| said| quoted)\b|\b(?:do|`,
    String.raw`did|doing|hang|hung|build|built|put|install\w*|tackle|try) (?:it|this|that|them|one|`,
    String.raw`up|in| )*(?:my|our|him|her)sel(?:f|ves)\b|\bwatch\w* (?:\w+ ){0,3}videos?\b|`,
    String.raw`\byoutube\b|\bdo-it-yourself\b|\bdiy\b`,
  ]),
  cue('competition', 2, [
    String.raw`\b(?:other|another|second|different|competing|lower|better) (?:\w+ )?(?:estimate|`,
    String.raw`offer|bidder|contractor|firm|builder|salesman|rep|outfit)s?\b|\bwhy (?:should|`,
    String.raw`would) (?:i|we) (?:pick|choose|go with|hire|use) you\b|\bwhat makes you (?:guys |`,
    String.raw`all )?(?:different|better|worth)\b|\b(?:everybody|everyone) else (?:is|was|quoted|`,
    String.raw`charges|says)\b`,
  ]),
  cue('competition', 1.3, [
    String.raw`\b(?:they|he|she|their) (?:said|says|told|gave|give|include|includes|included|offer|`,
    String.raw`offers|offered|does|do|also|can|could|would|came|price|quote|bid)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:${DECIDERS}|he|she|they)\b.{0,25}\b(?:should|ought to|must|needs? to|has to|`,
    String.raw`have to|would want to|will want to|wants to (?!know|see if)|gets to|'d want to) `,
    String.raw`(?:\w+ )?${DOES}\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:(?:it's|is|also|partly|half) (?:his|her|their|hers|theirs) (?:house|money|call|`,
    String.raw`decision|home|building|property)\b|half (?:his|hers|theirs)\b)|\b(?:co-?own\w*|`,
    String.raw`share the (?:house|building|place|cost)|both (?:our )?names|on the deed|power of `,
    String.raw`attorney|joint(?:ly)?|ex-?(?:wife|husband))\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:before|until|till|unless|after|once) (?:they|she|he|the \w+|my \w+|everybody|`,
    String.raw`everyone|we)(?:'s|'ve|'ve all| have| has| both)? (?:all )?(?:vote[ds]?|approve[ds]?|`,
    String.raw`agree[ds]?|decide[ds]?|meets?|met|sees? (?:it|this|that)|seen (?:it|this|that)|`,
    String.raw`sign(?:ed|s)? off|says? (?:so|yes)|had a look|weigh\w* in)\b|\b(?:before|until|till|`,
    String.raw`after) the (?:vote|board|meeting)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:see|ask|hear|find out|know|learn) (?:where|what|how|if|whether) (?!you|i|we|it|`,
    String.raw`that|this|the|they're|your)[a-z]+ (?:stands?|thinks?|says?|feels?|wants?|votes?|`,
    String.raw`would say|has to say)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b${DECIDERS}\b.{0,30}\b(?:away|abroad|deployed|overseas|at sea|on a ship|traveling|`,
    String.raw`travelling|out of town|on the road|in the hospital|isn't here|not here|couldn't `,
    String.raw`(?:make|be)|can't (?:make|be))\b|\b(?:trouble|problem|thing|catch) is,? (?:my|our|`,
    String.raw`the) ${DECIDERS}\b|\b(?:board|committee|council|trustees|elders|session) (?:\w+ `,
    String.raw`)?(?:meets?|votes?|voted|decides?|approves?|has to|would have to)\b`,
  ]),
  cue('decision', 1.2, [
    String.raw`\b(?:my|our|the) ${DECIDERS}\b|\b(?:the two of us|both of us|together|vote[ds]?|`,
    String.raw`quorum|approv\w+)\b`,
  ]),
]
