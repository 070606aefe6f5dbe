import { bestSentences } from '#shared/text/best-sentences.ts'
import type { Evidence } from '../evidence.ts'
import { callTools, say, type Skill } from './skill.ts'
import { fieldOf, resultOf, type RulesTurn } from './turn.ts'

type KnowledgeEvidence = Extract<Evidence, { kind: 'knowledge' }>
type Passage = KnowledgeEvidence['passages'][number]

const LIST = new RegExp(
  String.raw`\b(?:which|what are|list|name (?:all|the)|steps?|how many|types? of|kinds? of|` +
    String.raw`all (?:the|of)|checklist|options)\b`,
  'i',
)
const ITEM = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+(.+)$/

const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []

/** The list in the passages that a list question asks for: the longest run of items in the best passage. */
function listItems(
  question: string,
  passages: readonly Passage[],
): { index: number; items: string[] } | null {
  if (!LIST.test(question)) return null
  const best = bestSentences(question, passages, 1)[0]
  const passage = passages.find(({ index }) => index === best?.index) ?? passages[0]
  if (!passage || !best) return null
  const lines = passage.text.split('\n')
  const at = lines.findIndex((line) => line.includes(best.sentence.split('\n')[0] ?? ''))
  const runs: { start: number; items: string[] }[] = []
  lines.forEach((line, i) => {
    const item = ITEM.exec(line)?.[1]?.trim()
    const last = runs.at(-1)
    if (!item) return
    if (last && last.start + last.items.length === i) last.items.push(item)
    else runs.push({ start: i, items: [item] })
  })
  const near = runs
    .filter((run) => run.items.length > 1 && at >= run.start - 3 && at < run.start + run.items.length)
    .toSorted((a, b) => b.items.length - a.items.length)[0]
  return near ? { index: passage.index, items: near.items.slice(0, 15) } : null
}

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

/** A short answer made of sentences of the passages, verbatim, each with its number. */
export function answerFromDocuments(question: string, evidence: KnowledgeEvidence): string {
  if (!evidence.answerable || evidence.passages.length === 0) return notThere(evidence)
  const list = listItems(question, evidence.passages)
  if (list) return list.items.map((item) => `- ${item} [${list.index}]`).join('\n')
  const ranked = bestSentences(question, evidence.passages, 3)
  const [first] = ranked
  if (!first) return notThere(evidence)
  const asked = new Set(words(question))
  // A further sentence must be nearly as good, or it only dilutes the answer.
  const kept = ranked.filter(
    ({ score, sentence }, at) =>
      at === 0 || (score >= first.score * 0.75 && words(sentence).some((word) => asked.has(word))),
  )
  return kept
    .map(
      ({ sentence, index }) =>
        `${sentence.replace(/^\s*(?:[-*•–]|#+|\d{1,2}[.)])\s+/, '').trim()} [${index}]`,
    )
    .join(' ')
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
