const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that end a street's name and are hardly ever anything else there. */
export const streetTypes = set(
  'street st avenue ave av road rd drive dr drv lane ln boulevard blvd boulvard court ct place pl terrace ter circle cir ' +
    'way trail trl parkway pkwy pike highway hwy turnpike tpke expressway causeway esplanade',
)
/** Words that may end a street's name but also stand inside one: "Pine Ridge Road". */
export const weakStreetTypes = set(
  'square sq loop run path row crossing xing alley plaza cove cv point pt bend ridge view hollow crest landing ' +
    'glen commons pass trace walk hill broadway green park mall bypass spur estates manor gardens heights',
)
/** Streets that need no type: "1600 Broadway". */
export const wholeStreets = set('broadway boardwalk bowery')
/** Types that stand before the name: "Calle Bonita", "Rue Royale". */
export const frontTypes = set(
  'calle camino avenida via paseo rue rua corte caminito circulo vereda carrera chemin placita plaza rancho vista',
)
/** Roads that carry a number after the word. */
export const numberedRoad =
  /^ (?:(?:county|state|rural|farm|us|u\.s|forest|old|ranch|farm to market|ranch to market)(?: to market)? )?(?:highway|hwy|route|rte|road|rd|fm|rm|sr|cr|us|interstate|trunk) (?:[nsew] )?#?\d{1,4}[a-z]? /
export const postBox = /^ (?:p o|po|p\.o|post office) box (?:# )?\d+[a-z]? /
export const ruralBox =
  /^ (?:rural route|rr|star route|hc|highway contract) (?:# )?\d+(?: ,)?(?: box (?:# )?\d+[a-z]?)? /
export const letteredAvenue = /^ (?:avenue|ave|street|st|road) [a-z] /
export const directions = set(
  'n s e w ne nw se sw north south east west northeast northwest southeast southwest n.e n.w s.e s.w',
)
/** A word that cannot be part of a street's name. */
export const notInStreets = set(
  'is at in on and the his her their he she they it its that phone cell email number zip lives wants needs looking ' +
    'for with who has have was were i we you my our to from by as or year years foot feet windows window ' +
    "doors door roof siding gutters bathrooms bathroom bedroom bedrooms percent dollars inch inches story stories layers hours times words numbers phones make made sq ft feet street's not no sorry wait actually address zip said near off between behind across " +
    'days weeks months minutes people kids units thousand pm am bids squares gallons guys times',
)
export const unitWord =
  /^ (?:, |\. |\( |\n )?(apartment|apt|unit|suite|ste|lot|number|room|rm|trailer|building|bldg|floor|no) (?:number |# )?(#?[a-z]?-?\d+[a-z]?|[a-z])(?: ([a-z]))? /
export const hashUnit = /^ # ([a-z]?\d*[a-z]?) /
export const floorUnit =
  /^ (?:, |\. )?(\d+(?:st|nd|rd|th)|first|second|third|top|upper|lower|ground) (floor|fl|flr) /
