/**
 * What a customer's notes may hold and a script must not say: health, family, money, other people's
 * offers.
 */
export const DELICATE = new RegExp(
  String.raw`\b(?:bab(?:y|ies)|pregnan\w*|divorc\w*|husband|wife|spouse|daughter|sons?|kids?|` +
    String.raw`child\w*|mother|father|` +
    String.raw`mom|dad|parents?|sister|brother|cousin|\w*in-law|grand\w+|family|sick\w*|` +
    String.raw`ill(?:ness)?|cancer|surgery|hospital|` +
    String.raw`doctor|wheelchair|disab\w*|hearing|died|death|funeral|widow\w*|insurance|` +
    String.raw`insurer|adjuster|deductible|claims?|` +
    String.raw`budget|loan|credit|income|money|afford\w*|financ\w*|cash|broke|debt|mortgage|` +
    String.raw`retire[ds]?|church|religio\w*|` +
    String.raw`lawsuit|lawyer|attorney|bids?|competitors?|contractors?|cheaper|rude|difficult|` +
    String.raw`picky|drunk|lonely|alone|` +
    String.raw`password|code|lockbox|alarm|previous instructions|ignore)\b`,
  'i',
)

/** Prices, discounts and payments in words or figures. */
export const PRICE = new RegExp(
  String.raw`\$|\b(?:prices?|priced|pricing|costs?|discounts?|dollars?|bucks|payments?|pay|paid|` +
    String.raw`financing|deposit|investment|estimate|cheap\w*|grand|budget|% off|percent off)\b`,
  'i',
)
