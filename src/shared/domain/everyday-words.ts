/** Words that never name a customer when they stand alone in a question. Folded, space separated. */
const PLAIN = `a able about above add added after again ago all also always am an and another any anybody
anyone anything are around as ask asked asking at away back be became because been before
behind being best between big book booked both bring bring but buy by call called caller
calling came can cannot cant change check checked close closed come comes coming complete
concern contact contacts contract contracts convo could couldnt count crew customer
customers client clients damage date dates day days deal deals decide decided deposit detail
details did didnt do does doesnt doing done dont dollar dollars down due each earlier either
email emails else end enough estimate estimates estimated ever every everybody everyone
everything exactly far few figure file find finds finish finished first follow following for
found from full further gave get gets getting give given go goes going gone good got guess
guys had happen happened happening happens has hasnt have havent having he hear heard hello
help her here hers hes hey hi him his history homeowner hours house how hows i id if ill im
in info information inside inspection install installed into is isnt issue it its ive job
jobs just keep kind know last late lately latest later lead leads least left let lets like
line list listed little live lives located log long look looking lookup lot made mail
mailbox make many may maybe me mean meet meeting meetings mention mentioned might mine
minute money month months more morning afternoon evening most move moved moves much must my
name named names near need needed needs never new newest next no nobody not note notes noted
nothing now number numbers of off office often ok okay old oldest on once one ones only open
or order other others our ours out outstanding over overdue own owner owners paid past
pending people person phone phones pick pipeline place please plus point possible price
prices primer problem process progress project projects proposal proposals pull put question
questions quick quickly quote quoted quotes ready really recent recently record records
referral regarding remind rep reps reply report right run said sale sales same saw say
saying says schedule scheduled scheduling second see seen seeing send sent set several shall
she shes should show showing shows side since single sit sitting situation so sold some
somebody someone something soon sort speak spoke stage stages stand standing stands start
started status stay still stop stuck summary sure system take taken talk talked task tasks
team tell text than thank thanks that thats the their theirs them then there theres these
they theyre thing things think this those though till time times to today together told
tomorrow tonight too took total toward turn two three four five six seven eight nine ten
type under until up update updated updates upcoming us use used value very via video videos
visit visits voicemail waiting wait want wanted wants warranty was wasnt way we week weekend
weeks well went were werent weve what whatever whats when whens where wheres whether which
while who whole whom whos whose why will with within without wont work working works would
write year years yes yesterday yet you your yours youre zip address addresses street road
city town area county state ohio appointment appointments calendar agenda todo meetings slot
busy free sunday monday tuesday wednesday thursday friday saturday january february march
april june july august september october november december spring summer fall winter crm
leap database folks family couple guy lady man woman mr mrs ms miss dr husband wife son
daughter neighbor amount balance owe owes worth biggest largest smallest average highest
lowest older newer compare between top cost costs anywhere somewhere nowhere actually
already almost anymore basically currently definitely literally probably signed brief
briefing briefly longest shortest soonest worst cheapest sort sorts outlook ending ends
recap rundown lowdown possibly quite rather simply somehow kinda cell mobile description production wise lose loses losing reach squares fixed
gonna wanna gotta lemme
gimme hmm uh um er oh ah yeah yep nope nah ditto`

/** Trades and parts of a house: they narrow jobs, they do not name people. */
export const TRADE_WORDS: Readonly<Record<string, string>> = {
  roof: 'roofing',
  roofs: 'roofing',
  roofing: 'roofing',
  shingle: 'roofing',
  shingles: 'roofing',
  siding: 'siding',
  window: 'windows',
  windows: 'windows',
  door: 'doors',
  doors: 'doors',
  gutter: 'gutters',
  gutters: 'gutters',
  deck: 'decks',
  decks: 'decks',
  decking: 'decks',
  kitchen: 'kitchens',
  kitchens: 'kitchens',
  bath: 'bathrooms',
  baths: 'bathrooms',
  bathroom: 'bathrooms',
  bathrooms: 'bathrooms',
  shower: 'bathrooms',
  insulation: 'insulation',
  attic: 'insulation',
}
const HOUSE = `remodel remodeling replacement replace replacing repair repairs leak leaking hail storm
skylight skylights chimney tub vanity cabinets cabinet counter countertop countertops tile
floor flooring porch patio pergola garage basement sunroom entry storefront downspout
downspouts fascia soffit trim paint paints painting composite vinyl fiberglass cedar
financing insurance claim adjuster permit permits hoa exterior interior measure measurement
install`

const STOP = new Set([...PLAIN.split(/\s+/), ...HOUSE.split(/\s+/), ...Object.keys(TRADE_WORDS)])

const GRAMMAR = new Set(PLAIN.split(/\s+/))

/** True when a folded word describes no work on a house either: "the", "number". */
export function isPlainWord(word: string): boolean {
  return GRAMMAR.has(word) || word.length < 3
}

/** True when a folded word is everyday language rather than a name. */
export function isEverydayWord(word: string): boolean {
  return STOP.has(word) || word.length < 2
}
