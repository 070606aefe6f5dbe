import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A conversation with everything that is counted, as the oracle and the tests read it. */
export interface Conversation {
  readonly id: string
  readonly title: string
  readonly heldAt: number | null
  readonly rep: string | null
  readonly customer: string | null
  readonly outcome: string | null
  readonly projectTypes: readonly string[]
  readonly duration: number | null
  readonly roles: Readonly<Record<string, string>>
  readonly turns: readonly {
    readonly speaker: string
    readonly start: number | null
    readonly end: number | null
    readonly text: string
  }[]
  readonly distilled: Distilled | null
}

export interface Distilled {
  readonly objections: readonly {
    readonly kind: string
    readonly turns: readonly number[]
    readonly answer: { readonly turns: readonly number[] } | null
  }[]
  readonly nextStep: { readonly turns: readonly number[] } | null
}
interface Gold {
  readonly turns: readonly {
    readonly speaker: string
    readonly text: string
    readonly start_ms: number | null
    readonly end_ms: number | null
  }[]
}

/** Conversations as `*.gold.json` give them; the first speaker stands for the rep, the others for customers. */
export function goldConversations(dir: string): readonly Conversation[] {
  const names = readdirSync(dir).filter((name) => name.endsWith('.gold.json'))
  return names.sort().map((name) => {
    const gold = JSON.parse(readFileSync(join(dir, name), 'utf8')) as Gold
    const turns: { speaker: string; start: number | null; end: number | null; text: string }[] = []
    for (const { speaker, text, start_ms: start, end_ms: end } of gold.turns) {
      const last = turns.at(-1)
      const ends = typeof end === 'number' ? end / 1000 : null
      if (last?.speaker === speaker) {
        last.text += ` ${text}`
        last.end = ends
      } else turns.push({ speaker, text, start: typeof start === 'number' ? start / 1000 : null, end: ends })
    }
    const [first] = turns
    const speakers = [...new Set(turns.map(({ speaker }) => speaker))]
    return {
      id: name.replace('.gold.json', ''),
      title: name,
      heldAt: null,
      rep: first?.speaker ?? null,
      customer: null,
      outcome: null,
      projectTypes: [],
      duration: turns.at(-1)?.end ?? null,
      roles: Object.fromEntries(speakers.map((each) => [each, each === first?.speaker ? 'rep' : 'customer'])),
      turns,
      distilled: null,
    }
  })
}
