import type { Finding } from './finding.ts'
import type { Said } from './said.ts'

/** How a client came to us, as it is written in the CRM. */
const sources: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Yard Sign', /(?:yard|lawn|job) ?signs?/],
  ['Door Hanger', /door ?hangers?/],
  [
    'Door Knocking',
    /(?:door ?knock(?:ing|er|ers|ed)?|canvass(?:ing|er|ers|ed)?|knocked on (?:his|her|their|the|my) door)/,
  ],
  ['Home Show', /(?:(?:home|hm) (?:and garden |& garden )?(?:show|expo)|trade show|garden show)/],
  [
    'Truck',
    /(?:(?:saw|seen|seeing|noticed|spotted|sees|off|on) (?:one of )?(?:our|the|your|a|my|company) (?:\w+ )?(?:trucks?|vans?)|truck (?:wrap|sign)|(?:our|your) trucks?)/,
  ],
  ['Facebook', /(?:facebook|fb)(?: (?:ad|page|post))?/],
  ['Instagram', /(?:instagram|insta|ig ad)/],
  ['Nextdoor', /next ?door(?: app)?/],
  ['Google', /google(?: (?:search|ads?|maps|reviews?))?/],
  ['Yelp', /yelp/],
  ['Angi', /(?:angi|angie's list|angies list|angie list|angie's)/],
  ['HomeAdvisor', /home ?advisor/],
  ['Thumbtack', /thumb ?tack/],
  ['Houzz', /houzz/],
  ['Modernize', /modernize/],
  ['Networx', /networx/],
  ['CraftJack', /craft ?jack/],
  ['BBB', /(?:bbb|better business bureau)/],
  ['Yellow Pages', /yellow pages?/],
  ['Radio', /(?:(?:on the |a |our |the )?radio(?: (?:ad|spot|commercial|show))?)/],
  ['TV', /(?:(?:on |the |a |our )?(?:tv|television)(?: (?:ad|spot|commercial))?)/],
  ['Newspaper', /(?:newspaper|paper) ?(?:ad)?/],
  ['Billboard', /bill ?boards?/],
  ['Mailer', /(?:mailers?|post ?cards?|direct mail|flyers?|fliers?)/],
  ['Magazine', /magazine(?: ad)?/],
  ['Walk-in', /walk[ -]?in(?! (?:tub|shower|closet|bath))/],
  ['Website', /(?:(?:our |the |your |company )?web ?(?:site|page)|web form|online form|web lead)/],
  ['Online', /(?:online|internet|web) ?(?:search)?/],
  ['Home Depot', /home depot/],
  ["Lowe's", /lowe'?s/],
  ['Costco', /costco/],
  ['Repeat Customer', /(?:repeat|past|previous|former|returning|existing) (?:customer|client)/],
  ['Word of Mouth', /word of mouth/],
  ['Podcast', /podcast(?: ad)?/],
  ['Referral', /(?:a |got a |it's a |was a )?referral/],
]
const bounded = sources.map(([name, { source }]) => [name, new RegExp(`(?<= )${source}(?= )`, 'g')] as const)
/** Names that can hardly mean anything else in a note about a lead. */
const PLAIN =
  /^(?:Facebook|Instagram|Nextdoor|Google|Yelp|Angi|HomeAdvisor|Thumbtack|Houzz|Modernize|Networx|CraftJack|Yellow Pages|Home Show|Yard Sign|Door Hanger|Truck|Billboard|Repeat Customer|Word of Mouth|Referral)$/
const CUE =
  / (?:(?:found|finds|find|seen|saw|see|heard|hears|noticed|got|spotted|came (?:in )?(?:from|through|across|off)|came|comes from|learned|reached out|contacted|discovered)(?: (?:of|about|out about|us|our|me|you|your|him|name|company|number|ad|info|the|from|on|in|off|at|through|via|by|with|over|online)){0,5}|lead (?:is |came |comes |was )?(?:from|source|off|via|through)(?: (?:is|as|the|:|was|on))*|source(?: (?:is|was|:|as|the))*|src(?: :)?|from|via|through|off of|online ,|heard|hear|they're from|it was|i mean|make that|strike that , it was|thanks to|by way of) (?:us )?(?:the |a |an |our |your |one of our |my )?(?:: )?$/
/** These are kept in the words that were said: a flyer is not a postcard. */
const AS_SAID = new Set(['Door Knocking', 'Mailer', 'Home Show', 'Magazine', 'Newspaper'])
const titled = (words: string): string =>
  words.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase())
const EVENT =
  / (?:at|from) the (?:\w+ ){0,3}(?:fair|expo|festival|show|market|convention|event|parade|breakfast|lunch|luncheon|meeting|outing|mixer|tournament|bulletin board|fundraiser|picnic) /

/** Every mention of how the client heard of the company. `named`: the question or a label asked for it. */
export function findLeadSources(said: Said, named: (at: number) => boolean): Finding[] {
  const found: Finding[] = []
  for (const [name, pattern] of bounded) {
    for (const { from, to } of said.find(pattern)) {
      if (found.some((one) => one.from < to && from < one.to)) continue
      const walk =
        name === 'Walk-in' &&
        /^ (?:today|this|earlier|yesterday|just|customer|client|lead|named|came|card|[,.\n]|$)/.test(
          said.right(to, 1),
        )
      const knock =
        name === 'Door Knocking' && (from <= 1 || / (?:from|a|okay|the) $/.test(said.left(from, 1)))
      const cued = walk || knock || CUE.test(said.left(from, 7)) || CUE.test(said.left(from + 1, 7))
      const asked = named(from)
      if (!cued && !asked && !PLAIN.test(name)) continue
      if (
        !cued &&
        !asked &&
        /^(?:Google|Facebook|Instagram|Nextdoor)$/.test(name) &&
        isElsewhere(said, from, to)
      )
        continue
      if (
        name === 'Referral' &&
        / (?:no|not a|referral (?:fee|program|bonus)) $/.test(said.left(from, 2) + said.right(from, 2))
      )
        continue
      if (name === 'Truck' && /(?:our|your) truck/.test(said.text({ from, to })) && !cued) continue
      found.push({
        field: 'leadSource',
        value: AS_SAID.has(name) ? titled(said.text({ from, to })).replace(/^Hm /, 'Home ') : name,
        from,
        to,
        confidence: cued || asked ? 0.92 : 0.82,
      })
    }
  }
  for (const { from, to, match } of said.find(EVENT)) {
    if (
      found.length > 0 ||
      !/ (?:met|log|from|lead|stopped|signed|saw|found|came) /.test(
        ` ${said.left(from, 8)} ${said.right(from, 3)} `,
      )
    )
      continue
    const name = match[0].trim().replace(/^(?:at|from) the /, '')
    const value = name
      .split(' ')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
    found.push({ field: 'leadSource', value, from, to, confidence: 0.75 })
  }
  const exact = found.filter(({ value }) => value !== 'Online')
  return (exact.length > 0 ? exact : found).sort((a, b) => a.from - b.from)
}

/** "Next door neighbour", "works at Google": the name, but not the source. */
function isElsewhere(said: Said, from: number, to: number): boolean {
  return (
    / (?:works? (?:at|for|with)|employed (?:at|by)|the|lives|house|neighbor) $/.test(said.left(from, 3)) ||
    / (?:neighbor|neighbour|maps?|to him|to her|to them|earth|calendar|voice) ?/.test(said.right(to, 2))
  )
}
