import type { ClientField } from '#shared/domain/new-client.ts'

/** What a label of a form says about the value behind it. `ignore`: not about the client. */
export type Hint = ClientField | 'name' | 'place' | 'ignore'

const labels: readonly (readonly [Hint, RegExp])[] = [
  ['firstName', /^(?:first|given|f|1st)(?: |_|-)?name(?:s|\(s\))?$|^fname$|^first$/],
  ['lastName', /^(?:last|family|l)(?: |_|-)?name$|^lname$|^surname$|^last$/],
  [
    'coName',
    /^(?:spouse|co-?owner|co owner|partner|wife|husband|second owner|secondary contact|co-?applicant|co-?client|other owner|h[/ ]o 2|owner 2)(?:'s)?(?: name)?$/,
  ],
  ['companyName', /^(?:company|business|organi[sz]ation|org|firm)(?: name)?$/],
  [
    'phone2',
    /^(?:alt|alternate|alternative|secondary|second|other|2nd|work|office|evening|backup|additional)(?:\.| )?(?: ?(?:phone|number|tel|ph|#|contact number))?$|^(?:phone|ph|tel)(?: |_)?(?:2|two|other|alt|alternate|secondary)$/,
  ],
  [
    'phone',
    /^(?:(?:primary|best|main|contact|cell|mobile|home|daytime|day|customer|client|your|telephone|callback|call back|preferred|phone)(?: |_)?)?(?:phone|tel|telephone|number|ph|cell|mobile|#|phone number|cb|callback|contact number|call)(?: ?(?:#|no|number|num|1|one))?$|^(?:m|c|o|h|p|t|home|mobile|text|call back)$/,
  ],
  [
    'email',
    /^(?:(?:contact|customer|client|your|primary|home) )?(?:e-?mail|mail|em)(?: ?(?:address|addr|id))?$/,
  ],
  ['unit', /^(?:apt|unit|suite|address (?:line )?(?:2|two)|apartment)(?: ?(?:#|number|no))?$/],
  ['city', /^(?:city|town|municipality)(?: ?town)?$/],
  ['state', /^(?:state|st|province|state province)$/],
  ['zip', /^(?:zip|postal|zipcode|post)(?: ?_?code)?$/],
  [
    'street',
    /^(?:(?:street|property|mailing|home|service|job|job ?site|project|site|customer|client|install|installation|physical|your|full)(?: |_)?)*(?:address|addr|adr|location|street)(?: ?(?:line )?(?:1|one))?$|^(?:site|property|where|loc)$|^where is (?:the|your) (?:project|property|home|house)$/,
  ],
  ['place', /^(?:city state(?: zip)?|area|town city|region|service area)$/],
  [
    'projectTypes',
    /^(?:project|projects|service|services|interest|interests|interested in|work|job type|trade|trades|re|scope|scope of work|product|products|need|needs|needed|looking for|category|task|wants?|request|requesting|subject|type of (?:work|project|job|service)|what do you need(?: help with)?|project (?:type|details|description|interest)|services? (?:requested|needed|type|required|interested in|of interest)|work (?:type|needed|requested)|help with|job|reason for call|reason|inquiry|job description|install type)$/,
  ],
  [
    'leadSource',
    /^(?:lead(?: |_)?source|source|src|how did (?:you|they|he|she) hear(?: about us| of us)?|referral source|heard about us|how heard|heard from|lead src|utm(?: |_)?source|channel|lead origin|came from|how found|found us|marketing source|hear about us|how you heard(?: about us)?)$/,
  ],
  [
    'referredBy',
    /^(?:referred by|referral|ref|referrer|referred|referral name|ref by|refd by|who referred you|recommended by|sent by|friend name|name of friend|friend)$/,
  ],
  [
    'notes',
    /^(?:notes?|comments?|message|msg|details|description|additional (?:info|information|comments|details)|remarks|best time(?: to call)?|best times?|gate code|job details|special instructions|instructions|other|info|availability|urgency|your message|more info|questions?|questions or comments|how can we help(?: you)?|tell us about your project|tell us more|preferred time|call)$/,
  ],
  [
    'name',
    /^(?:(?:your |full |customer |client |caller |contact |homeowner |home owner |owner |lead |prospect |cust |primary )*(?:name|contact|customer|client|caller|homeowner|owner|lead|prospect|attn|from|resident|cust|h\/o|h[/ ]o 1|h o|ho|contact person|buyer))(?:'s name)?$/,
  ],
  [
    'ignore',
    /^(?:(?:sales |our |assigned |account )?(?:rep|agent|agt|operator|estimator|salesperson|salesman|representative|consultant|csr|tech|inspector|realtor|architect|builder|appraiser|forwarded by|(?:appt )?set by)(?: name)?|assigned(?: to)?|to|cc|bcc|date|time|sent|received|lead(?: |_)?(?:id|date|fee|cost|type|status|number|#)|id|fee|budget|price|est budget|sq ?ft|square (?:feet|footage)|timeline|timeframe|time frame|job ?(?:#|number|no|id)|submitted(?: on| by| at)?|ip(?: address)?|page|page url|url|utm\S*|referring page|year built|roof age|age of roof|property type|home type|created|created by|status|taken by|dispatch(?:er)?|fax|order|ticket|reference|ref (?:#|no|number)|call id|call time|duration|entered by|logged by|account|policy|claim|adjuster|insurance|carrier|stories|windows count|number of \w+|how many \w+|own or rent|ownership|homeowner\?|our number|company phone|priority|home value|quote|estimate|rating|match type|phone type|lead_date|score|caller id name|appt|appointment|scheduled)$/,
  ],
]

/** What a label means, or null when it is none. */
export function labelHint(label: string): Hint | null {
  const plain = label
    .toLowerCase()
    .replace(/[*?"“”()[\]/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [hint, pattern] of labels) if (pattern.test(plain)) return hint
  return null
}
