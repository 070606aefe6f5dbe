import { phraseList, wordList } from './word-list.ts'
/**
 * Mail services that are known without "dot com", and those whose bare name is also a word or an
 * employer.
 */
export const providers: ReadonlyMap<string, string> = new Map([
  ['gmail', 'gmail.com'],
  ['g mail', 'gmail.com'],
  ['hotmail', 'hotmail.com'],
  ['hot mail', 'hotmail.com'],
  ['aol', 'aol.com'],
  ['a o l', 'aol.com'],
  ['icloud', 'icloud.com'],
  ['i cloud', 'icloud.com'],
  ['ymail', 'ymail.com'],
  ['protonmail', 'protonmail.com'],
  ['proton mail', 'protonmail.com'],
  ['sbcglobal', 'sbcglobal.net'],
  ['yahoo', 'yahoo.com'],
  ['outlook', 'outlook.com'],
  ['msn', 'msn.com'],
  ['m s n', 'msn.com'],
])
export const doubtfulProviders: ReadonlyMap<string, string> = new Map([
  ['comcast', 'comcast.net'],
  ['verizon', 'verizon.net'],
  ['at&t', 'att.net'],
  ['att', 'att.net'],
  ['bellsouth', 'bellsouth.net'],
  ['live', 'live.com'],
])
/** Parts of a domain that are said in several words. */
export const splitDomains: ReadonlyMap<string, string> = new Map([
  ['g mail', 'gmail'],
  ['hot mail', 'hotmail'],
  ['proton mail', 'protonmail'],
  ['i cloud', 'icloud'],
  ['out look', 'outlook'],
  ['bell south', 'bellsouth'],
  ['sbc global', 'sbcglobal'],
  ['a t and t', 'att'],
  ['at and t', 'att'],
])
export const topLevels: ReadonlySet<string> = new Set(
  wordList(
    'com net org edu gov mil us co io info biz me ca uk tv ai example test app dev house homes',
    'email',
  ),
)
export const emailSigns: ReadonlyMap<string, string> = new Map([
  ['dot', '.'],
  ['period', '.'],
  ['point', '.'],
  ['.', '.'],
  ['underscore', '_'],
  ['_', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['-', '-'],
  ['plus', '+'],
  ['+', '+'],
])
/** Said about the address, no part of it. */
export const asides: readonly (readonly string[])[] = phraseList(
  'all one word, as one word, one word, all together, no spaces, no space, all lower case',
  'all lowercase, lower case, lowercase, the number, the digit, the letter, number, letter',
  'the word, capital, uppercase, upper case, all caps',
).map((said) => said.split(' '))

/** Words that stand before an address and never in it. */
export const stopWords: ReadonlySet<string> = new Set(
  wordList(
    "is it's its was be email email's e-mail mail emails address and or to the me my her his him them",
    "their our us your with by reach contact use that that's thats this at a an on in of so",
    "also yeah yes okay ok um uh like then just send it i i'm we he she they you has have try",
    'under via through for from well says said goes would no wait mean actually sorry',
    'correction zip phone cell name not but works',
  ),
)
