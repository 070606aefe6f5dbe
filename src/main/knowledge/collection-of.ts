import type { Collection } from '#shared/domain/citation.ts'

const FOLDERS: readonly (readonly [RegExp, Collection])[] = [
  [/^(trainings?|handbooks?|playbooks?|policies|sops?)$/i, 'training'],
  [/^(projects?|jobs?|case[-_ ]studies)$/i, 'project'],
  [/^(meetings?|minutes|huddles?|transcripts?|calls)$/i, 'meeting'],
]

const HINTS: readonly (readonly [RegExp, Collection])[] = [
  [
    /\b(attendees|meeting (?:notes|minutes|summary)|action items|minutes of|weekly (?:huddle|meeting)|agenda)\b/i,
    'meeting',
  ],
  [
    /\b(job (?:number|no\.?|#)|project (?:summary|recap|report|name)|scope of work|site address|punch list|job site)\b/i,
    'project',
  ],
]

/** Which collection a document belongs to: a folder of that name wins (the innermost), then its words. */
export function collectionOf(path: string, title: string, text: string): Collection {
  for (const folder of path.split('/').slice(0, -1).reverse()) {
    const found = FOLDERS.find(([pattern]) => pattern.test(folder))
    if (found) return found[1]
  }
  const opening = `${path.split('/').at(-1) ?? ''} ${title} ${text.slice(0, 600)}`.replace(/[-_]/g, ' ')
  return HINTS.find(([pattern]) => pattern.test(opening))?.[1] ?? 'training'
}
