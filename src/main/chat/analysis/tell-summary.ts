import type { Distillation, Finding } from '#shared/domain/transcript.ts'
import type { WholeTranscript } from '../../analysis/transcripts.ts'

const WANTED =
  /\b(?:summar(?:y|ise|ize|ies)|sum (?:it |this |that )?up|recap|what happened|what was (?:it|this|that|the call) about|key points?|takeaways?)\b/i

/** Asks for what a conversation was about, not for a number. */
export function wantsSummary(text: string): boolean {
  return WANTED.test(text)
}

const line = (name: string, findings: readonly Finding[]): string =>
  findings.length === 0 ? '' : `- **${name}:** ${findings.map(({ text }) => text).join(' · ')}`

function lines(content: Distillation): readonly string[] {
  const objections = content.objections.map(({ kind, text, answer, turns }) => ({
    text: `${text} (${kind}${answer ? `; answered: ${answer.text}` : '; not answered'})`,
    turns,
  }))
  const promises = content.commitments.map(({ who, text, turns }) => ({ text: `${who}: ${text}`, turns }))
  return [
    line('Need', content.need),
    line('Objections', objections),
    line('Price', content.priceTalk),
    line('Promises', promises),
    line('Next step', content.nextStep ? [content.nextStep] : []),
    content.tone.length > 0 ? `- **Tone:** ${content.tone.join(', ')}` : '',
  ].filter(Boolean)
}

/** The summary of one conversation in words, with who made it. */
export function tellSummary({ transcript, distilled }: WholeTranscript): string {
  const { title, rep } = transcript
  const head = `**${title}**${rep === null ? '' : `, rep ${rep}`}`
  if (!distilled?.content) return `${head}: there is no summary yet. It is being made; ask again in a moment.`
  const said = lines(distilled.content)
  if (said.length === 0) return `${head}: nothing of a sales conversation was found in it.`
  return [
    head,
    ...said,
    '',
    `Made by ${distilled.by ?? 'Hard-E'}; the transcript shows the turns behind each line.`,
  ].join('\n')
}
