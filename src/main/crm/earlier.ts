import { identify, NOBODY, type Identified, type Search } from './identify.ts'
import { readQuestion, type Question, type QuestionContext } from './question.ts'

/** One earlier message of the conversation, oldest first in a list. */
export interface EarlierMessage {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** How far back "her" and "that one" reach. */
const MESSAGES = 6

/**
 * Resolves "her job" or "the second one" from the latest message that names a customer or job. The present
 * question still narrows by trade, town and stage: "and her roof?".
 */
export async function identifyEarlier(
  search: Search,
  question: Question,
  history: readonly EarlierMessage[],
  context: QuestionContext,
): Promise<Identified> {
  for (const message of history.slice(-MESSAGES).toReversed()) {
    const said = readQuestion(message.text, context)
    const numbers = [...new Set(said.jobNumbers)]
    const chosen = question.ordinal === null ? numbers : numbers.slice(question.ordinal - 1, question.ordinal)
    // In our own prose only what is clearly a name counts; people write in lower case.
    const names = said.names.filter((guess) => guess.sure || message.role === 'user').slice(0, 3)
    const together: Question = {
      ...question,
      jobNumbers: chosen.length <= 1 ? chosen : [],
      names,
      phones: said.phones,
      emails: said.emails,
      streets: said.streets,
      trades: question.trades.length > 0 ? question.trades : said.trades,
      places: [...question.places, ...said.places],
    }
    const found = await identify(search, together)
    if (found.customers.length > 0 && !found.byPlace) return found
    if (chosen.length > 1) return identify(search, { ...together, jobNumbers: chosen })
  }
  return NOBODY
}
