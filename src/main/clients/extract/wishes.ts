import type { ClientReading } from '#shared/domain/new-client.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

const START_OVER =
  / (?:start (?:all )?over|start again|start from scratch|from the (?:top|beginning)|begin again|wrong (?:guy|person|customer|client|one|lead|lady|woman|name entirely)|different (?:customer|client|person|guy)|(?:clear|erase|delete|wipe|reset|forget|scrap) (?:all of (?:it|that|this)|everything|it all|all that|all|the (?:whole|form)(?: thing)?)|throw (?:it|that) (?:all )?out|let's redo (?:this|it))(?! (?:with|on) (?:the|his|her|their|that) (?:street|address|phone|number|name|email|zip)) /
const ABANDON =
  / (?:never ?mind(?: (?:that|it|this|them|him|her|about))?(?: (?:lead|client|customer|one))?|forget (?:it|about it|this one)|(?:cancel|scrap|drop|delete|forget)(?: (?:it|that|(?:this|the|that) (?:lead|client|customer|one|entry)))|cancel|don't (?:add|create|enter|save) (?:it|this|him|her|them|anything|that|anyone)|drop it|abort|abandon(?: it)?|stop(?: here)?) (?:\. |$)/
const FINISH =
  / (?:that's (?:everything|all|it)(?: (?:i (?:have|got|know|could get|need)|for now|we have|we got|we know|i've got|from me|he gave me|she gave me|there is|on (?:him|her|them)))*|that is (?:everything|all|it)|that'll be all|that will do|that'll do it|that does it|nothing (?:else|more)|no that's (?:it|all)|i'm done|we're done|all (?:i have|i got|i've got|done|set)|all i have for now|(?:just )?(?:skip|leave|forget) (?:all )?(?:the rest|the others|everything else|anything else)(?: of (?:it|them))?(?: (?:blank|out|empty|off|open))?(?: for now)?|(?:the rest|everything else) (?:later|can wait|comes later|is not known|isn't known|i don't know|we don't know)|go ahead and (?:create|save|add|submit|enter)(?: (?:it|him|her|them))?|(?:create|save|submit) (?:it|him|her|them|the (?:customer|client|lead))|(?<=^ (?:(?:no|okay|ok|and|yes|yep) (?:, )?)?|[.,\n] )(?:done|finished)) (?:\. |, |$)/

/** What the person wants done with the whole, with the tokens that say so. */
export function findWish(
  said: Said,
  skips: readonly Span[],
): {
  readonly wish: ClientReading['wish']
  readonly from: number
  readonly to: number
} {
  const none = { wish: null, from: 0, to: 0 } as const
  const over = said.find(START_OVER).at(-1)
  if (over) return { wish: 'start_over', from: over.from, to: over.to }
  // "Never mind" gives up the whole only when little else is said.
  const abandon = said.find(ABANDON).at(-1)
  // "I had an e-mail but forget it" gives up only that.
  const whole = abandon && !skips.some(({ from, to }) => abandon.from < to && from < abandon.to)
  if (abandon && whole && said.tokens.length <= 9)
    return { wish: 'abandon', from: abandon.from, to: abandon.to }
  const finish = said.find(FINISH).at(-1)
  if (finish && said.tokens.length - finish.to <= 3)
    return { wish: 'finish', from: finish.from, to: finish.to }
  return none
}
