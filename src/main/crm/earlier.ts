import { fold } from '#shared/domain/likeness.ts'
import { identify, livesIn, NOBODY, type Identified, type Search } from './identify.ts'
import { readQuestion, type Question, type QuestionContext } from './question.ts'

/** One earlier message of the conversation, oldest first in a list. */
export interface EarlierMessage {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** How far back "her" and "that one" reach. */
const MESSAGES = 6

/** "The second one" counts as the message named them; "the one in Dublin" looks at towns. */
function pick(found: Identified, question: Question, text: string): Identified {
  if (found.customers.length < 2) return found
  const said = fold(text)
  const inOrder = found.customers
    .filter((customer) => said.includes(fold(customer.name)))
    .toSorted((a, b) => said.indexOf(fold(a.name)) - said.indexOf(fold(b.name)))
  const nth = question.ordinal === null ? undefined : inOrder[question.ordinal - 1]
  const here = found.customers.filter((each) => question.places.some((place) => livesIn(each, place)))
  const one = nth ?? (here.length === 1 ? here[0] : undefined)
  if (!one) return { ...found, jobs: [], ambiguous: true }
  const known = found.jobs.filter((job) => job.customerId === one.id)
  return { ...found, customers: [one], jobs: known.length > 0 ? known : one.jobs, ambiguous: false }
}

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
  let latest: Identified | null = null
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
    if (found.customers.length > 0 && !found.byPlace) {
      latest ??= pick(found, question, message.text)
      // Our answer may name neighbours too; whom the person asked about is meant.
      const meant = latest.customers.filter((each) => found.customers.some((other) => other.id === each.id))
      if (!latest.ambiguous) return latest
      if (message.role === 'user') {
        return meant.length === 1 && found.customers.length === 1 ? found : latest
      }
    }
    if (chosen.length > 1) return identify(search, { ...together, jobNumbers: chosen })
  }
  return latest ?? NOBODY
}
