function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Words that say nothing about the subject of a question or a sentence. */
export const stopWords = words(`
a about above after again against all also am an and any are aren as at be because been before being
below between both but by can cannot could couldn d did didn do does doesn doing don down during each
either else ever every few for from further get gets getting got had hadn has hasn have haven having he
her here hers herself him himself his how i if in into is isn it its itself just ll m may maybe me might
more most must my myself need nor not now of off ok okay on once only or other ought our ours ourselves
out over own please quite re really s said same say says shall she should shouldn so some such t tell
than that the their theirs them themselves then there these they this those though through to too under
until up upon us ve very was wasn we were weren what whatever when where whether which while who whom
whose why will with within without won would wouldn yes yet you your yours yourself yourselves know find
give show explain describe want like let lets hi hello hey thanks thank mr mrs ms miss dr anything
something someone anyone everything everyone nothing thing things non
`)

/**
 * Words a person uses freely when asking, whether or not the document uses them too. Missing one of
 * them says little; missing any other word of a question says much.
 */
const SOFT = words(`
able accept according act actual actually add agree allow allowed always amount answer anyway apply
appropriate approach arrive ask asks asking asked available avoid away back bad based basic become begin
behind believe best better big bit bring build business call called calls care case cases catch certain
chance change charge check choose clear close come comes coming common company compare complete concern
consider contact contain continue correct count country couple cover covered covers create current
currently customer customers cut date day days deal decide decision default define definition depend
detail details determine difference different directly discuss document documents does done double early
easy effect employee enough ensure entire equal especially everybody exact exactly example exist exists
expect expected experience extra face fact fail fall far fast feel figure fill final finally find fine
finish first fix flow folks follow following follows form forward full gave general generally give given
gives go goes going gone good great group grow guess guideline guidelines guy guys half hand handle
handled handles happen happened happens hard head hear heard help helps high higher hold home house
however idea important include included includes including individual info information inside instead
instruction instructions involve issue item items job jobs join keep keeps kept kind kinds large largest
last late later lead learn least leave left less likely limit line list listed little live long look
looking looks lose lot low lower main major make makes making manage many matter mean means meant meet
mention mentioned minute moment months move much multiple name named names necessary needed needs never
new next nobody normal normally note notes number numbers occur offer offered offers office often old
order ordinary organization original otherwise outside part particular pass past pay people per perform
permitted person phone pick place play plus point points policies policy possible prefer prepare present
pretty previous price probably problem procedure procedures process project projects proper provide
provided provides put question quick quickly rather reach ready real reason reasons receive recently
recommend recommended regarding related remain remember require required requirement requirements
requires respond responsible rest result results return right rule rules run runs second see seem seen
send sent set several short shown side similar simple simply since single situation small soon sort
speak specific specified specify spend staff stand start started state stay step steps stop story
suggest suggested suppose supposed sure system take taken takes taking talk team term terms therefore
think thought three time times today together told tomorrow took top total toward track treat tried true
try turn type types typical typically understand unit use used uses using usual usually value various
version versus view wait walk way ways week weeks well went whole willing wish word words work worked
working works worry write written wrong year years bigger cheaper wrote site friend colleague family
extra too somebody account across affect apart attention aware besides bother bunch clearly close
collect conduct confirm demand deserve discover drop effort enable encounter enjoy entitle
establish evaluate examine exceed execute explore extend facilitate fellow formal gather gain grab grant
greet happy hope hurry ideal imagine immediate implement impose individual inform initially intend
introduce kick lack latest leading likewise lie limit main manner mark met minor miss modern mostly
notice obtain occasion occur official opinion overall own particularly perhaps piece plenty polite
potential practice precise presence principle prior proceed produce promise prompt proper public publish
pull push raise react realize recall record refer reflect regular relate relevant rely remind remove
replace request resolve respect role save scenario search separate serious serve settle share
significant sit skip slow solve somebody somehow somewhere special specially spend split spot strategy
stick strict structure struggle submit succeed support surely tackle task thank tie topic touch trust
homeowner client guest visitor person user worker
typical ultimate upcoming urgent valid vary visit volunteer wake warn worth
`)

/** The word and what it may be an inflection of: plural, past, -ing, comparative. */
function baseForms(word: string): readonly string[] {
  const cut = word.replace(/(?:s|es|ed|d|ing|er|est)$/, '')
  const plain = [/s$/, /es$/, /ed$/, /d$/, /ing$/].map((ending) => word.replace(ending, ''))
  return [
    word,
    ...plain,
    `${word.replace(/ing$/, '')}e`,
    cut.replace(/(.)\1$/, '$1'),
    word.replace(/ies$/, 'y'),
  ]
}

export function isSoft(word: string): boolean {
  return baseForms(word).some((form) => SOFT.has(form))
}
