import type { Colleague } from '#shared/domain/customer.ts'

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[^a-z' -]/g, '')
    .trim()

/** Colleagues whose full name, first name or last name is `said`. */
export function matchColleagues(said: string, colleagues: readonly Colleague[]): readonly Colleague[] {
  const wanted = plain(said).replace(/'s$/, '')
  if (wanted === '') return []
  const full = colleagues.filter((colleague) => plain(colleague.name) === wanted)
  if (full.length > 0) return full
  return colleagues.filter((colleague) => {
    const parts = plain(colleague.name).split(' ')
    return (
      parts.includes(wanted) ||
      wanted.split(' ').every((word) => parts.some((part) => part.startsWith(word) && word.length > 2))
    )
  })
}

/** One or several names: "Dana", "Dana and Marcus", "Dana, Marcus and Elena". */
export function splitNames(said: string): readonly string[] {
  return said
    .split(/\s*(?:,|&|\band\b)\s*/i)
    .map((name) => name.replace(/^(?:@|to |both )/i, '').trim())
    .filter((name) => name !== '')
}
