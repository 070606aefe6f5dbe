import { stopWords } from '#shared/text/stop-words.ts'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Words with which a question about calls is asked and that ask for nothing in particular. */
const GENERAL = new Set(
  words(`
a able about across actual actually against all almost also altogether among amount analyse analysis
analyze and answer appear appointment appointments are around asked average away bad basis been
being best better between bigger biggest both breakdown bring brings broken brought buyer buyers
call called calls came case cases categories category client clients colleague colleagues come comes
coming common commonly compare compared compares comparing comparison contain contains conversation
conversations corpus correlate correlation count counted counts currently customer customers data
deal deals did differ difference different differently differs display do does doing done down each
earlier earliest early effect end ending ends entire even ever every everybody everyone exactly
example examples explain fewer fewest figure figures find first folks for frequency frequent
frequently general generally get gets getting give given go goes good got grouped guys had happen
happened happens has have having he hear heard held help helps her high higher highest his hold
homeowner homeowners how i if impact in influence information instance instances interesting into is
it its job jobs just keep kind kinds largest last lasted late later latest least less let line link
list listed ll long longer longest look lot lots low lower lowest made main make makes making many
matter me mean median meeting meetings mention mentioned mentioning mentions might mine month
monthly months more most mostly much must my name named need now number numbers occur occurs of
often on one ones only or other our ours out outcome outcomes over overall overview part particular
people per percent percentage person please point portion project projects proportion prospect
prospects provide pull question quick quickly quote quotes range rank ranked ranking rate rather
ratio really record recorded recordings regularly relate related relation relationship rep report
representative representatives reps result results run said sale sales salesman salesmen salespeople
salesperson saleswoman same say saying says second see seem seller sellers service services share
she short shorter shortest should show shown side single small smaller smallest some somebody sort
speaker specific split splits staff stand start still stuff summarise summarize summary table take
takes talk talks team tell tend tends than that the their theirs them there they thing things this
those three time times to together took top total totals track trade trades transcript transcripts
trend trends turn turns two type types typical typically us use used uses usual usually value versus
very visit visits vs was way we well were what when where whether which while who whom whose why
will with within word words work working worse worst would year years you your zero
`),
)

export const isGeneral = (word: string): boolean => GENERAL.has(word) || stopWords.has(word)

/** What is left of a text when the words that ask for nothing in particular are taken away. */
export function contentWords(text: string): readonly string[] {
  const found = text.match(/[\p{L}\p{N}$%]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
  return found.filter((word) => {
    const plain = word.replace(/'s?$|'\w+$/, '')
    return !isGeneral(word) && !isGeneral(plain)
  })
}
