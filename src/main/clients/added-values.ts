import type { ClientField, ClientReading } from '#shared/domain/new-client.ts'

type Known = Readonly<Partial<Record<ClientField, string>>>

const ADDS = /\b(?:add|also|too|plus|as well|and then|on top)\b/i
const REPLACES = /\b(?:instead|not|no|only|just|actually|change|scratch|rather|sorry|wrong|correct)\b/i
const SECOND =
  /\b(?:second|another|other|additional|alternate|work|office|home|landline|backup|spouse'?s|wife'?s|husband'?s) (?:phone|number|cell|line|one)\b|\b(?:that'?s|is) (?:his|her|the|their) (?:work|office|home|second)\b|\balso (?:has|reach)/i

/**
 * A message may add to what the form holds instead of replacing it: "add siding too", "she also has a second
 * number". Told by the words, whichever engine read them.
 */
export function withAddedValues(reading: ClientReading, text: string, known: Known): ClientReading {
  if (REPLACES.test(text)) return reading
  const values = { ...reading.values }
  const types = values.projectTypes
  if (types && known.projectTypes && ADDS.test(text)) {
    const all = [...new Set([...known.projectTypes.split(', '), ...types.value.split(', ')])]
    values.projectTypes = { ...types, value: all.join(', ') }
  }
  const { phone } = values
  if (phone && known.phone && phone.value !== known.phone && !values.phone2 && SECOND.test(text)) {
    delete values.phone
    values.phone2 = phone
  }
  return { ...reading, values }
}
