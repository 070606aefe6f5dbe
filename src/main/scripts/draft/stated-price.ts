import type { DraftSlots } from '#shared/domain/script-draft.ts'
import { linesOf } from './slots.ts'

const MONEY =
  /\$\s?\d|\b\d{1,3}(?:,\d{3})+\b|\b\d[\d,.]*\s?(?:k|grand|thousand|dollars|bucks|usd)\b|\b(?:thousand|grand)\b/i
/** A sum that is a part of the price, or comes off it. */
const PART =
  /\b(?:off|discount|deposit|down|months?|monthly|weekly|per|each|apiece|credit|rebate|savings?|save|allowance|fee|plus|extra|add-?on|upgrade|option|optional)\b|%/i
/** What others ask, or what the customer wants to spend. */
const NOT_OURS = /\b(?:bids?|quotes?|their|theirs|competitors?|match|beat|budget)\b/i
/** How long it holds says nothing about what it is the price of. */
const CONDITION =
  /[, ]+(?:but )?(?:only )?(?:good |valid )?(?:if|until|till?|thru|through|when|once|as long as)\b.*$/i
const BARE = /^\W*(?:about|around|roughly)?\s*\d{4,6}(?:\.\d{2})?\W*$/i

/** True when a line of the offer names what the whole costs: "$23,500 with gutters until Friday", "22,900". */
export function namesTotal(line: string): boolean {
  const plain = line.replace(CONDITION, '')
  return (MONEY.test(plain) || BARE.test(plain)) && !PART.test(plain) && !NOT_OURS.test(plain)
}

/** The person named a price: what the CRM holds as contract value is not the price of this script. */
export function hasStatedPrice(slots: DraftSlots): boolean {
  const { offer } = slots
  if (offer.status !== 'filled' || offer.by === 'crm' || offer.by === 'default') return false
  return linesOf(slots, 'offer').some(namesTotal)
}
