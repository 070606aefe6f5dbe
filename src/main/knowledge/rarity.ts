import type { Workspace } from '#main/store/workspace.ts'
import type { Rarity } from '#shared/text/support.ts'
import { quote } from './fts-query.ts'

/** Counts in the full-text index, which holds the passages of switched-on sources only. */
export function createRarity({ db }: Workspace): Rarity {
  const count = db.prepare<[string], { n: number }>(
    'select count(*) as n from passages_fts where passages_fts match ?',
  )
  const all = db.prepare<[], { n: number }>('select count(*) as n from passages_fts_docsize')
  return {
    get total() {
      return all.get()?.n ?? 0
    },
    holding(term) {
      const forms = [term.text, ...term.alternatives.map(({ words }) => words)]
      // The index cuts "1.5" and "2,500" at the mark: a number with one is found as a phrase.
      const apart = term.text.includes(' ') ? [`(${term.text.split(' ').map(quote).join(' AND ')})`] : []
      return count.get([...forms.map(quote), ...apart].join(' OR '))?.n ?? 0
    },
  }
}
