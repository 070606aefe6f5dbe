const numbered = (words: string): ReadonlyMap<string, number> =>
  new Map(words.split(' ').flatMap((group, i) => group.split('|').map((word) => [word, i] as const)))

export const weekdays = numbered(
  'sunday|sun|sundays monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|weds|wednesdays ' +
    'thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays',
)
/** January is 1. */
export const months = numbered(
  '- january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep ' +
    'october|oct november|nov december|dec',
)
export const dayParts: ReadonlyMap<string, 'morning' | 'afternoon' | 'evening'> = new Map([
  ['morning', 'morning'],
  ['afternoon', 'afternoon'],
  ['evening', 'evening'],
  ['night', 'evening'],
])
/** Words that are days or times of the year by themselves. */
export const holidays: ReadonlySet<string> = new Set(
  'tomorrow christmas thanksgiving easter halloween hanukkah labor-day memorial-day new-year'.split(' '),
)
export const seasons: ReadonlySet<string> = new Set('spring summer fall autumn winter'.split(' '))
