import { wordList } from './word-list.ts'
/** The radio alphabet. */
export const radioLetters: ReadonlyMap<string, string> = new Map(
  wordList(
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike',
    'november oscar papa quebec romeo sierra tango uniform victor whiskey whisky xray x-ray',
    'yankee zulu alfa',
  ).map((word) => [word, word.charAt(0)]),
)

/** What a letter's name is taken down as amid other letters. */
export const letterSounds: ReadonlyMap<string, string> = new Map([
  ['be', 'b'],
  ['bee', 'b'],
  ['see', 'c'],
  ['sea', 'c'],
  ['dee', 'd'],
  ['gee', 'g'],
  ['jay', 'j'],
  ['kay', 'k'],
  ['el', 'l'],
  ['ell', 'l'],
  ['em', 'm'],
  ['en', 'n'],
  ['oh', 'o'],
  ['pea', 'p'],
  ['pee', 'p'],
  ['queue', 'q'],
  ['cue', 'q'],
  ['are', 'r'],
  ['ar', 'r'],
  ['ess', 's'],
  ['tea', 't'],
  ['tee', 't'],
  ['you', 'u'],
  ['vee', 'v'],
  ['double-u', 'w'],
  ['ex', 'x'],
  ['why', 'y'],
  ['zee', 'z'],
  ['zed', 'z'],
])

/** Letters that are said one by one as a name of their own, not as a spelling. */
export const saidByLetters: ReadonlySet<string> = new Set(
  wordList('usa hoa asap hvac rsvp diy llc faq ceo pvc tpo osb fyi sms usps ssn gaf suv atv dvd mls', 'fha'),
)
