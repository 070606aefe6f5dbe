import { stopWords } from '#shared/text/stop-words.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words with which a question about calls is asked and that ask for nothing in particular. */
const GENERAL = new Set(
  words(`
a able about across actual actually all also altogether among amount analyse analysis analyze and
answer appear appointment appointments are around asked away bad basically basis been being
breakdown bring brings broken brought buyer buyers call called calls came case cases categories
category client clients closely colleague colleagues come comes coming common commonly compare
compared compares comparing comparison complete conducted contain contains conversation
conversations corpus correlate correlation could count counted counts currently customer customers
data deal deals did differ difference different differently differs directly display do does doing
done down during each effect end ended ending ends entire even ever every everybody everyone
everything exactly example examples exist existed existing experience explain far figure figures
find finish finished first folks for frequency frequent frequently general generally get gets
getting gimme give given go goes good got gotten grouped guys had handle handled happen happened
happens has have having he hear heard held hello help helps her hers hi high him his hold holding
homeowner homeowners how i if impact in include included including influence information instance
instances interested interesting into involve involved involves involving is it its job jobs just
keep kind kindly kinds last lasted let line link list listed ll long look lot lots low made main
make makes making many matter me meeting meetings mention mentioned mentioning mentions might mine
month monthly months mostly much must my name named need needs now number numbers occur occurs of
often okay on one ones only or other our ours out outcome outcomes overall overview own part
particular people per person place please point present presented project projects prospect
prospects provide pull question quick quickly quote quotes raise raised raises ran range rank ranked
ranking rate rather ratio really record recorded recordings regularly relate related relation
relationship rep report representative representatives reps respectively result results roughly run
running said sale sales salesman salesmen salespeople salesperson saleswoman same say saying says
see seem seller sellers separately service services she short should show shown side simply single
small some somebody sort speaker specific split splits staff stand start still struggle struggles
struggling stuff summarise summarize summary table take takes taking talk talks team team's tell
tend tends thank thanks that the their theirs them there they thing things this those three time
times to together took total totals track trade trades transcript transcripts trend trends true turn
turns two type types typical typically us use used uses usual usually value very visit visits want
wanted was way we well went were what what's whatever whats when where whether which whichever who
whole whom whose why will with within wondering word words work working would year years yes
you your
`),
)

/**
 * Words that say how much, which part or what not. They are as common as the others, but a question means
 * something else without them, so a rule must have made something of each.
 */
const LOADED = new Set(
  words(`
almost average best better bigger biggest both earlier earliest early fewer fewest fraction higher
highest largest late later latest least less longer longest lower lowest mean median more most
nearly percent percentage portion proportion share shorter shortest smaller smallest than top worse
worst versus vs before after since until between under above below because due second third fourth
fifth barely without never not no none nobody except neither nor unless outside if while against
twice need needs first last would could might should minus
`),
)

export const isGeneral = (word: string): boolean =>
  GENERAL.has(word) || LOADED.has(word) || stopWords.has(word)

/** "Customer", "Speaker 2": what files call somebody whose name they do not know. `name` is folded. */
export const namesNobody = (name: string): boolean =>
  name.split(' ').every((word) => isGeneral(word) || /^\d+$/.test(word) || word.length < 2)

const PLAIN = /[\p{L}\p{N}$%]+(?:['-][\p{L}\p{N}]+)*/gu

/** Loaded words of a text. */
export const loadedWords = (text: string): readonly string[] =>
  (text.match(PLAIN) ?? []).filter((word) => LOADED.has(word))

/** What is left of a text when the words that ask for nothing in particular are taken away. */
export function contentWords(text: string): readonly string[] {
  const found = text.match(PLAIN) ?? []
  return found.filter((word) => {
    const plain = word.replace(/'s?$|'\w+$/, '')
    return !isGeneral(word) && !isGeneral(plain)
  })
}
