import { pattern } from './pattern.ts'

/** Matters that no transcript holds, each with the reason. They are looked for before anything is counted. */
const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [
    pattern(String.raw`\b(?:weather|rain(?:ing|y)?|snow(?:ing|y)?|sunny|
    temperature)\b(?! (?:damage|guard|gutter|
      barrier))(?=.*\b(?:day|days|when|like|was|were|affect\w*|on|influence)\b)`),
    'The weather on a day is not in the transcripts.',
  ],
  [
    pattern(String.raw`\b(?:satisf\w+|happy|happier|unhappy|delighted|pleased|nps|net promoter)\b|
    \b(?:reviews?|stars?|
      ratings?)\b.*\b(?:get|got|leave|left|receive\w*|online|google|five|5|average|our)\b|\b(?:five|
      5)[- ]star\b`),
    'How content somebody is, or became, is not in the transcripts: they end with the conversation.',
  ],
  [
    /\b(?:profit\w*|margins?|mark-?ups?|overheads?|earnings|gross)\b/,
    'Profit and margins are not spoken of in a way that can be counted; they stand in your books.',
  ],
  [
    pattern(String.raw`\b(?:commissions?|salar(?:y|ies)|wages?|bonus(?:es)?|paychecks?)\b|
    \b(?:earn|earns|earned|
      paid)\b.*\b(?:rep|reps|marcus|priya|tom|year|month|team)\b`),
    'What somebody earns is not in the transcripts.',
  ],
  [
    pattern(String.raw`\b(?:revenue|turnover|sales volume|deal size|average (?:job|deal|ticket|
    order|contract) (?:size|
      value)|contract values?|total sales|in sales|how much (?:did|do|have|has) .{0,30}\b(?:sell|sold|
      bring in|brought in|make|made))\b`),
    'What was sold for how much stands in the CRM; in a conversation amounts are only talked about.',
  ],
  [
    pattern(String.raw`\b(?:leak(?:s|ed|ing)?|held up|hold up|fail(?:ed)?|installed|installation|
    install|finish(?:ed)?|
      crew (?:show|finish|arrive)\w*|punch list|completed)\b.*\b(?:afterwards?|after|later|since|take|
      took|on time|well)\b|\b(?:afterwards?|after (?:the )?(?:job|install\w*|project|work))\b|
      \bhow long .{0,20}\b(?:install\w*|job take|project take|crew)\b|\bcallbacks?\b|
      \bwarranty (?:claims?|calls?|work)\b`),
    'What happened after the conversation is not in it.',
  ],
  [
    pattern(String.raw`\b(?:body language|facial|gestures?|smil\w+|laugh(?:ed|ing)?|eye contact|
    nodd\w+|frown\w*|
      tone of voice|sound(?:ed)? (?:nervous|angry|happy)|look(?:ed)? (?:nervous|angry|bored)|nervous|
      wearing|dressed|handshake)\b`),
    'A transcript holds words: faces, gestures and voices are not in it.',
  ],
  [
    pattern(String.raw`\b(?:really|truly|actually|secretly|honest(?:ly)?|true|
    real)\b.{0,50}\b(?:think|thought|
      thinking|reasons?|why|mean|meant|want|wanted|feel|felt|choose|chose|left|leave|decide\w*|say no|
      said no)\b|\bwhy\b.{0,60}\b(?:really|truly|actually|secretly)\b|\b(?:thinking|lying|lied|lie to|
      bluffing|sincere|honest|intentions?|feelings?|felt|feel)\b`),
    'What somebody really thinks or feels cannot be told from their words; only what was said can.',
  ],
  [
    pattern(String.raw`\bwhy (?:did|do|does|have|has|are|were|is|was) .{0,60}\b(?:win|won|lose|
    lost|losing|leave|left|
      choose|chose|pick\w*|go with|went|cancel\w*|say no|said no|sign|buy|bought|decide\w*|better|
      worse)\b|\bwhat (?:caused|causes|made us|makes us) (?:win|lose|losing|the)\b`),
    'Why somebody decided as they did cannot be told from a conversation; which objections were raised can.',
  ],
  [
    pattern(String.raw`\b(?:will|going to|gonna|forecast\w*|predict\w*|projected|expect(?:ed)? to|
    next (?:week|month|
      quarter|year|spring|summer|fall|winter)|tomorrow|in the future|upcoming|likely to (?:sign|buy|
      close))\b(?! (?:say|mention|ask))`),
    'The future is not in the transcripts; only what happened in past conversations can be counted.',
  ],
  [
    pattern(String.raw`\b(?:industry|market(?:place)?|market share|benchmarks?|national average|
    other compan(?:y|
      ies)'? (?:win|rate|charge|do)|competitors? (?:charg\w+|win|rate|close|price|do|are)|what (?:are|
      do|is) (?:our |the )?competit\w+|economy|housing|interest rates? (?:going|today|now))\b`),
    'Other companies and the market are not in your transcripts, only what is said of them.',
  ],
  [
    pattern(String.raw`\b(?:cost per lead|cpl|ad spend|ads?|advert\w*|campaigns?|marketing|billboards?|seo|
      website traffic|clicks?|roi|lead sources?|return on)\b`),
    'Where calls come from and what advertising costs is not in the transcripts.',
  ],
  [
    pattern(String.raw`\b(?:e-?mails?|text messages?|texts sent|voicemails?|doors? knocked|
    knock\w* on|miles|mileage|
      drive|drove|hours worked|overtime|vacation|sick days?|no[- ]shows?|attendance)\b(?! (?:address|
      me))`),
    'Only recorded conversations are counted; what happens outside of them is not in the transcripts.',
  ],
  [
    pattern(String.raw`\b(?:how old|ages?|gender|race|ethnic\w*|religio\w*|income|demographics?|
    married|nationality|
      politic\w*|men or women|women or men|male or female)\b`),
    'Who the customers are beyond what they say is not in the transcripts.',
  ],
  [
    pattern(String.raw`\b(?:fire|hire|promote|lay off|raise for|deserve\w*|get rid of|let go)\b.*|
    \bwho (?:should|
      shall|must) (?:i|we)\b|\bshould (?:i|we)\b`),
    'Decisions about people are yours; what they say in calls can be counted.',
  ],
  [
    pattern(String.raw`\b(?:tell|told|refer(?:red|ral|rals)?) .{0,20}\b(?:friends?|neighbou?rs?|
    family)\b.*\bafter|
      \breferrals? (?:did|do|have|after)\b`),
    'What customers did after the conversation is not in the transcripts.',
  ],
]

/** Why a question cannot be answered from any transcript; null when it may. */
export function cannotTell(question: string): string | null {
  for (const [pattern, reason] of OUTSIDE) if (pattern.test(question)) return reason
  return null
}

export const WHAT_CAN = [
  'What can be told: calls, talk ratio, longest monologue, questions, objections and how many were answered,',
  'phrases, amounts of money and when the first one is named, next steps, win rate and length –',
  'by rep, outcome, trade, month or call.',
].join(' ')
