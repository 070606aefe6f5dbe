import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { isEmailAddress } from '#shared/domain/email-address.ts'
import { projectTypes, type ClientField } from '#shared/domain/new-client.ts'
import { canonicalPhone, splitExtension } from '#shared/domain/us-phone.ts'
import { longestValue } from '#shared/domain/value-length.ts'
import { cityKey, stateCode, type Places } from './places.ts'

/** A value that passes comes back in its canonical form; `confidence` caps how sure it may be shown. */
export type Checked =
  | { readonly ok: true; readonly value: string; readonly confidence?: number }
  | { readonly ok: false; readonly problem: string }

type Others = Readonly<Partial<Record<ClientField, string>>>

const fine = (value: string, confidence?: number): Checked =>
  confidence === undefined ? { ok: true, value } : { ok: true, value, confidence }
const wrong = (problem: string): Checked => ({ ok: false, problem })

/** Checks one value of a new client against what such a value can be, and against the other values. */
export function checkValue(
  field: ClientField,
  value: string,
  others: Partial<Record<ClientField, string>>,
  lists: { readonly places: Places },
): Checked {
  const text = value.replace(/\s+/g, ' ').trim()
  if (text === '') return wrong('This is empty. Enter a value, or skip it.')
  switch (field) {
    case 'phone':
    case 'phone2':
      return checkPhone(text, field === 'phone2' ? others.phone : undefined)
    case 'email':
      return checkEmail(text)
    case 'zip':
      return checkZip(text, others, lists.places)
    case 'state':
      return checkState(text, others, lists.places)
    case 'city':
      return checkCity(text, others, lists.places)
    case 'firstName':
    case 'lastName':
    case 'coName':
    case 'referredBy':
      return checkName(text)
    case 'projectTypes':
      return checkProjects(text)
    case 'street':
      return checkStreet(text)
    case 'companyName':
    case 'unit':
    case 'leadSource':
      return text.length > 120 ? wrong('This is too long. Shorten it to 120 letters.') : fine(text)
    case 'notes':
      return checkNotes(value.trim())
  }
}

function checkPhone(text: string, first: string | undefined): Checked {
  const { number: written, ext } = splitExtension(text)
  const digits = written.replace(/\D/g, '')
  if (digits.length === 7) return wrong('The area code is missing. Ask for all ten digits.')
  const number = parsePhoneNumberFromString(written, 'US')
  if (number?.isPossible() && number.countryCallingCode !== '1') {
    return wrong(`"${text}" is not a US number. Ask for one, or keep this one in the notes.`)
  }
  if (!number?.isPossible() || number.country === undefined || !number.isValid()) {
    const count = digits.replace(/^1(?=\d{10}$)/, '').length
    if (count !== 10) return wrong(`A phone number has ten digits, this one has ${count}. Ask for it again.`)
    return wrong('No phone number begins like this. Check the area code and the digits behind it.')
  }
  const value = canonicalPhone({ digits: number.nationalNumber, ext: ext || (number.ext ?? '') })
  if (first === value) return wrong('This is the first phone number again. Clear it, or enter the other one.')
  return fine(value)
}

function checkNotes(text: string): Checked {
  const longest = longestValue('notes')
  if (text.length <= longest) return fine(text)
  return wrong(`These notes are too long. Shorten them to ${longest} characters.`)
}

/** Endings of well-known hosts as they are misheard or mistyped. */
const SLIPS: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gmail.co': 'gmail.com',
  'yaho.com': 'yahoo.com',
  'yahoo.con': 'yahoo.com',
  'hotmial.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'outlok.com': 'outlook.com',
}

function checkEmail(text: string): Checked {
  const value = text.toLowerCase()
  if (!value.includes('@')) return wrong('An e-mail address needs an @. Ask for it again.')
  if (!isEmailAddress(value)) return wrong('This cannot be an e-mail address. Check it letter by letter.')
  const slip = SLIPS[value.slice(value.indexOf('@') + 1)]
  return slip ? fine(value, 0.5) : fine(value)
}

function checkZip(text: string, others: Others, places: Places): Checked {
  const value = /^(\d{5})(?:-?\d{4})?$/.exec(text.replace(/\s/g, ''))?.[1]
  if (!value) return wrong('A ZIP code has five digits. Ask for it again.')
  const place = places.ofZip(value)
  // New ZIP codes appear every year, so an unknown one is doubtful, not wrong.
  if (!place) return fine(value, 0.6)
  if (others.state && stateCode(others.state) !== null && stateCode(others.state) !== place.state) {
    return wrong(
      `ZIP code ${value} is ${place.city}, ${place.state}, not ${others.state}. Check which of the two is right.`,
    )
  }
  const elsewhere =
    others.city && places.statesOf(others.city).length > 0 && !places.isNear(others.city, value)
  return elsewhere && cityKey(others.city ?? '') !== cityKey(place.city) ? fine(value, 0.65) : fine(value)
}

function checkState(text: string, others: Others, places: Places): Checked {
  const value = stateCode(text)
  if (!value) return wrong('This is no state of the United States. Enter its two letters.')
  const place = others.zip ? places.ofZip(others.zip) : null
  if (place && place.state !== value) {
    return wrong(`ZIP code ${others.zip ?? ''} is in ${place.state}. Check which of the two is right.`)
  }
  const states = others.city ? places.statesOf(others.city) : []
  return states.length > 0 && !states.includes(value) ? fine(value, 0.65) : fine(value)
}

function checkCity(text: string, others: Others, places: Places): Checked {
  if (/\d/.test(text)) return wrong('A city has no digits. Enter only the name of the city.')
  if (text.length > 60) return wrong('This is too long for a city. Enter only its name.')
  const states = places.statesOf(text)
  const state = others.state ? stateCode(others.state) : null
  if (others.zip && places.isNear(text, others.zip)) return fine(text)
  if (states.length === 0) return fine(text, others.zip && places.ofZip(others.zip) ? 0.75 : 0.65)
  return state && !states.includes(state) ? fine(text, 0.65) : fine(text)
}

const NAME = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u

function checkName(text: string): Checked {
  if (/\d/.test(text)) return wrong('A name has no digits. Check it.')
  if (text.includes('@')) return wrong('This looks like an e-mail address, not a name. Check it.')
  if (!NAME.test(text) || text.length > 60) return wrong('This cannot be a name. Enter only the name.')
  return text.replace(/[^\p{L}]/gu, '').length < 2 ? fine(text, 0.6) : fine(text)
}

function checkProjects(text: string): Checked {
  const words = text.split(/\s*[,;]\s*/).filter(Boolean)
  const found = words.map((word) => projectTypes.find((type) => type.toLowerCase() === word.toLowerCase()))
  const unknown = words.filter((_, at) => found[at] === undefined)
  if (unknown.length > 0)
    return wrong(
      `"${unknown[0] ?? ''}" is none of the project types. Choose from: ${projectTypes.join(', ')}.`,
    )
  return fine([...new Set(found)].join(', '))
}

function checkStreet(text: string): Checked {
  if (!/\p{L}/u.test(text)) return wrong('A street needs a name. Ask for the whole address.')
  if (text.length > 100) return wrong('This is too long for a street. Enter only house number and street.')
  return /\d/.test(text) ? fine(text) : fine(text, 0.65)
}
