import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ClientField } from '#shared/domain/new-client.ts'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'
import { createRulesReader } from '#main/clients/extract/read-client.ts'

type Fields = Partial<Record<ClientField, string>>
type Case = readonly [said: string, first: string | undefined, last: string | undefined, co?: string]

const reader = createRulesReader(
  loadClientLists(join(import.meta.dirname, '..', '..', '..', '..', 'resources')),
)
const valuesOf = (text: string, asked: ClientField[] = [], known: Fields = {}): Fields =>
  Object.fromEntries(
    Object.entries(reader.read(text, { asked, known }).values).map(([field, { value }]) => [field, value]),
  )
const namesOf = (text: string): Case => {
  const { firstName, lastName, coName } = valuesOf(text)
  return coName === undefined ? [text, firstName, lastName] : [text, firstName, lastName, coName]
}
const bugs = (name: string, cases: readonly Case[]): void => {
  test.each(cases)(`${name}: %s`, (...wanted) => {
    expect(namesOf(wanted[0] ?? '')).toEqual(wanted)
  })
}

bugs('a surname said first becomes the first name', [
  ["swensen that's the last name, patty, siding", 'Patty', 'Swensen'],
  ["abernathy's the last name first name rosalind wants windows", 'Rosalind', 'Abernathy'],
  ["new client last name first it's drummond comma keith wants a deck", 'Keith', 'Drummond'],
  ['Customer: Kessner, K-E-S-S-N-E-R. Doris. Bathroom.', 'Doris', 'Kessner'],
  ['i have a heikkila h e i k k i l a arvo a r v o the porch roof', 'Arvo', 'Heikkila'],
  ['the number is 937-555-0125 name b r a n d t brandt first name ilsa i l s a siding', 'Ilsa', 'Brandt'],
])

bugs('a name said twice makes one long surname or swaps the two', [
  ["it's miriam stone miriam stone in boise idaho wants gutters", 'Miriam', 'Stone'],
  ['new lead peggy olmstead peggy with a y olmstead o l m s t e a d deck', 'Peggy', 'Olmstead'],
  ['this old fella clem he is clem rasmussen r a s m u s s e n wants windows', 'Clem', 'Rasmussen'],
  ['name: Gail Prentiss -> Gayle Prentice, 434-555-0119', 'Gayle', 'Prentice'],
])

bugs('a town or a filler word sticks to the name', [
  ['new lead trent holloway h o l l o w a y tulsa hail took the roof', 'Trent', 'Holloway'],
  ['deon hubbard toledo roof', 'Deon', 'Hubbard'],
  ['real quick nancy durbin d u r b i n kitchen in syracuse', 'Nancy', 'Durbin'],
])

bugs('a name that is an everyday word is lost', [
  ['add a person named sunny kapoor k a p o o r for windows', 'Sunny', 'Kapoor'],
  ['put in penny day at 12 oak street wants a kitchen', 'Penny', 'Day'],
  ["customer's name is virtue v i r t u e hope virtue she wants a tub", 'Hope', 'Virtue'],
  ['she is called harmony wells and wants windows', 'Harmony', 'Wells'],
  ['new one joy winter j o y w i n t e r bathroom', 'Joy', 'Winter'],
])

bugs('letters spoil the name they spell', [
  ['hey new one charice with an i c e charice mobley m o b l e y tub', 'Charice', 'Mobley'],
  ["it's zelda mazur z as in zebra e l d a m a z u r kitchen", 'Zelda', 'Mazur'],
  ["it's loretta gambino l o r e t t a g a m b i n o gutters", 'Loretta', 'Gambino'],
  ['shan ice s h a n i c e dupree d u p r e e wants a tub', 'Shanice', 'Dupree'],
  ["the homeowner phillip two l's grady wants a roof", 'Phillip', 'Grady'],
  ['homeowner uh philip uh grady wants a roof', 'Philip', 'Grady'],
  ['jon no h j o n wickham roof', 'Jon', 'Wickham'],
  ['Gentleman is Nils Lindgren, L-I-N-D-G-R-E-N. I said doors.', 'Nils', 'Lindgren'],
])

bugs('a nickname beside the formal name is taken for a part of it', [
  ['client robert bob hensley wants a deck', 'Robert', 'Hensley'],
  ["lead's name is guadalupe hernandez lupe for short windows", 'Guadalupe', 'Hernandez'],
  ['elizabeth or liz harmon wants gutters', 'Elizabeth', 'Harmon'],
])

bugs('the spouse is taken for the client', [
  [
    "it's a mr silverman he wants a kitchen his wife's the one to talk to her name's rebecca",
    undefined,
    'Silverman',
    'Rebecca',
  ],
  ['mister and missus sato s a t o his name is hiro hers is emiko roof', 'Hiro', 'Sato', 'Emiko'],
  ['lonnie and his wife trish barker want a deck', 'Lonnie', 'Barker', 'Trish Barker'],
  ['this one is curtis and his partner andre it is curtis bell they want a deck', 'Curtis', 'Bell', 'Andre'],
])

bugs('one of our own is taken for the client', [
  ["my name is priya and i'm calling in a lead for tom hale roof", 'Tom', 'Hale'],
  ['send marco out to see agnes plum at 3 elm street', 'Agnes', 'Plum'],
  [
    'From: Dana Whitlow <dana@example.net>\nNew one: Mr. Cesar Quinto, 505-555-0116, deck.\n\nDana Whitlow | Project Consultant',
    'Cesar',
    'Quinto',
  ],
])

bugs('the only one who is named is nobody because of how they are related', [
  ["so it's for my buddy's mom ethel crawford roof", 'Ethel', 'Crawford'],
  ["name's hunter fields but the lead is actually his mom denise fields gutters", 'Denise', 'Fields'],
])

bugs('a shortened surname is kept beside the full one', [
  ['sheila mcd. (McDermott) wants siding', 'Sheila', 'McDermott'],
])

test('a town that answers the address question overwrites the name', () => {
  const known = { firstName: 'Colm', lastName: 'Gallagher' }
  expect(
    valuesOf('no just put boston boston mass oh two one two five', ['street', 'city'], known).lastName,
  ).toBeUndefined()
})

test.each([
  [
    "it's a church actually mercy fellowship church and the contact is pastor otis boone",
    'Mercy Fellowship Church',
  ],
  ["got a pizzeria nino's corner in akron owner is fatmir gashi", "Nino's Corner"],
  [
    'i have a business for you amber light property management contact is joy baker',
    'Amber Light Property Management',
  ],
  ['new lead from a restaurant called el gallo loco owner luis rojas', 'El Gallo Loco'],
  ['she runs a bakery downtown her name is nora quinn wants a roof', undefined],
  ['the office is handling tom hale roof', undefined],
])('a business that is announced by what it does is lost or made up: %s', (said, company) => {
  expect(valuesOf(said).companyName).toBe(company)
})
