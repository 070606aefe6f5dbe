/** What a question about the CRM wants to know; several may be asked at once. */
export type Aspect =
  | 'stage'
  | 'since'
  | 'address'
  | 'phone'
  | 'email'
  | 'rep'
  | 'notes'
  | 'appointments'
  | 'tasks'
  | 'value'
  | 'jobs'
  | 'trade'

const signs: readonly (readonly [Aspect, RegExp])[] = [
  ['since', /\bhow long\b|\bsince when\b|\bhow many days\b|\bstuck\b|\bsitting (?:in|there)\b/i],
  [
    'address',
    /\baddress(?:es)?\b|\bwhere (?:do|does|is|are)\b.*\b(?:live|lives|house|home|property|located|site)\b|\bstreet\b|\bwhich (?:city|town)\b|\bzip\b/i,
  ],
  [
    'phone',
    /\bphone\b|\bcell\b|\bmobile\b|\bnumber (?:for|of)\b|'s number\b|\bhow (?:do|can) (?:i|we) (?:reach|call)\b|\bcontact (?:info|details|information)\b|\bcall (?:him|her|them)\b/i,
  ],
  ['email', /\be-?mail\b|\bcontact (?:info|details|information)\b/i],
  [
    'rep',
    /\brep\b|\breps\b|\bsalesman\b|\bsalesperson\b|\bwho(?:'s| is| are)? (?:the )?(?:handling|working|assigned|responsible|on|has|owns|runs|running|managing|selling)\b|\bwhose\b|\bassigned to\b/i,
  ],
  [
    'notes',
    /\bnotes?\b|\blatest\b|\bupdates?\b|\bwhat(?:'s| is| has)? (?:happened|happening|new|going on)\b|\bhistory\b|\blast (?:heard|said|contact|conversation|word)\b|\bsay about\b/i,
  ],
  [
    'appointments',
    /\bappointments?\b|\bmeetings?\b|\bcalendar\b|\bwhen (?:is|are|do|does|did)\b.*\b(?:visit|inspection|meet|meeting|install|start|scheduled|appointment|coming|seeing)\b|\bvisits?\b|\bscheduled for\b/i,
  ],
  ['tasks', /\btasks?\b|\bto-?dos?\b|\bopen items\b|\bleft to do\b|\breminders?\b/i],
  [
    'value',
    /\bvalue\b|\bcontract (?:amount|price|total|sum)\b|\bworth\b|\bhow (?:much|big)\b|\bprice\b|\bamount\b|\btotal\b|\bdollars?\b/i,
  ],
  ['trade', /\btrades?\b|\bwhat (?:kind|type) of (?:job|work|project)\b|\bscope\b|\bwhat are we doing\b/i],
  [
    'jobs',
    /\b(?:what|which|list|show|all|how many|any|other)\b.*\b(?:jobs|projects)\b|\bjobs (?:does|do|for|of|has)\b/i,
  ],
  [
    'stage',
    /\bstage\b|\bstatus\b|\bwhere (?:is|are|does|do|'s)\b.*|\bhow far\b|\bpipeline\b|\bstand(?:s|ing)?\b|\b(?:is|are|has|have|was|did)\b.*\b(?:sold|signed|lost|won|scheduled|completed|paid|finished|done|inspected|ordered|started)\b|\bprogress\b/i,
  ],
]

/** Aspects in the order an answer gives them; empty means "tell me about it". */
export function aspectsOf(question: string): readonly Aspect[] {
  const found = signs.filter(([, sign]) => sign.test(question)).map(([aspect]) => aspect)
  // "Where does she live" asks for the address, "how long in that stage" for the time: not for the stage too.
  const narrower = found.some((aspect) =>
    ['address', 'since', 'appointments', 'phone', 'notes'].includes(aspect),
  )
  const plain = /\bstage\b|\bstatus\b/i.test(question)
  return found.filter((aspect) => aspect !== 'stage' || !narrower || (plain && !found.includes('since')))
}
