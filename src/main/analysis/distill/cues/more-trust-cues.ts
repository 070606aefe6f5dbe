import { cue, type Cue } from './cue.ts'

/** Worry that something goes wrong, and who answers for it. */
export const moreTrustCues: readonly Cue[] = [
  cue(
    'trust',
    2,
    [
      String.raw`\b(?:who|which (?:people|guys|men|crew|company|person))(?:'s|'ll| is| are| will)? (?:actually |really |`,
      String.raw`exactly )?(?:does|comes|coming|installs?|installing|tests?|checks?|shows? up|supervis\w+|watch\w*|`,
      String.raw`stands? behind|answers?|responsible|fixes|do (?:i|we) call|gonna be|going to be|in charge)\b`,
    ],
    'asked',
  ),
  cue('trust', 2, [String.raw`^(?:and |which |what )(?:people|crew|guys)\?`], 'asked'),
  cue('trust', 1.5, [String.raw`\bwhat happens (?:to|if|when|with|after)\b`], 'asked'),
  cue(
    'trust',
    1.6,
    [
      String.raw`\b(?:are you|you're|you are) (?:really |absolutely |quite |that |so |pretty )?(?:sure|certain|positive)\b|`,
      String.raw`^(?:and |so |but |okay,? )*you (?:won't|wouldn't|'re not going to|aren't going to) (?:\w+ )`,
    ],
    'asked',
  ),
  cue('trust', 2, [
    String.raw`\b(?:don't just (?:say|tell)|look me in|look at me|your word (?:on|for)|give me your word|promise me|`,
    String.raw`do you promise|swear to|(?:put|have|want) (?:that|it|this|all that|all of it) `,
    String.raw`in writing)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:everybody|every one|everyone|they all|you all|all of (?:them|you)|all four|all three) (?:says?|said|`,
    String.raw`promise[sd]?|tells?|told)\b|\b(?:said|says|swore|promised|told us|told me) (?:it's |it was |it'd be |`,
    String.raw`the roof was )?free\b|\bnothing(?:'s| is) free\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:your|you|you people|you guys|y'all)\b.{0,25}\b(?:forgot|never called|didn't (?:call|come|show|answer|`,
    String.raw`return|measure|listen|send)|lost (?:my|our)|mixed (?:up|us)|wrong (?:name|address|size|color|one|house|`,
    String.raw`number)|left out|messed up|screwed up|overcharged|no-?show|stood (?:me|us) up|rescheduled|were late)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bhave you (?:guys |people |all )?ever\b|\bhow many (?:of (?:these|those)|\w+) (?:have you (?:done|built|put|installed)|do you do)\b|`,
    String.raw`\b(?:what|how) (?:kind of |good |long )?(?:is|does|would|will)?(?: the| that| your)? (?:warranty|guarantee)`,
    String.raw`\b.{0,30}\b(?:cover|worth|good for|mean|if|last)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:if|when) (?:i|we|you|somebody|someone|they|she|he) (?:see|sees|find|finds|notice|notices) (?:something|`,
    String.raw`anything|a problem|a leak|it)\b.{0,30}\?|(?:what|and|but) if (?:it|they|something|one of them|the \w+) (?:still )?(?:leaks?|`,
    String.raw`fails?|breaks?|sticks?|comes? off|falls? off|goes wrong|cracks?|fogs?|warps?|doesn't work)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:doesn't|does not|don't|do not|didn't) (?:explain|add up|make sense|look right|match (?:what|the|my|your))\b|`,
    String.raw`\b(?:my|our) (?:own )?(?:measurements?|numbers?|count|math|figures?)\b.{0,30}\b(?:different|less|lower|doesn't|`,
    String.raw`don't|isn't|says?)\b|\bi measured\b.{0,60}\b(?:myself|times|you have|your)\b`,
  ]),
  cue('trust', 1.5, [
    String.raw`\b(?:reviews?|complaints?|lawsuit|sued|better business|bbb|horror|bad experience|last (?:time|contractor|guy|`,
    String.raw`guys|company)|cut corners|cutting corners|shortcuts?|sloppy|shoddy|half-?way|half done|unfinished)\b`,
  ]),
  cue('trust', 1.3, [
    String.raw`\b(?:nervous|scared|afraid|worr\w+|concern\w*|fear|trust|honest|believe|doubt\w*|mistakes?|wrong|`,
    String.raw`suspicious|catch|trick|gimmick|sneaky|surprises?)\b`,
  ]),
]
