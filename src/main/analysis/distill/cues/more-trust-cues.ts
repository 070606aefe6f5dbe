import { cue, type Cue } from './cue.ts'

/** Worry that something goes wrong, and who answers for it. */
export const moreTrustCues: readonly Cue[] = [
  cue(
    'trust',
    2,
    [
      String.raw`\b(?:who|which (?:people|guys|men|crew|company|person))(?:'s|'ll| is| are| will)? `,
      String.raw`(?:actually |really |exactly )?(?:does|comes|coming|installs?|installing|tests?|`,
      String.raw`checks?|shows? up|supervis\w+|watch\w*|stands? behind|answers?|responsible|fixes|do `,
      String.raw`(?:i|we) call|gonna be|going to be|in charge)\b`,
    ],
    'asked',
  ),
  cue('trust', 2, [String.raw`^(?:and |which |what )(?:people|crew|guys)\?`], 'asked'),
  cue('trust', 1.5, [String.raw`\bwhat happens (?:to|if|when|with|after)\b`], 'asked'),
  cue(
    'trust',
    1.6,
    [
      String.raw`\b(?:are you|you're|you are) (?:really |absolutely |quite |that |so |pretty `,
      String.raw`)?(?:sure|certain|positive)\b|^(?:and |so |but |okay,? )*you (?:won't|wouldn't|'re `,
      String.raw`not going to|aren't going to) (?:\w+ )`,
    ],
    'asked',
  ),
  cue('trust', 2, [
    String.raw`\b(?:don't just (?:say|tell)|look me in|look at me|your word (?:on|for)|give me `,
    String.raw`your word|promise me|do you promise|swear to|(?:put|have|want) (?:that|it|this|all `,
    String.raw`that|all of it) in writing)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:everybody|every one|everyone|they all|you all|all of (?:them|you)|all four|all `,
    String.raw`three) (?:says?|said|promise[sd]?|tells?|told)\b|\b(?:said|says|swore|promised|told `,
    String.raw`us|told me) (?:it's |it was |it'd be |the roof was )?free\b|\bnothing(?:'s| is) `,
    String.raw`free\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:your|you|you people|you guys|y'all)\b.{0,25}\b(?:forgot|never called|didn't `,
    String.raw`(?:call|come|show|answer|return|measure|listen|send)|lost (?:my|our)|mixed (?:up|`,
    String.raw`us)|wrong (?:name|address|size|color|one|house|number)|left out|messed up|screwed `,
    String.raw`up|overcharged|no-?show|stood (?:me|us) up|rescheduled|were late)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\bhave you (?:guys |people |all )?ever\b|\bhow many (?:of (?:these|those)|\w+) `,
    String.raw`(?:have you (?:done|built|put|installed)|do you do)\b|\b(?:what|how) (?:kind of |`,
    String.raw`good |long )?(?:is|does|would|will)?(?: the| that| your)? (?:warranty|`,
    String.raw`guarantee)\b.{0,30}\b(?:cover|worth|good for|mean|if|last)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:if|when) (?:i|we|you|somebody|someone|they|she|he) (?:see|sees|find|finds|`,
    String.raw`notice|notices) (?:something|anything|a problem|a leak|it)\b.{0,30}\?|(?:what|and|`,
    String.raw`but) if (?:it|they|something|one of them|the \w+) (?:still )?(?:leaks?|fails?|`,
    String.raw`breaks?|sticks?|comes? off|falls? off|goes wrong|cracks?|fogs?|warps?|doesn't `,
    String.raw`work)\b`,
  ]),
  cue('trust', 2, [
    String.raw`\b(?:doesn't|does not|don't|do not|didn't) (?:explain|add up|make sense|look right|`,
    String.raw`match (?:what|the|my|your))\b|\b(?:my|our) (?:own )?(?:measurements?|numbers?|count|`,
    String.raw`math|figures?)\b.{0,30}\b(?:different|less|lower|doesn't|don't|isn't|says?)\b|\bi `,
    String.raw`measured\b.{0,60}\b(?:myself|times|you have|your)\b`,
  ]),
  cue('trust', 1.5, [
    String.raw`\b(?:reviews?|complaints?|lawsuit|sued|better business|bbb|horror|bad experience|`,
    String.raw`last (?:time|contractor|guy|guys|company)|cut corners|cutting corners|shortcuts?|`,
    String.raw`sloppy|shoddy|half-?way|half done|unfinished)\b`,
  ]),
  cue('trust', 1.3, [
    String.raw`\b(?:nervous|scared|afraid|worr\w+|concern\w*|fear|trust|honest|believe|doubt\w*|`,
    String.raw`mistakes?|wrong|suspicious|catch|trick|gimmick|sneaky|surprises?)\b`,
  ]),
]
