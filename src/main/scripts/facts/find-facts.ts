import { createHash } from 'node:crypto'
import type { RankedPassage } from '#shared/domain/knowledge-document.ts'
import type { Fact } from '#shared/domain/script-draft.ts'
import { bestSentences } from '#shared/text/best-sentences.ts'
import type { Clock } from '../../core/clock.ts'
import type { Crm } from '../../crm/crm.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { findClaims } from '../check/find-claims.ts'
import { FORBIDS } from '../check/standing.ts'
import type { FactFinder } from '../scripts.ts'
import { factsOfJob } from './job-facts.ts'
import { readSubject, speaksOf } from './speaks-of.ts'

export interface FactFinderOptions {
  readonly crm: () => Crm
  readonly knowledge: Pick<Knowledge, 'evidence'>
  readonly clock: Clock
  /** Of the appointments' days and hours; the machine's own where not given. */
  readonly timeZone?: string
}

const MOST = 3
const NEAREST = 0.5
const LOOKED_AT = 24

/** Written to colleagues, about how to work rather than about what the customer gets. */
const INTERNAL = /\b(?:reps?|must|never|do not|collect|CRM|notes?|approv\w+|margin|see the|homeowners do)\b/i
const SAYS = new RegExp(
  String.raw`\b(?:is|are|was|were|has|have|do|does|can|will|covers?|includes?|runs?|lasts?|takes?|use|` +
    String.raw`keep|get|gives?|comes?)\b`,
  'i',
)

/** How much a sentence says that a customer would care about. */
function worth(sentence: string, label: string, score: number): number {
  const claims = findClaims(sentence)
  const named = claims.some(({ kind }) => kind === 'name') ? 0.3 : 0
  const counted = claims.some(({ kind }) => kind === 'number' || kind === 'product') ? 0.1 : 0
  const ours = /\b(?:we|our|us)\b/i.test(`${label} ${sentence}`) ? 0.15 : 0
  // A row of a price sheet is for looking up, not for saying.
  const sheet = sentence.split('; ').length > 2 ? 0.25 : 0
  const empty = SAYS.test(sentence) || counted > 0 ? 0 : 0.35
  return score + counted + ours - named - empty - sheet - (INTERNAL.test(sentence) ? 0.25 : 0)
}

/** Without the bullet or the quotation mark that only began or only ended there; still verbatim. */
function trimmed(sentence: string): string {
  const plain = sentence.replace(/^\s*(?:[-*•]\s+)+/, '')
  const marks = (plain.match(/["“”]/g) ?? []).length
  return marks === 1 ? plain.replace(/^["“]|["”]$/g, '') : plain
}

const heading = ({ title, heading: above }: RankedPassage): string => `${title} ${above}`
/** The nearest heading says what a row or a sentence is about. */
const labelOf = ({ title, heading: above }: RankedPassage): string =>
  above.split(' › ').at(-1)?.trim() || title

function toFact(sentence: string, passage: RankedPassage): Fact {
  const key = createHash('sha256').update(sentence).digest('hex').slice(0, 8)
  return {
    id: `passage:${passage.id}/${key}`,
    kind: 'detail',
    label: labelOf(passage),
    value: sentence,
    source: {
      type: 'document',
      passageId: passage.id,
      documentId: passage.documentId,
      title: passage.title,
      quote: sentence,
    },
  }
}

/**
 * Facts from the CRM and the training documents. What project and meeting documents say of other
 * customers never
 * gets into a script. Rejects with the ServiceError of the CRM.
 */
export function createFactFinder({ crm, knowledge, clock, timeZone }: FactFinderOptions): FactFinder {
  return {
    async forJob(jobId, signal) {
      const summary = await crm().summary(jobId, { signal })
      return {
        customerId: summary.customer.id,
        customerName: summary.customer.name,
        jobNumber: summary.job.number,
        facts: factsOfJob(summary, { now: clock.now(), timeZone }),
      }
    },
    async about(subject, signal) {
      const asked = subject.trim()
      if (asked === '') return []
      const evidence = await knowledge.evidence(asked, { limit: 6, collection: 'training', signal })
      if (!evidence.answerable) return []
      const wanted = readSubject(asked)
      const texts = evidence.passages.map(({ text, title, heading: above }, index) => ({
        index,
        text,
        title,
        heading: above,
      }))
      const found = bestSentences(asked, texts, LOOKED_AT).flatMap(({ index, sentence, score }) => {
        const passage = evidence.passages[index]
        const text = trimmed(sentence)
        if (!passage || FORBIDS.test(text) || text.endsWith('?') || text.split(/\s+/).length < 4) return []
        // The heading may name the subject, but the sentence has to say something itself.
        if (!speaksOf(`${heading(passage)} ${text}`, wanted)) return []
        const value = worth(text, labelOf(passage), speaksOf(text, wanted) ? score + 0.1 : score)
        return value >= NEAREST ? [{ value, fact: toFact(text, passage) }] : []
      })
      const best = found.toSorted((a, b) => b.value - a.value).map(({ fact }) => fact)
      return [...new Map(best.map((fact) => [fact.id, fact])).values()].slice(0, MOST)
    },
  }
}
