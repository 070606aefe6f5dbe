import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import type { SaidField } from './script-reading.ts'

/** Fields that are asked for together, because one short answer covers them. */
const QUESTIONS: readonly { readonly fields: readonly DraftField[]; readonly words: string }[] = [
  {
    fields: ['kind', 'job'],
    words: 'Which customer or job is it for, and is it a proposal or a primer?',
  },
  { fields: ['kind'], words: 'Is it a proposal or a primer?' },
  { fields: ['job'], words: 'Which customer or job is it for?' },
  { fields: ['goals'], words: 'What should it achieve?' },
  { fields: ['tone', 'length'], words: 'How should it sound, and how long may it be?' },
  { fields: ['tone'], words: 'How should it sound?' },
  { fields: ['length'], words: 'How long may it be?' },
  { fields: ['cover', 'avoid'], words: 'What should it cover, and is there anything to avoid?' },
  { fields: ['cover'], words: 'What should it cover?' },
  { fields: ['avoid'], words: 'Is there anything it should avoid?' },
  { fields: ['offer'], words: 'What is the offer: price, what is included, until when?' },
  { fields: ['sender'], words: 'Who is it from?' },
]

/** Without these there is nothing to write about. */
const NEEDED: readonly DraftField[] = ['kind', 'job']

/** The fields that the next question asks for: the first that is missing and what goes with it. */
export function askedNow({ missing }: Pick<ScriptDraft, 'missing'>): readonly DraftField[] {
  const [first] = missing
  if (first === undefined) return []
  const fitting = QUESTIONS.filter(
    ({ fields }) => fields.includes(first) && fields.every((field) => missing.includes(field)),
  )
  return fitting[0]?.fields ?? [first]
}

/** The one question for what is missing; empty when nothing is. */
export function askFor(draft: Pick<ScriptDraft, 'missing'>): string {
  const fields = askedNow(draft)
  return QUESTIONS.find((one) => one.fields === fields)?.words ?? ''
}

/** Which fields an earlier answer asked for; none when its question was another one. */
export function askedIn(answer: string): readonly DraftField[] {
  if (answer.includes(WHICH_ONE)) return ['job']
  const found = QUESTIONS.map((question) => ({ question, at: answer.lastIndexOf(question.words) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => b.at - a.at || b.question.words.length - a.question.words.length)[0]
  return found?.question.fields ?? []
}

/** The question above the jobs that fit. */
export const WHICH_ONE = 'Which one do you mean?'
/** The question after an outline, before anything is written. */
export const SHALL_I_WRITE = 'Shall I write it?'
/** How an answer begins that could make nothing of a message. */
export const NOT_UNDERSTOOD = 'I could not tell what that means for the script.'
/** How an answer with a text ends. */
export const WHAT_TO_CHANGE = 'Say what to change, or “it is final”.'

export const mayBeSkipped = (field: DraftField): field is SaidField => !NEEDED.includes(field)

const NAMES: Readonly<Record<DraftField, string>> = {
  kind: 'the kind (proposal or primer)',
  job: 'the job',
  goals: 'the goal',
  tone: 'the tone',
  length: 'the length',
  cover: 'points to cover',
  avoid: 'points to avoid',
  offer: 'the offer',
  sender: 'the sender',
}

/** A field as it is spoken of. */
export const draftFieldName = (field: DraftField): string => NAMES[field]
