function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Words that say nothing about the subject of a question or a sentence. */
export const stopWords = words(`
a about above after again against all also am an and any are aren as at be because been before being below
between both but by can cannot could couldn d did didn do does doesn doing don down during each either else ever
every few for from further get gets getting got had hadn has hasn have haven having he her here hers herself him
himself his how i if in into is isn it its itself just ll m may maybe me might more most must my myself need nor
not now of off ok okay on once only or other ought our ours ourselves out over own please quite re really s said
same say says shall she should shouldn so some such t tell than that the their theirs them themselves then there
these they this those though through to too under until up upon us ve very was wasn we were weren what whatever
when where whether which while who whom whose why will with within without won would wouldn yes yet you your yours
yourself yourselves know find give show explain describe want like let lets hi hello hey thanks thank
anything something someone anyone everything everyone nothing thing things
`)

/**
 * Words a person uses freely when asking, whether or not the document uses them too. Missing one of
 * them says little; missing any other word of a question says much.
 */
export const softWords = words(`
able accept according act actual actually add agree allow allowed always amount answer anyway apply appropriate
approach area arrive ask asks asking asked available avoid away back bad based basic become begin behind believe
best better big bit bring build business call called calls care case cases catch certain chance change charge
check choose clear close come comes coming common company compare complete concern consider contact contain
continue correct count country couple cover covered covers create current currently customer customers cut date
day days deal decide decision default define definition depend detail details determine difference different
directly discuss document documents does done double early easy effect employee enough ensure entire equal
especially everybody exact exactly example exist exists expect expected experience extra face fact fail fall far
fast feel figure fill final finally find fine finish first fix flow folks follow following follows form forward
full gave general generally give given gives go goes going gone good great group grow guess guideline guidelines
guy guys half hand handle handled handles happen happened happens hard head hear heard help helps high higher
hold home house however idea important include included includes including individual info information inside
instead instruction instructions involve issue item items job jobs join keep keeps kept kind kinds large largest
last late later lead learn least leave left length less level likely limit line list listed little live long look
looking looks lose lot low lower main major make makes making manage many matter maximum mean means meant meet
mention mentioned method minimum minute moment months move much multiple name named names necessary needed needs
never new next nobody normal normally note notes number numbers occur offer offered offers office often old
option options order ordinary organization original otherwise outside part particular party pass past pay people
per percent percentage perform period permitted person phone pick place plan planned play plus point points
policies policy position possible prefer prepare present pretty previous price probably problem procedure
procedures process project projects proper provide provided provides purpose put question quick quickly rather
reach ready real reason reasons receive recently recommend recommended regarding related remain remember report
require required requirement requirements requires respond responsible rest result results return right rule
rules run runs second see seem seen send sent set several shape short shown side similar simple simply since
single situation size small soon sort speak specific specified specify spend staff stand standard start started
state status stay step steps stop story suggest suggested suppose supposed sure system take taken takes taking
talk team term terms therefore think thought three time times today together told tomorrow took top total toward
track treat tried true try turn type types typical typically understand unit use used uses using usual usually
value various version versus view wait walk way ways week weeks well went whole willing wish word words work
worked working works worry write written wrong year years
`)
