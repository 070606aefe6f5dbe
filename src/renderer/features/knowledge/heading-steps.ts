import type { Passage } from '#shared/domain/knowledge-document.ts'

const JOIN = ' › '

export interface HeadingStep {
  readonly passage: Passage
  /** The headings that are new at this passage, outermost first. */
  readonly fresh: readonly string[]
}

/** Passages in their order with the headings that begin at each; a document's own title is not repeated. */
export function headingSteps(passages: readonly Passage[]): readonly HeadingStep[] {
  let before: readonly string[] = []
  return passages
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map((passage) => {
      const path = passage.heading.split(JOIN).filter((part) => part && part !== passage.title)
      const same = path.findIndex((part, index) => part !== before[index])
      before = path
      return { passage, fresh: same === -1 ? [] : path.slice(same) }
    })
}
