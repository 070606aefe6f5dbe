import { cheapestReadings } from './cheapest-readings.ts'
import { contactEmailGrammar } from './contact-email-grammar.ts'
import {
  contactNumberGrammar,
  streetOrdinalGrammar,
  unitGrammar,
  zipGrammar,
} from './contact-number-grammar.ts'
import { contactPhoneGrammar } from './contact-phone-grammar.ts'
import { dateGrammar, monthGrammar } from './date-grammar.ts'
import { emailGrammar, webGrammar } from './electronic-grammar.ts'
import { measureGrammar } from './measure-grammar.ts'
import { moneyGrammar } from './money-grammar.ts'
import { numberGrammar } from './number-grammar.ts'
import { ordinalGrammar } from './ordinal-grammar.ts'
import type { Grammar } from './reading.ts'
import type { NormalizedSpeech, SpeechPiece } from './speech-piece.ts'
import { spellingGrammar } from './spelling-grammar.ts'
import { addressOfHostGrammar, serialGrammar, telephoneGrammar } from './telephone-grammar.ts'
import { clearTimeGrammar, timeGrammar } from './time-grammar.ts'
import { tokenize } from './token.ts'
import { whitelistGrammar } from './whitelist-grammar.ts'

const plainGrammars: readonly Grammar[] = [
  whitelistGrammar,
  dateGrammar,
  timeGrammar,
  moneyGrammar,
  measureGrammar,
  ordinalGrammar,
  numberGrammar,
  telephoneGrammar,
  addressOfHostGrammar,
  emailGrammar,
  webGrammar,
  serialGrammar,
]

const contactGrammars: readonly Grammar[] = [
  contactPhoneGrammar,
  contactEmailGrammar,
  spellingGrammar,
  zipGrammar,
  unitGrammar,
  streetOrdinalGrammar,
  monthGrammar,
  clearTimeGrammar,
  moneyGrammar,
  contactNumberGrammar,
  numberGrammar,
  webGrammar,
]

/** Spoken US English to its written form, with the conventions of inverse text normalisation. */
export function normalizeSpeech(said: string): NormalizedSpeech {
  const pieces = cheapestReadings(tokenize(said), plainGrammars)
  return { text: joined(said, pieces, '!'), pieces }
}

/** The same with the habits of dictating names, numbers, addresses and e-mails switched on. */
export function normalizeForContact(said: string): NormalizedSpeech {
  const pieces = cheapestReadings(tokenize(said), contactGrammars)
  return { text: joined(said, pieces, ''), pieces }
}

/** The pieces with the spaces of what was said; a number is set apart from the marks in `apart`. */
function joined(said: string, pieces: readonly SpeechPiece[], apart: string): string {
  let text = ''
  let before: SpeechPiece | null = null
  for (const piece of pieces) {
    const gap = before === null ? '' : said.slice(before.end, piece.start)
    const changed = before !== null && before.kind !== 'word' && before.kind !== 'punct'
    const space = gap === '' && changed && apart !== '' && apart.includes(piece.text)
    text += (space ? ' ' : gap) + piece.text
    before = piece
  }
  return text
}
