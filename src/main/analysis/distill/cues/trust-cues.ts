import { cue, type Cue } from './cue.ts'

/** Fear of bad work, of hidden costs, or of the company. */
export const trustCues: readonly Cue[] = [
  cue('trust', 2, [
    String.raw`\bhow do (?:i|we) (?:know|trust|be sure)\b|\bwhat(?:'s| is) (?:to stop|stopping|to keep|`,
    String.raw`keeping)\b|\bhow can (?:i|we) (?:be sure|trust|know)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:burned|burnt|screwed|ripped off|scammed|taken (?:advantage|for a ride)|stiffed|`,
    String.raw`left high and dry|fooled|got taken|got had)\b|\bscams?\b|\bscammers?\b|\bstorm chas\w+|`,
    String.raw`\bfly-by-night\b|\bcon (?:man|men|artists?)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:last|previous|first|other|prior|old) (?:\w+ )?(?:contractor|company|guy|guys|`,
    String.raw`roofer|roofers|crew|people|fella|outfit|one|ones|time)\b.{0,50}\b(?:never|didn't|`,
    String.raw`wouldn't|disappear\w*|vanish\w*|walked|left|took (?:the|our|my)|leak\w*|botch\w*|`,
    String.raw`ruin\w*|messed|mess|half|lied|promised|said|bad|terrible|awful|joke|nightmare|disaster|`,
    String.raw`stopped|ghosted)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:took|ran off with|disappeared with|kept) (?:the|our|my|her|his|their|a) (?:deposit|`,
    String.raw`money|check|down payment)\b|\bnever (?:came back|showed|show(?:ed)? up|called (?:me |`,
    String.raw`us )?back|returned|heard from|finished)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:don't|do not|didn't|not sure (?:i|we)|hard to|can't|do we|can i|can we|`,
    String.raw`should i) (?:really |exactly )?(?:trust|believe)\b|\b(?:skeptical|suspicious|leery|wary|`,
    String.raw`gun[- ]shy|hesitant|nervous|uneasy|cautious|apprehensive)\b|\btoo good to be true\b|`,
    String.raw`\bsounds? (?:too good|like a (?:pitch|gimmick|line))\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:high[- ]pressure|pushy|pressured?|hard sell|sales ?pitch|sales ?(?:man|men|people|`,
    String.raw`guy)s? (?:always|all|say|tell|come))\b|\bwhat(?:'s| is) the catch\b|\bfine print\b|`,
    String.raw`\byou (?:all|guys|people) (?:all )?(?:say|always say|tell)\b|\beverybody says\b|`,
    String.raw`\bthey all say\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:bad|negative|terrible|awful|mixed|one-star|horror|some) (?:reviews?|stories|`,
    String.raw`things)\b|\bread (?:some|a few|the|a) reviews?\b|\bone[- ]star\b|\bhorror stor`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:sub ?contract\w*|subs|day labor|who(?:'s| is| are|'ll| will) (?:actually )?(?:be |`,
    String.raw`going to be |gonna be )?(?:doing|does|do|coming|show|on my roof|in my house))\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:go|goes|going|went|gone) (?:out of|belly|under) ?(?:business|up)?\b(?<=(?:business|`,
    String.raw`up|under))|\bstill (?:be )?(?:around|here|in business)\b|\bif (?:you|y'all|you guys|`,
    String.raw`your company) (?:go|aren't|close|fold|disappear|vanish)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bwhat (?:happens|if|do you do|do i do)\b.{0,30}\b(?:leaks?|leaking|goes wrong|wrong|`,
    String.raw`fails?|breaks?|falls off|something happens|don't like|doesn't work|isn't right|cracks?|`,
    String.raw`comes? loose|mess(?:es)? up|problem)\b`,
  ]),
  cue('trust', 1.4, [
    String.raw`\b(?:licensed|insured|references|in writing|guarantee|guaranteed|warranty (?:actually|`,
    String.raw`really|even)|prove|proof|who are you|how long have you (?:been|guys)|worried|worry|`,
    String.raw`honest(?:ly)? with)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bwhat if\b.{0,40}\b(?:cancel|change (?:my|our) minds?|leaks?|wrong|fails?|breaks?|`,
    String.raw`don't like|doesn't|isn't|won't|can't|quit|worse|late|under|rains?|damage|mistake|`,
    String.raw`hate)\b|^(?:okay|ok|and|but|so|well|,|\.| )*if (?:they|it|this|that|something|you|`,
    String.raw`your)\b.{0,30}\b(?:leaks?|after|fails?|breaks?|quit|gone|wrong|finds?)\b.{0,30}\?`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:nobody|no one|no-one|never|not once) (?:\w+ )?(?:called|came|showed|shows|answered|`,
    String.raw`returned|told|bothered|warned|mentioned|apologi[sz]ed)\b|\bsupposed to (?:come|call|be|`,
    String.raw`show|send|have|get)\b|\b(?:couldn't|can't|could never|never) (?:find|reach|`,
    String.raw`get (?:a )?hold of|get ahold of) (?:them|him|her|anybody|anyone|you)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bwent from \S+(?: \S+){0,3} to\b|\b(?:the )?(?:number|price|cost|quote|`,
    String.raw`estimate) (?:doesn't|won't|will not|can't|not going to|isn't going to|don't) (?:change|`,
    String.raw`move|go up|grow|jump)\b|\bunforeseen\b|\b(?:extras|change orders?|add-ons|hidden|`,
    String.raw`surprises)\b|\bgonna find (?:rotten|bad|something|more)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:neighbor|sister\w*|brother\w*|friend|mother|son|daughter|guy|man|people|they|`,
    String.raw`someone|somebody) (?:\w+ )?(?:said|says|say|told me|told us|`,
    String.raw`warned \w+) (?:that )?(?:they|you|contractors?|roofers?|these|it'?s?|i|`,
    String.raw`companies)\b.{0,25}\b(?:always|never|don't|rip|argue|lie|cheat|did|scam|trick)\b|`,
    String.raw`\byoung man who\b|\bdidn't (?:start with|mention|tell me|say|bring up) that\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bhow many \w*(?: \w+){0,3} have you (?:done|built|put|installed|actually)\b|`,
    String.raw`\bhave you (?:ever|actually) (?:done|built|put|installed|worked)\b|`,
    String.raw`\bhow long have you been (?:doing|in business|around)\b`,
  ]),
]
