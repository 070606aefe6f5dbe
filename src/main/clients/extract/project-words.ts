import type { ProjectType } from '#shared/domain/new-client.ts'

/** Words that name a kind of work. Matched against the flat lower-case text, longest phrases first. */
export const projectWords: readonly (readonly [ProjectType, RegExp])[] = [
  [
    'Bathrooms',
    /(?:shower (?:doors?|pan|stall|surround|conversion)|tub[ -](?:to|2)[ -]shower|walk[ -]?in (?:shower|tub)s?|showers?|bath ?tubs?|tub|bath ?rooms?|baths?|powder rooms?|half baths?|b (?:\. )?r (?:remo|remod|remodel|reno)|ensuite|en suite|master bath|vanity|vanities|toilets?|restrooms?)/,
  ],
  [
    'Kitchens',
    /(?:kitchen(?:s|ette)?(?: (?:remodel|cabinets?|renovation|island))?|kitch|(?:kitchen )?cabinets?(?: (?:doors?|refacing))?|cabinetry|counter ?tops?|back ?splash(?:es)?)/,
  ],
  [
    'Insulation',
    /(?:drafty (?:attic|upstairs|basement)|(?:attic |blown[ -]in |spray[ -]foam )?insulation|insulat(?:e|ed|ing)|insul|spray foam|(?:attic|crawl ?space|walls?|rim joists?|basement) (?:\w+ )?foam(?:ed|ing)?|foam(?:ed|ing)? (?:in |for )?(?:the |his |her |their )?(?:attic|crawl ?space|walls)|blown[ -]in|weatheriz(?:e|ation|ing)|air seal(?:ing)?)/,
  ],
  [
    'Gutters',
    /(?:(?:seamless )?gutters?(?: (?:guards?|covers?|helmets?|toppers?|protection))?|guters?|gttrs?|downspouts?|down spouts?|leaf (?:guards?|filters?)|eaves? ?troughs?)/,
  ],
  [
    'Doors',
    /(?:(?:sliding|patio|entry|front|back|side|storm|screen|french|garage|exterior|basement|cellar|bifold|steel|fiberglass|frnt|strm|glass)(?: glass| patio| entry)? (?:door|dr|dor)(?:s|way)?|(?:ext|exterior|entry|front|storm|int|bk|frt) drs?|doors?|sliders?|bilco)/,
  ],
  [
    'Windows',
    /(?:(?:bay|bow|picture|replacement|egress|casement|double[ -]hung|storm|basement)(?: and (?:bow|bay))? (?:windows?|wndws?)|windows?|wndws?|wndows?|windws?|windos?|window's|casements?|double[ -]hungs?|egress|skylights? windows?)/,
  ],
  [
    'Siding',
    /(?:(?:vinyl|aluminum|cedar|fiber cement|lap|wood|hardie|steel) (?:siding|shakes?|clapboards?)|re[ -]?siding|siding|sidding|sideing|(?:james )?hardie(?: ?(?:board|plank))?|clap ?boards?|fiber cement|stucco|board and batten|lp smart ?side|cedar shakes? siding|(?:cedar )?(?:shingles?|shakes?) on (?:the |his |her |their )?(?:walls?|sides?|house))/,
  ],
  [
    'Decks',
    /(?:(?:composite|trex|back|front|pool|wood|azek|timber ?tech|lanai|roof ?top) deck(?:s|ing)?|deck(?:s|ing)?|trex|timber ?tech|pergola)/,
  ],
  [
    'Roofing',
    /(?:roof(?:s|ing|ed|er)?|re[ -]?roof(?:ing)?|roofs|rof|shingl(?:e|es|ing)|shingels?|shingals?|tear[ -]?off|ridge (?:vent|cap)s?|flashing|standing seam|asphalt shingles?|chimney flashing|sky ?lights?)/,
  ],
]

/** Troubles that speak for a kind of work when it is not named. */
export const troubleWords: readonly (readonly [ProjectType, RegExp])[] = [
  [
    'Roofing',
    /(?:(?:water|rain) (?:is |keeps |was |has been |'s )?(?:dripping|coming|leaking|getting|pouring)(?: in)?|leak(?:s|y|ing|ed)?(?: \w+){0,4} (?:ceiling|chimney|attic|skylight|upstairs)|(?:ceiling|chimney|attic|skylight)(?: \w+){0,3} leak(?:s|y|ing|ed)?|(?:wet|water|damp|brown) (?:spots?|stains?|marks?|rings?|damage)(?: \w+){0,3} (?:ceiling|attic)|(?:ceiling|attic)(?: \w+){0,3} (?:wet|water|stain(?:s|ed)?|drip(?:s|ping)?)|ice dams?|(?:blue )?tarp|hail(?: dmg| damage)?|(?:took|blew|tore|ripped|peeled) (?:the |his |her |their )?(?:top|lid) off|(?:storm|wind) damage|flat top is ponding|ponding|leak(?:s|ing|ed)?)/,
  ],
  [
    'Windows',
    /(?:(?:sweating|foggy|fogged|condensation|moisture)(?: \w+){0,3} panes?|panes?(?: \w+){0,2} (?:fogg(?:y|ed|ing)|sweating)|broken seals?|drafty sashes|sashes)/,
  ],
  [
    'Insulation',
    /(?:(?:attic|upstairs|basement|house|rooms?)(?:'s| is| are| gets?)? (?:so |too |really |very |always )?(?:freezing|cold|drafty|hot|(?:like )?an oven|boiling)|(?:attic|upstairs) like an? (?:oven|sauna|freezer|icebox)|(?:power|heating|energy|gas|electric) bills?|r[ -]?(?:38|49|60) )/,
  ],
  ['Decks', /(?:rotted (?:boards|railings?)|deck boards|porch|railings?|stair treads)/],
  [
    'Siding',
    /(?:exterior cladding|vinyl (?:is|keeps|fell|blew|\w+ing)|rotted clapboards|woodpecker holes|shakes|soffit|fascia)/,
  ],
  ['Gutters', /(?:water (?:is )?(?:pouring|spilling) over the (?:edge|side))/],
  ['Doors', /(?:door ?frame|threshold|weather ?strip(?:ping)?)/],
]

/** Stretches in which a named thing is not wanted work. */
/** The age of something that is there: speaks for work on it only when nothing else is named. */
export const ages =
  / (?:roof|siding|windows?|gutters?|deck|doors?|kitchen|bath(?:room)?s?|insulation|shingles)(?:'s| is| are| was| were)? (?:only |just |barely |about |around |like |maybe |probably |roughly )*(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)(?: \w+)? ?(?:years?|yrs?|months?)(?: old)?/
const PLACE_OF_TROUBLE =
  '(?:leak\\w*|stain\\w*|spots?|drip\\w*|water|damp|wet|mold|ceiling|windows?|doors?|slider|insulation|skylight|draft\\w*)'
const WHOSE = '(?:the|his|her|their|my|our|a)'
/** Stretches in which the last word only says where something is: "a stain over the kitchen". */
export const placesOfTrouble: readonly RegExp[] = [
  / (?:kitchen|bath|bathroom|shower|deck) (?=(?:windows?|doors?|ceiling|skylights?|slider|roof|gutters?) )/,
  new RegExp(
    ` (?<= ${PLACE_OF_TROUBLE}(?: \\S+){0,3} (?:in|into|on|through|from|above|over|inside) ${WHOSE} (?:\\w+ )?)(?:kitchen|bath|bathroom|bathtub|tub|shower|deck|bedroom)s?(?= )`,
  ),
  new RegExp(
    ` (?<= (?:over|above|by|near|behind|beside|next to|outside|off|off of|under) ${WHOSE} (?:\\w+ )?)(?:doors?|windows?|deck|kitchen|bath|bathroom|garage door)(?= )`,
  ),
  / (?:cedar|wood) (?:shakes?|shingles?) (?=roof)/,
  / (?<= (?:doors?|slider)(?: \S+){0,5} (?:to|onto) (?:the|his|her|their) )deck(?= )/,
  / \d+(?: |-)?(?:bed|beds|br|bedroom|bedrooms)(?: and| ,| \.)? (?:\d+(?: and a half)?|one|two|three) (?:baths?|bathrooms?|ba)/,
]
const THING =
  '(?:(?:front|back|entry|garage|patio|side) )?(?:roof|siding|windows?|gutters?|decks?|doors?|kitchens?|bath(?:room)?s?|insulation|shingles)'
export const notProjects: readonly RegExp[] = [
  // Wanted some day, or not to be touched.
  new RegExp(
    ` ${THING} (?:, )?(?:(?:is|are|would be|will be|comes|can come|he says|she says) )?(?:for )?(?:someday|some day|later|eventually|` +
      'down the (?:line|road)|next (?:year|spring|summer|fall)|(?:at )?(?:some )?another time|but not (?:now|yet)|not (?:now|yet)|' +
      'in the future|can (?:wait|stay)|(?:stays?|waits?) )(?= )',
  ),
  new RegExp(
    ` ${THING} (?:, )?(?:that |which )?(?:she|he|they|i) (?:doesn't|don't|dont|doesnt|didn't) (?:really )?` +
      '(?:care|want|need|worry|mind)(?= )',
  ),
  new RegExp(` (?:on an? ${THING} job|${THING} (?:company|salesman|crew|store|business|guys?))(?= )`),
  // Somebody else's, or work of long ago.
  new RegExp(` (?:neighbor|friend|buddy|coworker|next door)(?:'s|s) (?:\\w+ )?${THING}(?= )`),
  new RegExp(
    ` ${THING} (?:\\w+ )?(?:next door|across the (?:street|road)|down the (?:street|road|block))(?= )`,
  ),
  new RegExp(` (?:had|got) (?:\\w+ ){0,2}${THING} (?:done|replaced|redone|put in|put on|installed)(?= )`),
  new RegExp(
    ` (?:do|doing|did|build|building) (?:the |his |her |their )?${THING} (?:himself|herself|themselves)(?= )`,
  ),
  / clean(?:s|ed|ing)? (?:out )?(?:the |his |her |their )?gutters(?= )/,
  / (?:two|three|four|five|few|couple|\d+) (?:of )?doors (?:down|up|over|away)(?= )/,
  / (?:use|through|around to|come to|go to|enter by) (?:the |his |her |their )?(?:front|side|back|garage|kitchen|basement) doors?(?= )/,
  / (?:garage |front )?door (?:code|opener|camera|key)(?= )/,
  / hot tubs?(?= )/,
  / (?:couple|few|some|torn|bent|dented) (?:of )?window screens?(?= )/,
  / (?:roof decking|decking (?:underneath|beneath|under (?:the |his |her )?(?:shingles|roof|it)))(?= )/,
  / (?:already (?:has|had|have|did|got|done|replaced)|just (?:had|replaced|did)|we did|we've done|you did|you guys did|did) (?:(?:his|her|their|the|a|some|new|my|our) )?(?:\w+ )?(?:roof|siding|windows?|gutters?|deck|doors?|kitchen|bath(?:room)?|insulation)s?(?: (?:done|last|for|a|two|three|\d+) ?\w*)?/,
  / (?:roof|siding|windows?|gutters?|deck|doors?|kitchen|bath(?:room)?s?|insulation|shingles)(?:'s| is| are| was| were)? (?:only|just|barely|about)? ?(?:\d+|one|two|three|four|five|six) (?:years?|yrs?|months?)(?: old)? (?:so|and|but)? (?:(?:leave|that|it|they|is|are|don't|we|it's) )*(?:alone|fine|good|ok|okay)/,
  / (?:roof|siding|windows?|gutters?|deck|doors?|kitchen|bath(?:room)?s?|insulation|shingles)(?:'s| is| are| look| looks)? (?:is |are )?(?:all )?(?:fine|good|ok|okay|new|newer|great|brand new)(?: |$)/,
  / (?:roof|siding|windows?|gutters?|deck|doors?|kitchen|bath(?:room)?s?|insulation)(?:'s| is| are| was| were)?(?:(?<= (?:is|are|was|were)|'s)(?: all| already| just)?| (?:all|already|just)) (?:done|finished|redone|replaced)(?: |$)/,
  / (?:leave|cancel|forget|scratch|skip|drop|not|no|never mind|minus|without|instead of|isn't|aren't|rather than|not interested in|doesn't (?:need|want)|don't (?:need|want)|didn't want|except|other than|but not) (?:the |a |an |any |about |his |her |their |new |doing |about the )*(?:roof|roofing|siding|windows?|gutters?|decks?|doors?|kitchen|bath(?:room)?s?|insulation(?<! (?:no|zero|without|minus) insulation))(?: |$)/,
  / (?:replaced|installed|put on|put in|redid|did|sold|had)(?: \w+){0,3} (?:roof|siding|windows?|gutters?|decks?|doors?|kitchen|bath(?:room)?s?|insulation)(?: \w+){0,2} (?:last (?:year|month|summer|spring|fall|winter)|in (?:19|20)\d\d|(?:years?|months?) (?:ago|back)|ago)/,
  / (?:at|to|on|by|answered|came to|next|knock(?:ed|ing)? on|in) (?:the|his|her|their|my|your|our|a|doors?) ?(?:front )?doors?(?: |$)/,
  / (?:next door|door ?(?:hangers?|knock(?:er|ers|ing)?|bell|code|to door)|in[ -]?doors|out[ -]?doors)/,
  / (?:time|appointment|call(?:ing)?|hour|morning|afternoon|driver's|two hour|2 hour) windows?/,
  / (?:kitchen table|bed bath and beyond|deck of cards|on deck|roof rack|rooftop tent)(?= )/,
  / (?:quote|bid|estimate|work) from [\w']+ (?:roofing|siding|windows?|gutters?|exteriors?|kitchens?)/,
  / [\w']+ (?:roofing|siding|windows?|gutters?|exteriors?|kitchens?|remodeling) (?:inc|llc|co|company|corp|and sons|& sons)/,
]
