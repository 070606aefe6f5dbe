import { addDays, findDate, weekdayName } from './calendar.ts'
import type { Command, Reading } from './command.ts'
import { readCommands, withoutCourtesy } from './commands.ts'
import { otherJobs } from './find-job.ts'
import { jobLine } from './write-plan.ts'
import { callTools, say, type Decision, type WantedCall } from './skill.ts'
import { readTarget } from './targets.ts'
import { fieldOf, type Exchange, type RulesTurn } from './turn.ts'
import { writeTools } from './write-report.ts'

const wrote = ({ results }: Exchange): WantedCall[] =>
  results.filter(({ name }) => writeTools.includes(name)).map(({ name, args }) => ({ name, args }))

const OTHER = new RegExp(
  String.raw`^(?:(?:no|sorry|oops|wait|actually)[,. ]+)*(?:i meant? |not that one[,. ]+|use |` +
    String.raw`take )?(?:the|her|his|their) other (?:one|job|project)?`,
  'i',
)
const CHANGE = new RegExp(
  String.raw`^(?:no|actually|sorry|wait|oops|correction|make (?:it|that)|change (?:it|` +
    String.raw`that)(?: to)?|i mean(?:t)?|better)\b[\s,]*`,
  'i',
)
const APPROVE = new RegExp(
  String.raw`^(?:yes|yep|yeah|sure|ok(?:ay)?|go ahead|do it|approve(?: it)?|confirm(?:ed)?|` +
    String.raw`send it|looks good)(?: please)?[.! ]*$`,
  'i',
)
const CANCEL = /^(?:cancel|never ?mind|forget it|don't|undo|scrap)(?: (?:it|that|do that|do it))?[.! ]*$/i
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']

/** The text behind the offered button that "the roof", "2231-02" or "the first one" means. */
export function chosenOption(turn: RulesTurn): string | null {
  const offered = turn.earlier.at(-1)?.results.findLast(({ name }) => name === 'offer_choice')?.args[
    'options'
  ]
  if (!Array.isArray(offered)) return null
  const options = offered as readonly { label?: unknown; send?: unknown }[]
  const said = withoutCourtesy(turn.text).toLowerCase()
  if (said.split(' ').length > 8) return null
  const sendOf = (at: number): string | null => {
    const send = options[at]?.send
    return typeof send === 'string' ? send : null
  }
  const place = ORDINALS.findIndex((word) => new RegExp(`\\b${word}\\b`).test(said))
  if (place >= 0) return sendOf(place)
  if (/\blast\b/.test(said)) return sendOf(options.length - 1)
  const words = (said.match(/[\p{L}\p{N}-]+/gu) ?? []).filter(
    (word) => !/^(?:the|one|job|no|on|in|for|a)$/.test(word),
  )
  const fits = options.map(({ label }) => {
    const known = String(label).toLowerCase()
    return words.length > 0 && words.every((word) => known.includes(word.replace(/s$/, '')))
  })
  return fits.filter(Boolean).length === 1 ? sendOf(fits.indexOf(true)) : null
}

/** The commands of the last message with the piece that was asked for, when this message is that piece. */
export function completedCommands(turn: RulesTurn, reading: Reading): readonly Command[] | null {
  const last = turn.earlier.at(-1)
  if (
    !last ||
    (!last.reply.trimEnd().endsWith('?') && !/\benough\.$/.test(last.reply)) ||
    wrote(last).length > 0
  )
    return null
  const before = readCommands(last.text, reading)
  const open = before.findIndex(
    (command) =>
      command.target === null ||
      (command.kind === 'note' && command.text === null) ||
      (command.kind === 'task' && command.title === null),
  )
  const command = before[open]
  if (!command) return null
  const answer = withoutCourtesy(turn.text)
  const filled: Command =
    command.target === null && !(command.kind === 'task' && command.title === null)
      ? { ...command, target: readTarget(answer.replace(/^(?:it's |that's |on |for |to )/i, '')) }
      : command.kind === 'note'
        ? { ...command, text: answer }
        : command.kind === 'task'
          ? { ...command, title: answer }
          : command
  return before.map((one, at) => (at === open ? filled : one))
}

function otherOne(turn: RulesTurn, calls: readonly WantedCall[]): Decision {
  const jobs = otherJobs(turn)
  const [job] = jobs
  if (job && jobs.length === 1)
    return callTools(...calls.map(({ name, args }) => ({ name, args: { ...args, jobId: job.id } })))
  if (!job) return say('I know of no other job there. Tell me the job number and I will take that one.')
  return say(`Which one do you mean?\n${jobs.map((one) => `- ${jobLine(one)}`).join('\n')}`)
}

/** The earlier call with its date changed, or null when the words are not a date for it. */
function withDate(call: WantedCall, said: string, today: string): WantedCall | null {
  const date = findDate(said, today)
  if (!date) return null
  if (call.name === 'create_task') return { name: call.name, args: { ...call.args, dueOn: date.day } }
  const text = fieldOf(call.args, 'text')
  if (call.name !== 'add_job_note' || typeof text !== 'string') return null
  const old = findDate(text, today)
  if (!old) return null
  const within = date.day <= addDays(today, 7) ? weekdayName(date.day) : date.day
  const lead =
    /^[\s,]*(?:(?:due|by|on|before|until|for)\s+)?(?:the\s+)?/i.exec(text.slice(old.start, old.end))?.[0] ??
    ''
  return {
    name: call.name,
    args: { ...call.args, text: text.slice(0, old.start) + lead + within + text.slice(old.end) },
  }
}

/** Answers to what has just been proposed: another job, another day, yes, no; else null. */
export function decideFollowUp(turn: RulesTurn): Decision | null {
  const said = withoutCourtesy(turn.text) || turn.text
  const last = turn.earlier.findLast((exchange) => wrote(exchange).length > 0)
  const calls = last ? wrote(last) : []
  if (calls.length === 0) return null
  if (OTHER.test(turn.text.trim()) || OTHER.test(said)) return otherOne(turn, calls)
  if (APPROVE.test(turn.text.trim()))
    return say('Approve it in the card above or in Approvals; I do not approve my own proposals.')
  if (CANCEL.test(turn.text.trim()))
    return say('Reject it in the card above or in Approvals. Until someone approves it, nothing is written.')
  const changed = turn.text.trim().replace(CHANGE, '')
  if (changed !== turn.text.trim() && turn.today !== null && changed.split(' ').length <= 6) {
    const today = turn.today
    const call = calls.map((one) => withDate(one, changed, today)).find((one) => one !== null)
    if (call) return callTools(call)
  }
  return null
}
