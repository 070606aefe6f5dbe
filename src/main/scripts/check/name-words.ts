import { stopWords } from '#shared/text/stop-words.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Makers and products of the trade, also when written small. */
export const brands: ReadonlySet<string> = setOf(`
gaf timberline timberline-hdz camelot owens-corning certainteed landmark-pro malarkey tamko iko hardie
james-hardie
hardieplank hardiboard hardieboard timbertech azek trex fiberon deckorators andersen pella
marvin-windows simonton
milgard jeld-wen smartside lp-smartside velux kohler leaffilter leafguard gutter-helmet therma-tru
provia tyvek alside
norandex masonite moen delta-faucet schluter kerdi caesarstone silestone cambria corian versetta
duration-shingles
grace-ice everlast kynar galvalume nucedar allura nichiha homedepot home-depot lowes lowe's
renewal-by-andersen
`)

/** Capitalised words that name nothing a script could get wrong. */
export const harmlessCapitals: ReadonlySet<string> = setOf(`
i i'm i'll i've i'd ok okay us usa u.s america american english spanish french dutch german italian
polish tv id pm am
diy faq hoa ac hvac led usb pdf crm gps no yes mr mrs ms dr miss sir madam god thanksgiving christmas
p.s ps re fyi
asap rsvp bbb usd apr
project manager director estimator foreman owner president installer superintendent supervisor coordinator
consultant designer representative rep specialist advisor sales office crew leader lead senior merry happy
year
`)

/** Words that may begin a sentence and are no names; plurals and -ly, -ing, -ed words need no entry. */
const STARTERS = setOf(`
winter summer spring fall autumn
good great fine nice dear morning afternoon evening welcome sorry maybe perhaps please thank thanks
hello hi hey
today tonight tomorrow yesterday next last first second third finally also still even only then now here there
one two three four five six seven eight nine ten everyone everything nothing something nobody anything
each every
both either neither many much more most several few another other same such half all whether either
since until
while once because although though unless like unlike regarding concerning given based besides beyond
among along
across around behind beside near inside outside within without upon toward towards per via despite
call text email e-mail reply write ask tell take make let give get go come keep look see watch read
think feel know
have has had be been is are was were do does did can could will would shall should may might must need
want hope
say said put set send show bring run walk talk speak work start stop finish try use plan pick choose
decide remember
imagine picture consider check measure count note add remove replace install include cover protect save
pay sign
again already always never often sometimes usually soon later early late long short big small new old
better best
whatever whenever wherever whoever however whichever somewhere everywhere anyway instead meanwhile otherwise
therefore moreover furthermore nonetheless indeed sure certainly absolutely exactly right left yes no
well oh ah
water roof roofing siding window door gutter deck kitchen bathroom bath insulation attic crew team
price cost money
work job project home house yard permit warranty contract estimate proposal schedule material labor
quality trust
peace safety weather rain snow wind hail storm sun wood vinyl cedar composite aluminum copper steel
glass tile stone
nobody folks friend neighbor family everybody someone most part whole rest total payment deposit
financing investment ventilation flashing asphalt plywood decking copper synthetic caulk paint trim
underlayment shingle board nail screw concrete brick drywall lumber fascia soffit ice moss mold rust rot
communication cleanup clean-up question answer honesty respect mother dad mom ready happy glad proud
excited quick
`)

export const isPlainWord = (word: string): boolean => {
  const bare = word.replace(/'(?:s|re|ll|ve|d|m|t)$/, '')
  return (
    stopWords.has(bare) || STARTERS.has(bare) || STARTERS.has(word) || stopWords.has(word.replace(/'/g, ''))
  )
}

/** Nouns after which a capitalised word is a product rather than a person. */
export const productNouns: ReadonlySet<string> = setOf(`
shingle shingles siding decking deck window windows door doors board boards membrane series line
package system roof
roofing composite vinyl plank trim underlayment guard guards gutter gutters paint stain cabinet
cabinets countertop
quartz faucet tub shower vanity skylight skylights insulation foam wrap
`)
/** Small words inside a name: "Bank of Ohio", "van der Berg". */
export const nameJoints: ReadonlySet<string> = setOf('de la del van der von & of')
export const titles: ReadonlySet<string> = setOf('mr mrs ms dr miss mister doctor sir madam')
