import { quoteAnswer, type QuotedPart } from '#shared/text/quote-answer.ts'
import type { Evidence } from '../evidence.ts'
import { callTools, say, type Skill } from './skill.ts'
import { fieldOf, resultOf, type RulesTurn } from './turn.ts'

type KnowledgeEvidence = Extract<Evidence, { kind: 'knowledge' }>
type Passage = KnowledgeEvidence['passages'][number]

function notThere({ missingTerms, passages }: KnowledgeEvidence): string {
  const missing = missingTerms
    .slice(0, 4)
    .map((term) => `“${term}”`)
    .join(', ')
  const titles = [...new Set(passages.map((passage) => passage.title))].slice(0, 3)
  const near =
    titles.length > 0 ? ` The closest documents are ${titles.map((title) => `“${title}”`).join(', ')}.` : ''
  return (
    `That is not in the company documents${missing ? `: they do not mention ${missing}` : ''}.${near}` +
    ' If it should be there, add the document in Knowledge; for facts from outside, ask me to search the web.'
  )
}

function written({ text, items, index }: QuotedPart): string {
  if (items.length === 0) return `${text} [${index}]`
  const list = items.map((item) => `- ${item} [${index}]`).join('\n')
  return text ? `${text} [${index}]\n${list}` : list
}

/** A short answer made of sentences of the passages, verbatim, each with its number. */
export function answerFromDocuments(question: string, evidence: KnowledgeEvidence): string {
  if (!evidence.answerable || evidence.passages.length === 0) return notThere(evidence)
  const parts = quoteAnswer(question, evidence.passages)
  if (parts.length === 0) return notThere(evidence)
  return parts.map(written).join(' ')
}

function gathered(turn: RulesTurn): KnowledgeEvidence | null {
  if (turn.evidence?.kind === 'knowledge') return turn.evidence
  const output = resultOf(turn, 'search_documents')
  const passages = fieldOf(output, 'passages')
  if (!Array.isArray(passages)) return null
  const missing = fieldOf(output, 'missingTerms')
  return {
    kind: 'knowledge',
    answerable: fieldOf(output, 'answerable') === true,
    missingTerms: Array.isArray(missing) ? missing.map(String) : [],
    passages: passages as Passage[],
  }
}

/** Answers from company documents, from evidence or by asking for a search. */
export const knowledgeAnswer: Skill = {
  name: 'knowledge-answer',
  fits: (turn) => {
    if (turn.evidence) return turn.evidence.kind === 'knowledge' ? 0.95 : 0
    return turn.tools.has('search_documents') && !turn.tools.has('find_customers') ? 0.6 : 0
  },
  decide: (turn) => {
    const evidence = gathered(turn)
    if (evidence) return say(answerFromDocuments(turn.text, evidence))
    if (resultOf(turn, 'search_documents') !== undefined)
      return say('The documents could not be searched just now. Try again in a moment.')
    return callTools({ name: 'search_documents', args: { query: turn.text, collection: null } })
  },
}
