import { projectTypes, type ProjectType } from '#shared/domain/new-client.ts'

/** Spellings one beside the other, with bars in between, as a pattern. */
const stems = (text: string): string =>
  text
    .trim()
    .split(/\s+\|\s+/)
    .join('|')

/** Word stems that name a trade; a mention is one match. Longest spellings first. */
const TRADE_WORDS: Readonly<Record<ProjectType, string>> = {
  Roofing: stems(`
    roof(?:s|ing|ers?|ed|line)? | re-?roof(?:ing)? | shingl(?:es?|ing) | ridge (?:vents?|caps?) |
    ice and water shield | underlayment | (?:step |chimney )?flashing | standing seam | skylights? |
    tear-?off | decking boards | ice dams? | drip edge | hail |
    (?:\\d+|eight|eighteen|twenty-?\\w*|thirty-?\\w*) squares`),
  Siding: stems(`
    siding | re-?sid(?:e|ing) | clapboards? | fiber ?cement | lap board | board and batten | house ?wrap |
    stucco | cedar shakes? | soffits? | fascia | j-channel | vinyl (?:lap|planks?)`),
  Windows: stems(`
    windows? | window ?panes? | panes? | double[- ]hungs? | casements? | sash(?:es)? |
    (?:double|triple)[- ]pane | low[- ]e | egress | bay window`),
  Doors: stems(`
    (?<!blower )(?:entry|front|patio|storm|screen|french|sliding|back|side|garage|fiberglass|steel) doors? |
    doors? | sliders? | door ?frames? | thresholds? | side ?lites? | sidelights? | deadbolts?`),
  Gutters: stems(`
    (?:seamless )?gutters? | gutter (?:guards?|covers?) | down ?spouts? | leaf guards?`),
  Decks: stems(`
    (?:composite |wood )?deck(?:s|ing)? | pergolas? | joists? | balusters? | ledger board | footings? |
    stringers? | deck boards | composite | stair treads`),
  Kitchens: stems(`
    kitchens? | cabinets? | cabinetry | counter ?tops? | back ?splash(?:es)? | islands? | quartz |
    granite`),
  Bathrooms: stems(`
    bath(?:s|rooms?)? | showers? | (?:bath)?tubs? | walk-in (?:shower|tub)s? | vanit(?:y|ies) | toilets? |
    grab bars? | shower pan`),
  Insulation: stems(`
    insulat(?:ion|ed?|ing) | blown-in | spray foam | batts? |
    r-?(?:19|30|38|49|60|thirty(?:-eight)?|forty-nine|sixty) | air seal(?:ing)? | cellulose |
    energy audit | attic (?:floor|hatch) | blower door`),
}

/** Where a trade word names a place, a figure of speech, or a part of another trade's work. */
const NOT_WORK: readonly RegExp[] = [
  /\b(?:kitchen|dining) (?:tables?|chairs?|stools?|sink)\b/g,
  /\bat the (?:kitchen )?(?:table|counter|island)\b/g,
  /\b(?:sit|sitting|sat|meet|talk|go|come|step) (?:down )?(?:in|into|to|out on|on) (?:the|your|our|my) kitchen\b/g,
  /\b(?:sit|sitting|sat|standing|stand|step|back) (?:in|into|to|out on|on) (?:the|your|our|my) (?:deck|kitchen)\b/g,
  /\b(?:use|using|borrow) (?:the|your|our|my) (?:bathroom|restroom|toilet)\b/g,
  /\b(?:over|above|by|near|behind|beside|under|next to|off|off of|outside) (?:the|your|our|my|that) (?:kitchen|bathroom|bath|shower|tub|deck|front door|back door|window|garage door)\b/g,
  /\b(?:in|from|of) (?:the|your|our|my) (?:kitchen|bathroom|bath|shower)(?= (?:ceiling|window|wall|leak|roof|gutter))/g,
  /\b(?:kitchen|bathroom|bath) (?=ceilings?|windows?|doors?|sky)/g,
  /\broof (?:deck(?:ing)?|sheathing|cement)\b/g,
  /\b(?:two|three|four|few|couple(?: of)?|\d+) doors (?:down|up|over|away)\b/g,
  /\b(?:next|out the|out of the|through the|in the|foot in the|to your|at the|at your|answer(?:ed)? the|open(?:ed)? the|close[sd]? the|behind closed|knock(?:ed|ing)? on(?: your| the)?) doors?\b/g,
  /\bdoor[- ](?:to[- ]door|knockers?|hangers?|step)\b/g,
  /\b(?:time|delivery|weather|short|small|narrow|two|three|four|hour) windows?\b(?! (?:and|are|in|on))/g,
  /\bwindow of (?:time|opportunity|\w+ (?:days|weeks|hours))\b/g,
  /\b(?:all hands on|on) deck\b|\bdeck of cards\b|\bslide deck\b/g,
  /\braise the roof\b|\bunder one roof\b|\broof over (?:your|our|my|their) heads?\b/g,
  /\b(?:bath|take a bath|blood bath) on (?:this|it|that)\b/g,
  /\bfile cabinets?\b|\bmedicine cabinets?\b/g,
]

const MOST = 3
const LEAST_MENTIONS = 2
const LEAST_SHARE = 0.3
const PATTERNS = projectTypes.map(
  (type) => [type, new RegExp(`\\b(?:${TRADE_WORDS[type]})\\b`, 'g')] as const,
)

/** How often each trade is named. */
function countTradeWords(texts: readonly string[]): ReadonlyMap<ProjectType, number> {
  const said = NOT_WORK.reduce(
    (text, pattern) => text.replace(pattern, ' · '),
    texts.join('\n').toLowerCase().replace(/’/g, "'"),
  )
  return new Map(PATTERNS.map(([type, pattern]) => [type, said.match(pattern)?.length ?? 0]))
}

/**
 * The trades a conversation is about, most talked about first: named at least twice and at least 30 % as
 * often as the leading one; at most three.
 */
export function projectTypesOf(texts: readonly string[]): readonly ProjectType[] {
  const counts = [...countTradeWords(texts)].toSorted((a, b) => b[1] - a[1])
  const most = counts[0]?.[1] ?? 0
  return counts
    .filter(([, count]) => count >= LEAST_MENTIONS && count >= most * LEAST_SHARE)
    .slice(0, MOST)
    .map(([type]) => type)
}
