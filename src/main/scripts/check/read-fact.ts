import type { Fact } from '#shared/domain/script-draft.ts'
import { stem } from '#shared/text/stem.ts'
import { factLabels } from '../facts/labels.ts'
import { contextOf, stemsOf, type Act } from './context.ts'
import { findClaims } from './find-claims.ts'
import { contentWords } from './find-phrases.ts'
import type { Claimed } from './meaning.ts'
import { isPlainWord } from './name-words.ts'
import { FORBIDS, standingOf, type Standing } from './standing.ts'
import { wordsOf } from './words-of.ts'

/** A fact, read once. */
export interface ReadFact {
  readonly fact: Fact
  readonly standing: Standing
  readonly found: readonly Claimed[]
  /** Stems of all words, light ones too. */
  readonly content: ReadonlySet<string>
  /** What it speaks of; its label counts where it is a heading. */
  readonly about: ReadonlySet<string>
  /** Words that can be part of a name, in order; '' where something else stands. */
  readonly names: readonly string[]
  /** Label, value and title, for what a warranty belongs to. */
  readonly whole: string
  /** What a CRM appointment is for. */
  readonly acts: readonly Act[] | null
}

/** Words of a text that may be a name; a common word that only begins a sentence is none. */
function nameWords(text: string, isName: boolean): readonly string[] {
  return wordsOf(text).map((word, at, all) => {
    const begins = at === 0 || /[.!?]\s/.test(word.gap)
    const plain = begins && isPlainWord(word.text) && !all[at + 1]?.capital
    return isName || /\d/.test(word.text) || (word.capital && !plain) ? word.text.replace(/'s$/, '') : ''
  })
}

const read = new WeakMap<Fact, ReadFact>()

function readAlone(fact: Fact): ReadFact {
  const title = fact.source.type === 'document' ? fact.source.title : ''
  const named = fact.kind === 'name' || fact.kind === 'product'
  const heading = fact.source.type === 'document' ? `${fact.label} ` : ''
  const standing = standingOf(fact)
  return {
    fact,
    standing,
    found: standing === 'document' && FORBIDS.test(fact.value) ? [] : findClaims(fact.value),
    content: new Set(contentWords(fact.value).map(stem)),
    about: stemsOf(heading + fact.value),
    names: nameWords(fact.value, named),
    whole: `${fact.label} ${fact.value} ${title}`,
    acts: null,
  }
}

const isAppointment = ({ label, source }: Fact): boolean =>
  source.type === 'crm' && (label === factLabels.nextAppointment || /^(?:last )?appointment$/i.test(label))
const BEGINS =
  /\b(?:install\w*|start\w*|begin\w*|tear-?off|demo\w*|deliver\w*|build|day (?:1|one)|kick-?off)\b/i
const ENDS = /\b(?:final|finish\w*|complet\w*|walk-?through|punch)\b/i

/** A visit is a meeting; where the title says so, it is the start or the end of the work. */
function appointmentActs(fact: Fact, facts: readonly Fact[]): readonly Act[] | null {
  if (!isAppointment(fact) || fact.source.type !== 'crm') return null
  const { record } = fact.source
  const titles = facts
    .filter(
      ({ label, source }) =>
        label === factLabels.appointmentTitle && source.type === 'crm' && source.record === record,
    )
    .map(({ value }) => value)
    .join('\n')
  return [
    'meet',
    'talk',
    ...(BEGINS.test(titles) ? (['start'] as const) : []),
    ...(ENDS.test(titles) ? (['finish'] as const) : []),
  ]
}

/** The facts as the check needs them; each is read once, however often the text is checked. */
export function readFacts(facts: readonly Fact[]): readonly ReadFact[] {
  return facts.map((fact) => {
    const known = read.get(fact) ?? readAlone(fact)
    read.set(fact, known)
    const acts = appointmentActs(fact, facts)
    return acts === null ? known : { ...known, acts }
  })
}

/** What happens on a day of a fact. */
export const actsOf = ({ acts }: ReadFact, one: Claimed): readonly Act[] => {
  if (acts) return acts
  const { act } = contextOf(one.place)
  return act === null ? [] : [act]
}
