import type { ClientField } from '#shared/domain/new-client.ts'

/** In this order; a match is taken out of the text so that "last name" is not also "name". */
const questions: readonly (readonly [readonly ClientField[], RegExp])[] = [
  [
    ['referredBy'],
    /\bwho(?:m)? (?:referred|sent|recommended|told)\b|\brefer (?:him|her|them|you)\b|\breferr(?:ed|al) (?:by|name|source)\b|\breferrer\b|\breferrals?\b|\bname of the (?:person|friend|neighbor) who\b/,
  ],
  [
    ['leadSource'],
    /\bhow did .{0,40}\b(?:hear|find|learn|come|get)\b|\blead source\b|\bwhere did .{0,30}\b(?:hear|come from|find)\b|\bwhat brought\b|\bsource\b/,
  ],
  [
    ['coName'],
    /\bspouse\b|\bco-?owner\b|\bhusband\b|\bwife\b|\bpartner\b|\bsecond (?:owner|person|contact)\b|\banyone else on\b|\bsignificant other\b/,
  ],
  [['companyName'], /\bcompany\b|\bbusiness(?: name)?\b|\borgani[sz]ation\b/],
  [['firstName'], /\bfirst names?\b|\bgiven name\b/],
  [['lastName'], /\blast names?\b|\bsurnames?\b|\bfamily name\b/],
  [
    ['phone2'],
    /\b(?:second|other|another|alternate|alternative|additional|backup|cell|mobile|home|work)\b.{0,20}\b(?:phone|number)\b.{0,12}\b(?:too|as well|also|besides)\b|\b(?:second|another|other|alternate|alternative|additional|backup) (?:phone|number|contact number|cell)\b|\b(?:is there|any) a?\s?(?:cell|mobile|other|home|work) (?:phone|number)\b/,
  ],
  [['email'], /\be-?mails?\b(?: address(?:es)?)?/],
  [
    ['phone'],
    /\bphones?\b|\bnumber\b|\breach\b|\bcell\b|\bmobile\b|\bcall (?:him|her|them|back)\b|\bcallback\b|\bcontact (?:info|details|information)\b/,
  ],
  [['unit'], /\bapartment\b|\bunit\b|\bsuite\b/],
  [['zip'], /\bzip\b|\bpostal\b/],
  [['city', 'state'], /\bcity and state\b|\bcity,? state\b/],
  [['city'], /\bcity\b|\btown\b/],
  [['state'], /\b(?:what|which) state\b|\bstate\?|\band state\b|, state\b|\bthe state\b/],
  [
    ['street', 'unit', 'city', 'state', 'zip'],
    /\baddress\b|\bwhere (?:is|are|does|do)\b|\bwhere'?s\b|\bwhere (?:he|she|they) lives?\b|\blocated\b|\blocation\b|\bproperty\b/,
  ],
  [['street'], /\bstreet\b/],
  [
    ['projectTypes'],
    /\bwhat (?:kind|type|sort)s? of (?:work|project|job)\b|\bproject\b|\bwork\b|\bneeds?\b.{0,20}\b(?:done|help)\b|\bwhat (?:does|do|is|are) .{0,30}\b(?:want|need|looking|interested|after|done)\b|\bservices?\b|\btrades?\b|\bjob for\b|\blooking to have done\b|\bwhat are we (?:doing|quoting)\b/,
  ],
  [['notes'], /\bnotes?\b|\banything else\b|\bcomments?\b|\bspecial instructions\b/],
  [
    ['firstName', 'lastName'],
    /\bnames?\b|\bwho is (?:the|this|it)\b|\bwho's (?:the|this|it)\b|\bwho are we\b|\bwho did you\b|\bwhat'?s (?:he|she) called\b|\bwho\b/,
  ],
]

/** Which fields an assistant's words ask for, in the order of the question. */
export function askedFields(assistantText: string): ClientField[] {
  // Only its questions ask; a text without a question mark is taken whole.
  const sentences = assistantText
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/(?<=[.!?\n])\s+/)
  const asking = sentences.filter((sentence) => sentence.includes('?'))
  let text = (asking.length > 0 ? asking : sentences).join(' ')
  const found: { readonly at: number; readonly fields: readonly ClientField[] }[] = []
  for (const [fields, pattern] of questions) {
    const match = pattern.exec(text)
    if (!match) continue
    found.push({ at: match.index, fields })
    text = text.replace(pattern, (words) => ' '.repeat(words.length))
  }
  const street = found.some(({ fields }) => fields.includes('street') && fields.length === 1)
  const ordered = found.sort((a, b) => a.at - b.at).flatMap(({ fields }) => fields)
  const unique = [...new Set(ordered)]
  // "Street address" asks for the street; city and ZIP come along when they are said.
  return street ? unique.filter((field) => field !== 'unit' || ordered.length <= 2) : unique
}
