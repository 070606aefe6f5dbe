import type { AnalysisPlan } from '../analysis.ts'
import { cannotTell, WHAT_CAN } from './cannot-tell.ts'
import type { QuestionContext, Understood } from './context.ts'
import { followUp } from './follow-up.ts'
import { planQuestion } from './plan-question.ts'
import type { QuestionReading } from './question-reading.ts'
import { strangerIn } from './read-people.ts'
import { readPhrase, readQuoted } from './read-phrase.ts'
import { readQuestion } from './read-question.ts'
import { createReader } from './reader.ts'
import { respell } from './spelling.ts'

const cannot = (reason: string): Understood => ({
  plan: { queries: [], search: null, cannot: `${reason} ${WHAT_CAN}` },
  remarks: [],
})

/** What stands in no quotation marks is looked through for what no transcript holds. */
function outside(question: string): string | null {
  const reader = createReader(question)
  if (readQuoted(reader) === null) readPhrase(reader)
  return cannotTell(reader.rest())
}

interface Attempt {
  readonly understood: Understood
  /** What nothing was made of, where that is why it cannot be told. */
  readonly unknown: readonly string[]
}

const done = (understood: Understood): Attempt => ({ understood, unknown: [] })

function attempt(question: string, previous: AnalysisPlan | null, context: QuestionContext): Attempt {
  const reason = outside(question)
  if (reason) return done(cannot(reason))
  const reader = createReader(question)
  const found: QuestionReading = readQuestion(reader, context)
  if (previous) {
    const followed = followUp(reader.whole, found, previous, context)
    if (followed) return done('cannot' in followed ? cannot(followed.cannot) : followed)
  }
  const stranger = found.search && found.subject === null ? null : strangerIn(reader)
  if (stranger && found.phrase === null) {
    const known = context.reps.length > 0 ? ` The reps in them are ${context.reps.join(', ')}.` : ''
    return done(cannot(`Nobody called ${stranger} is a rep or a customer in these transcripts.${known}`))
  }
  const planned = planQuestion(reader, found, context)
  return 'cannot' in planned ? { understood: cannot(planned.cannot), unknown: found.leftover } : done(planned)
}

/**
 * Understands a question by rules: what is counted, and over which calls. What a rule cannot represent is not
 * passed over: then it cannot be told. Pure.
 */
export function understand(
  question: string,
  previous: AnalysisPlan | null,
  context: QuestionContext,
): Understood {
  const { understood, unknown } = attempt(question, previous, context)
  if (unknown.length === 0) return understood
  const slips = unknown.filter((word) => !/\d/.test(word))
  const spelled = slips.length > 0 ? respell(question, slips, context) : null
  const again = spelled && attempt(spelled.question, previous, context).understood
  if (!spelled || !again || again.plan.cannot !== null) return understood
  const read = spelled.read.map(([said, meant]) => `"${said}" as "${meant}"`).join(', ')
  return { ...again, remarks: [`I read ${read}.`, ...again.remarks] }
}
