import { findDate, withoutDate } from './calendar.ts'
import { tidyText, type Command, type Reading } from './command.ts'
import { isQuestion, withoutCourtesy } from './commands.ts'
import { colleaguesIn, searchedFor, stagesIn } from './crm-outputs.ts'
import {
  bearing,
  candidatesIn,
  COLLEAGUE,
  colleagueAt,
  maskColleagues,
  maskJob,
  maskNumber,
  unmasked,
  type Masked,
} from './mentions.ts'
import { saidStage } from './said-stage.ts'
import type { WantedCall } from './skill.ts'
import { assigneeIn, noteText, takeTell, taskText } from './slot-text.ts'
import { usualStages } from './stage-words.ts'
import { jobNumberIn } from './targets.ts'
import type { Exchange } from './turn.ts'
import { wantedAction, type WantedAction } from './wanted-action.ts'

/** How far the slots of a message are filled. */
export type SlotReading =
  | { readonly state: 'none' }
  | { readonly state: 'look'; readonly calls: readonly WantedCall[] }
  | { readonly state: 'read'; readonly commands: readonly Command[] }

const ROUND = 3
const MOST_CANDIDATES = 6

/** True when a message asks for a write, as far as its words show before anything is looked up. */
export function asksToWrite(text: string): boolean {
  return actionIn(text) !== null
}

function actionIn(text: string): WantedAction | null {
  return isQuestion(text) ? null : wantedAction(withoutCourtesy(text), usualStages)
}

function nameOf(sign: string, masked: Masked): string {
  return colleagueAt(sign, masked.colleagues)?.name ?? ''
}

function commandFrom(
  action: WantedAction,
  masked: Masked,
  reading: Reading,
  quotes: readonly string[],
): Command {
  const words = (text: string): string | null =>
    tidyText(unmasked(text, masked).replace(/\uE000(\d+)\uE001/g, (_, at) => quotes[Number(at)] ?? ''))
  const { target } = masked
  const last = masked.jobs.at(-1) ?? ''
  const isPlace = /\d{3,}-\d|\b(?:job|project|file|account|record)\b/i.test(last)
  switch (action) {
    case 'note': {
      const { rest, tell } = takeTell(masked.text)
      return {
        kind: 'note',
        target,
        text: words(noteText(rest, isPlace))?.replace(/[.]+$/, '') ?? null,
        tell: tell.map((sign) => nameOf(sign, masked)),
      }
    }
    case 'stage':
      return { kind: 'stage', target, stage: saidStage(masked.text, reading.stages), said: masked.text }
    default: {
      const date = reading.today ? findDate(masked.text, reading.today) : null
      const rest = date ? withoutDate(masked.text, date) : masked.text
      const known = assigneeIn(rest).map((sign) => nameOf(sign, masked))
      const stranger = /\b(?:tasks?|reminder|to-?do) for ([A-Z]\w+) to /.exec(rest)?.[1]
      return {
        kind: 'task',
        target,
        named: target !== null,
        title: words(taskText(rest, isPlace)),
        dueOn: date?.day ?? null,
        assignees: known.length === 0 && stranger ? [stranger] : known,
      }
    }
  }
}

/**
 * Reads a message by its slots: the action, the people, the job (tried against the CRM until a name fits),
 * the stage, the day, and the words that remain. Says what still has to be looked up first.
 */
export function readSlots(
  { text, results, evidence, reply }: Exchange,
  today: string | null,
  tools: ReadonlySet<string>,
): SlotReading {
  const action = actionIn(text)
  if (!action) return { state: 'none' }
  const exchange = { text, results, evidence, reply }
  const colleagues = colleaguesIn(exchange)
  const quotes: string[] = []
  const plain = withoutCourtesy(text).replace(/["“]([^"”]*)["”]/g, (_, said: string) => {
    return `\uE000${quotes.push(said) - 1}\uE001`
  })
  const first: WantedCall[] =
    colleagues === null && tools.has('list_colleagues') ? [{ name: 'list_colleagues', args: {} }] : []
  if (first.length > 0) return { state: 'look', calls: first }
  const people = colleagues ?? []
  const shielded = maskColleagues(plain, people)
  const reading: Reading = {
    stages: stagesIn(exchange) ?? usualStages,
    colleagueNames: people.map((person) => person.name),
    today,
  }
  const done = (masked: Masked): SlotReading => ({
    state: 'read',
    commands: [commandFrom(action, masked, reading, quotes)],
  })
  if (jobNumberIn(shielded)) return done(maskNumber(shielded, people))
  const candidates = candidatesIn(shielded.replace(new RegExp(COLLEAGUE, 'g'), ',')).slice(0, MOST_CANDIDATES)
  for (let at = 0; at < candidates.length; at += ROUND) {
    const round = candidates.slice(at, at + ROUND)
    const open = round.filter((candidate) => searchedFor(exchange, candidate.text) === null)
    const fitting = round.find(
      (candidate) => bearing(candidate, searchedFor(exchange, candidate.text) ?? []).length > 0,
    )
    if (fitting && !open.some((candidate) => candidate.weight > fitting.weight))
      return done(
        maskJob(shielded, people, fitting, bearing(fitting, searchedFor(exchange, fitting.text) ?? [])),
      )
    if (open.length > 0)
      return {
        state: 'look',
        calls: open.map((candidate) => ({ name: 'find_customers', args: { text: candidate.text } })),
      }
  }
  return done({ text: shielded, colleagues: people, jobs: [], target: null })
}
