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
    new RegExp(
      String.raw`\baddress(?:es)?\b|\bwhere (?:do|does|is|are)\b.*\b(?:live|lives|house|home|` +
        String.raw`property|located|site)\b|\bstreet\b|\b(?:which|what) (?:city|town)\b|\btown\b|\bzip\b`,
      'i',
    ),
  ],
  [
    'phone',
    new RegExp(
      String.raw`\bphone\b|\bcell\b|\bmobile\b|\bnumber (?:for|of)\b|'s number\b|\bhow (?:do|` +
        String.raw`can) (?:i|we) (?:reach|call)\b|\bcontact (?:info|details|information)\b|` +
        String.raw`\bcall (?:him|her|them)\b`,
      'i',
    ),
  ],
  ['email', /\be-?mail\b|\bcontact (?:info|details|information)\b/i],
  [
    'rep',
    new RegExp(
      String.raw`\brep\b|\breps\b|\bsalesman\b|\bsalesperson\b|\bwho(?:'s| is|` +
        String.raw` are)? (?:the )?(?:handling|working|assigned|responsible|on|has|owns|runs|` +
        String.raw`running|managing|selling)\b|\bwhose\b|\bassigned to\b`,
      'i',
    ),
  ],
  [
    'notes',
    new RegExp(
      String.raw`\bnotes?\b|\blatest\b|\bupdates?\b|\bwhat(?:'s| is| has)? (?:happened|happening|` +
        String.raw`new|going on)\b|\bhistory\b|\blast (?:heard|said|contact|conversation|word)\b|` +
        String.raw`\bsay about\b`,
      'i',
    ),
  ],
  [
    'appointments',
    new RegExp(
      String.raw`\bappointments?\b|\bmeetings?\b|\bcalendar\b|\bwhen (?:is|are|do|does|` +
        String.raw`did)\b.*\b(?:visit|inspection|meet|meeting|install|start|scheduled|appointment|` +
        String.raw`coming|seeing)\b|\bvisits?\b|\bscheduled for\b`,
      'i',
    ),
  ],
  ['tasks', /\btasks?\b|\bto-?dos?\b|\bopen items\b|\bleft to do\b|\breminders?\b/i],
  [
    'value',
    new RegExp(
      String.raw`\bvalue\b|\bcontract (?:amount|price|total|sum)\b|\bworth\b|\bhow (?:much|` +
        String.raw`big)\b|\bprice\b|\bamount\b|\btotal\b|\bdollars?\b|` +
        String.raw`\b(?:what|how much)\b.*\b(?:bid|quoted?|charged?|costs?|pay|paid)\b`,
      'i',
    ),
  ],
  [
    'trade',
    /\btrades?\b|\bdescription\b|\bsquares?\b|\bwindow count\b|\bhow many (?:windows|doors|squares|feet)\b|\bwhat(?:'s| is| are)? .*\b(?:building|buying|getting)\b|\bwhat (?:kind|type) of (?:job|work|project)\b|\bscope\b|\bwhat are we doing\b/i,
  ],
  [
    'jobs',
    new RegExp(
      String.raw`\b(?:what|which|list|show|all|how many|any|other)\b.*\b(?:jobs|projects)\b|` +
        String.raw`\bjobs (?:does|do|for|of|has)\b`,
      'i',
    ),
  ],
  [
    'stage',
    new RegExp(
      String.raw`\bstage\b|\bstatus\b|\bwhere (?:is|are|does|do|'s)\b.*|\bhow far\b|\bpipeline\b|` +
        String.raw`\bstand(?:s|ing)?\b|\b(?:is|are|has|have|was|did)\b.*\b(?:sold|signed|lost|won|` +
        String.raw`scheduled|completed|paid|finished|done|inspected|ordered|started|fixed|here)\b|` +
        String.raw`\bprogress\b|\bfinished or not\b|\bstill\b|\b(?:did|has|have)\b.*\b(?:pay|paid|get|finish|sign)\b`,
      'i',
    ),
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
