const closing = /[.!:)\]"\n]\s+([^.!?\n]{8,160}\?)\s*$/

/** The question at the end of a longer answer; undefined when it asks nothing or is only a question. */
export function closingQuestionOf(answer: string): string | undefined {
  return closing.exec(answer)?.[1]
}
