import { z } from 'zod'
import { bestSentences } from '#shared/text/best-sentences.ts'
import { problemIn } from './crm-outputs.ts'
import { callTools, say, type Skill } from './skill.ts'
import { resultOf, type RulesTurn } from './turn.ts'

const found = z.object({
  query: z.string(),
  answer: z.string().nullish(),
  results: z.array(
    z.object({
      index: z.number(),
      title: z.string(),
      url: z.string(),
      snippet: z.string(),
      date: z.string().nullish(),
    }),
  ),
})
type Found = z.infer<typeof found>

/** What the pages say, in their own words, with the number of each page. */
export function answerFromWeb(question: string, { query, answer, results }: Found): string {
  if (answer) return answer
  if (results.length === 0) return `The web search for “${query}” found nothing that helps.`
  const passages = results.map(({ index, title, snippet }) => ({ index, title, heading: '', text: snippet }))
  const best = bestSentences(question, passages, 3)
  if (best.length > 0)
    return `From the web:\n${best.map(({ sentence, index }) => `- ${sentence.trim()} [${index}]`).join('\n')}`
  return `These pages may help:\n${results
    .slice(0, 4)
    .map(({ title, index }) => `- ${title} [${index}]`)
    .join('\n')}`
}

function gathered(turn: RulesTurn): Found | null {
  if (turn.evidence?.kind === 'web') return turn.evidence
  const parsed = found.safeParse(resultOf(turn, 'search_web'))
  return parsed.success ? parsed.data : null
}

/** Answers from web pages, from evidence or by asking for a search. */
export const webAnswer: Skill = {
  name: 'web-answer',
  fits: (turn) => {
    if (turn.evidence) return turn.evidence.kind === 'web' ? 0.95 : 0
    return turn.tools.has('search_web') && !turn.tools.has('find_customers') ? 0.55 : 0
  },
  decide: (turn) => {
    const pages = gathered(turn)
    if (pages) return say(answerFromWeb(turn.text, pages))
    const output = resultOf(turn, 'search_web')
    if (output === undefined) return callTools({ name: 'search_web', args: { query: turn.text } })
    return say(problemIn(output) ?? 'The web search gave no answer. Try again in a moment.')
  },
}
