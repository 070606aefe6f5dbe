/** One pattern of several, each bounded by words. */
export function either(...parts: readonly string[]): RegExp {
  return new RegExp(parts.map((part) => `\\b${part}\\b`).join('|'), 'i')
}

const OFFERS = '(?:estimates?|quotes?|proposals?|bids?)'

/** What people call a stage besides its name in the CRM, by words that stand in the stage's name. */
export const STAGE_SAYINGS: readonly { readonly stage: RegExp; readonly said: RegExp }[] = [
  { stage: /\blead\b/, said: /\b(?:new|fresh|open|uncontacted) leads?\b|\bleads\b/ },
  { stage: /appointment/, said: /\b(?:appointments?|appts?) (?:set|booked)\b/ },
  { stage: /inspect/, said: /\binspected\b|\binspections? done\b|\bneeds? (?:an )?estimates?\b/ },
  {
    stage: /estimate|quote|proposal sent/,
    said: either(
      `${OFFERS} (?:sent|out|given|are out)`,
      `(?:sent|open|outstanding) ${OFFERS}`,
      `waiting on (?:an? )?${OFFERS}`,
    ),
  },
  { stage: /primer/, said: /\bprimers?\b/ },
  { stage: /negotiat/, said: /\bnegotiat(?:ion|ions|ing|e)\b|\bhaggling\b/ },
  {
    stage: /\bsold\b|\bwon\b/,
    said: either(
      'sold',
      'closed[- ]won',
      '(?:jobs|deals) (?:we )?won',
      '(?:has|have|who|jobs|deals|customers) signed',
      'signed (?:jobs|deals|contracts)',
    ),
  },
  { stage: /material/, said: /\bmaterials?(?: (?:ordered|on order))?\b/ },
  {
    stage: /\bscheduled\b/,
    said: /\b(?:are|is|jobs|got|been|whats|who is) scheduled\b|\bscheduled (?:stage|jobs|for install)\b/,
  },
  { stage: /progress|work/, said: /\bin[- ]progress\b|\bunder ?way\b|\bactive jobs\b|\bbeing built\b/ },
  { stage: /punch/, said: /\bpunch[- ]?(?:list|out)?\b/ },
  {
    stage: /\bcompleted?\b/,
    said: /\bcompleted?\b(?= (?:jobs|stage)|\W*$)|\b(?:are|is|been) completed?\b|\bfinished jobs\b/,
  },
  { stage: /\bpaid\b/, said: /\bpaid(?: in full| off)?\b/ },
  { stage: /\blost\b/, said: /\blost\b|\bdead (?:deals|leads|jobs)\b|\bwe (?:lose|losing)\b/ },
]
