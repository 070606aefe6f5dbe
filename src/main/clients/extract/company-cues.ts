import { notNames } from './not-names.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

const TRADE =
  '(?:church|pizzeria|pizza place|restaurant|diner|cafe|bakery|bar|hotel|inn|motel|bed and breakfast|b and b|hardware store|store|shop|salon|farm|ranch|school|daycare|preschool|gym|clinic|dental office|office|brewery|winery|nursery|body shop|garage|tire place|law firm|business|company)'
/** "A church actually", "a pizzeria", "I have a business for you", "the company's name is". */
const CUE = new RegExp(
  ` (?:(?:a|an|that|this|the|another|own|owns|run|runs) (?:\\S+ )?${TRADE}(?: ,| actually| called| named| it's| it is| for you| the name is| name is| the)+|(?:company|business)(?:'s)? name (?:is|:|it's)(?: the)?|(?:an?|that|the|at the) ${TRADE}(?= (?:\\S+'s |\\S+ \\S+ (?:ranch|farm|church|inn|diner|bakery|salon|shop|store) )))(?= )`,
)
const STOPS =
  /^(?:in|at|on|out|and|owner|contact|letter|needs|need|wants|want|the|they|he|she|their|phone|number|roof|roofing|who|with|is|it's|guy|manager|attn|for|near|over|run|said|called|has|have|had)$/

/** Where the name of a company stands behind words that announce it. */
export function findAnnounced(said: Said, taken: (at: number) => boolean): Span[] {
  return said.find(CUE).flatMap(({ to: from }) => {
    let to = from
    while (to < said.tokens.length && to - from < 6 && !taken(to)) {
      const token = said.tokens[to]
      const goesOn =
        token?.lower === 'and' && /^(?:s|sons|lube|associates|grill)$/.test(said.tokens[to + 1]?.lower ?? '')
      if (!token || !/^[\p{L}'’.-]+$/u.test(token.text) || token.kind === 'spelled') break
      if ((to > from && token.gap !== '' && token.gap !== '&') || (STOPS.test(token.lower) && !goesOn)) break
      to += 1
    }
    const first = said.tokens[from]?.lower ?? ''
    const real = said.tokens.slice(from, to).some(({ lower }) => !notNames.has(lower))
    const ended =
      to === said.tokens.length || STOPS.test(said.tokens[to]?.lower ?? '') || said.tokens[to]?.gap !== ''
    return to - from >= 2 &&
      real &&
      ended &&
      !/^(?:that|there|just|also|about|like|by|to|of|yesterday|today|earlier|back|me|us|again|this|last|a|an)$/.test(
        first,
      )
      ? [{ from, to }]
      : []
  })
}
