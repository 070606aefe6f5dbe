import { problemIn } from './crm-outputs.ts'
import { fieldOf, type ToolResult } from './turn.ts'

export const writeTools: readonly string[] = ['add_job_note', 'move_job_stage', 'create_task']

const UNTIL = 'Nothing is written until you approve it.'

function line({ output }: ToolResult): { waiting: boolean; text: string } {
  const problem = problemIn(output)
  if (problem !== null) return { waiting: false, text: `That was not possible: ${problem}` }
  const named = fieldOf(output, 'title')
  const title = typeof named === 'string' ? named : 'The change'
  switch (fieldOf(output, 'state')) {
    case 'sent':
      return { waiting: false, text: `Done: ${title}.` }
    case 'approved':
    case 'sending':
      return { waiting: false, text: `On its way: ${title}.` }
    case 'failed':
      return { waiting: false, text: `This failed and changed nothing: ${title}. Try again from Approvals.` }
    case 'unknown':
      return { waiting: false, text: `It is not certain whether this arrived: ${title}. Look in Approvals.` }
    case 'rejected':
      return { waiting: false, text: `This was rejected: ${title}. Nothing was changed.` }
    case 'proposed':
      return { waiting: true, text: `${title}.` }
    default:
      return { waiting: false, text: `${title}: the outcome is not known yet. Look in Approvals.` }
  }
}

/** What came of the writes, in words; a proposal is never called done. */
export function reportWrites(results: readonly ToolResult[]): string {
  const lines = results.map(line)
  const waiting = lines.filter((one) => one.waiting).map((one) => one.text)
  const others = lines.filter((one) => !one.waiting).map((one) => one.text)
  if (waiting.length === 1) others.push(`Ready for your approval: ${waiting[0]} ${UNTIL}`)
  if (waiting.length > 1)
    others.push(['Ready for your approval:', ...waiting.map((text) => `- ${text}`), UNTIL].join('\n'))
  return others.join('\n')
}
