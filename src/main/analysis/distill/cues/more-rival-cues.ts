import { cue, type Cue } from './cue.ts'
import { DECIDERS, NUMBER, RIVALS } from './word-lists.ts'

const DOES = String.raw`(?:see|look|hear|agree|sign|decide|weigh|be (?:here|there|part|on board|asked|in on)|know|approve|say|vote)`

/** Another offer, one's own hands, or somebody whose word is needed. */
export const moreRivalCues: readonly Cue[] = [
  cue('competition', 2, [
    String.raw`\b(?:the other|another|one|two|both|all) (?:of them|two|three|one|ones|firm|company|guys?|man|outfit|builder|`,
    String.raw`contractor|fellow|fella|bids?|quotes?)?(?:'s| is| was| were| are| came in| come in)? ?(?:\w+ )?(?:lower|cheaper|`,
    String.raw`less|quoted|bid|priced|included|offered|came in at|threw in)\b`,
  ]),
  cue('competition', 2, [
    String.raw`\b(?:gone|went|going|go|signed|decided|settled|stick|sticking|leaning) (?:\w+ )?(?:with|on|for|toward) (?:the `,
    String.raw`other|another|them|him|somebody|someone|a different|your competitor|the (?:first|second|cheaper|local|big|`,
    String.raw`smaller) )`,
  ]),
  cue('competition', 2, [
    String.raw`\b${RIVALS}\b(?!'s (?:windows?|roof|house))[^?]{0,50}\b(?:for|at|said|wants?|quoted(?: me| us)?|asked|charges?|`,
    String.raw`do it for|did it for|is|was) (?:about |around |like |maybe |only )?${NUMBER}(?:[ -]${NUMBER})*(?: even| flat|`,
    String.raw` thousand| hundred| grand)*(?=[,.!]|$| for| and| all| with| to)`,
  ]),
  cue('competition', 2, [
    String.raw`\bmy (?:own |regular |usual )?(?:guy|handyman|contractor|carpenter|roofer|painter)(?:'ll|'s|'d| will| can| could|`,
    String.raw` would| does| says| said| quoted)\b|\b(?:do|did|doing|hang|hung|build|built|put|install\w*|tackle|try) (?:it|this|that|`,
    String.raw`them|one|up|in| )*(?:my|our|him|her)sel(?:f|ves)\b|\bwatch\w* (?:\w+ ){0,3}videos?\b|\byoutube\b|`,
    String.raw`\bdo-it-yourself\b|\bdiy\b`,
  ]),
  cue('competition', 2, [
    String.raw`\b(?:other|another|second|different|competing|lower|better) (?:\w+ )?(?:estimate|offer|bidder|contractor|firm|`,
    String.raw`builder|salesman|rep|outfit)s?\b|\bwhy (?:should|would) (?:i|we) (?:pick|choose|go with|hire|use) you\b|\bwhat makes `,
    String.raw`you (?:guys |all )?(?:different|better|worth)\b|\b(?:everybody|everyone) else (?:is|was|quoted|charges|says)\b`,
  ]),
  cue('competition', 1.3, [
    String.raw`\b(?:they|he|she|their) (?:said|says|told|gave|give|include|includes|included|offer|offers|offered|does|do|also|`,
    String.raw`can|could|would|came|price|quote|bid)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:${DECIDERS}|he|she|they)\b.{0,25}\b(?:should|ought to|must|needs? to|has to|have to|would want to|will want to|`,
    String.raw`wants to (?!know|see if)|gets to|'d want to) (?:\w+ )?${DOES}\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:(?:it's|is|also|partly|half) (?:his|her|their|hers|theirs) (?:house|money|call|decision|home|building|`,
    String.raw`property)\b|half (?:his|hers|theirs)\b)|\b(?:co-?own\w*|share the (?:house|building|place|cost)|both (?:our )?names|on the deed|`,
    String.raw`power of attorney|joint(?:ly)?|ex-?(?:wife|husband))\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:before|until|till|unless|after|once) (?:they|she|he|the \w+|my \w+|everybody|everyone|we)(?:'s|'ve|'ve all|`,
    String.raw` have| has| both)? (?:all )?(?:vote[ds]?|approve[ds]?|agree[ds]?|decide[ds]?|meets?|met|sees? (?:it|this|that)|`,
    String.raw`seen (?:it|this|that)|sign(?:ed|s)? off|says? (?:so|yes)|had a look|weigh\w* in)\b|\b(?:before|until|till|after) the `,
    String.raw`(?:vote|board|meeting)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b(?:see|ask|hear|find out|know|learn) (?:where|what|how|if|whether) (?!you|i|we|it|that|this|the|they're|your)`,
    String.raw`[a-z]+ (?:stands?|thinks?|says?|feels?|wants?|votes?|would say|has to say)\b`,
  ]),
  cue('decision', 2, [
    String.raw`\b${DECIDERS}\b.{0,30}\b(?:away|abroad|deployed|overseas|at sea|on a ship|traveling|travelling|out of town|on the road|`,
    String.raw`in the hospital|isn't here|not here|couldn't (?:make|be)|can't (?:make|be))\b|\b(?:trouble|problem|thing|catch) is,? (?:my|`,
    String.raw`our|the) ${DECIDERS}\b|\b(?:board|committee|council|trustees|elders|session) (?:\w+ )?(?:meets?|votes?|voted|decides?|`,
    String.raw`approves?|has to|would have to)\b`,
  ]),
  cue('decision', 1.2, [
    String.raw`\b(?:my|our|the) ${DECIDERS}\b|\b(?:the two of us|both of us|together|vote[ds]?|quorum|approv\w+)\b`,
  ]),
]
