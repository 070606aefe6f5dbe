import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** What else matters for a visit: when to call, how to get in, what is urgent. */
const REMARK =
  / (?:best (?:time|to (?:call|reach|text)|after|before|way)|(?:call|text|email|reach|available|home|works?|works nights) (?:\w+ )?(?:\w+ )?(?:after|before|between|only|first|during|mornings?|evenings?|weekends?)|prefers? (?:to be )?(?:text|call|email|mornings?|evenings?|afternoons?)|gate code|door code|code is|lock ?box|(?:big|mean|loud|barking|friendly|two|a) dogs?|dogs? (?:in|on|is|are|named)|beware|hoa|urgent|asap|as soon as possible|emergency|right away|in a hurry|insurance (?:adjuster|claim)|adjuster|only wants (?:text|email)|don't call|do not call|hard of hearing|speaks (?:only )?spanish|spanish only|park (?:on|in)|side door|back gate) /

/** The clauses that hold such remarks, in order. */
export function findRemarks(said: Said, taken: (at: number) => boolean): Span[] {
  const found: Span[] = []
  for (const match of said.find(new RegExp(REMARK.source, 'g'))) {
    let { from, to } = match
    while (
      from > 0 &&
      ['', ','].includes(said.tokens[from]?.gap ?? '') &&
      match.from - from < 8 &&
      !taken(from - 1)
    )
      from -= 1
    while (
      to < said.tokens.length &&
      ['', ','].includes(said.tokens[to]?.gap ?? '') &&
      to - match.to < 10 &&
      !taken(to)
    )
      to += 1
    const last = found.at(-1)
    if (last && from <= last.to) found[found.length - 1] = { from: last.from, to: Math.max(to, last.to) }
    else found.push({ from, to })
  }
  return found
}
