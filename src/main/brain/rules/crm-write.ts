import type { Command, Reading } from './command.ts'
import { readCommands } from './commands.ts'
import { colleaguesIn, problemIn, stagesIn } from './crm-outputs.ts'
import { findJob, lastJob } from './find-job.ts'
import { readSlots, type SlotReading } from './slot-reader.ts'
import { chosenOption, completedCommands, decideFollowUp } from './follow-up.ts'
import { callTools, say, type Decision, type Skill, type WantedCall } from './skill.ts'
import { usualStages } from './stage-words.ts'
import type { RulesTurn } from './turn.ts'
import { aroundWith, nextStep, type Step } from './write-plan.ts'
import { reportWrites, writeTools } from './write-report.ts'

function readingOf(turn: RulesTurn): Reading {
  return {
    stages: stagesIn(turn) ?? usualStages,
    colleagueNames: (colleaguesIn(turn) ?? []).map((colleague) => colleague.name),
    today: turn.today,
  }
}

/** A job that "it" means is put in place of the word, so that look-ups and buttons carry its number. */
function withLastJob(turn: RulesTurn, commands: readonly Command[]): readonly Command[] {
  return commands.map((command) =>
    command.target?.kind === 'that' ? { ...command, target: lastJob(turn) } : command,
  )
}

const isOpen = (command: Command): boolean =>
  command.target === null ||
  (command.kind === 'note' && command.text === null) ||
  (command.kind === 'task' && command.title === null)

/** Sentences whose pattern is known whole: several actions, "it" after a job, steps along the pipeline. */
function wholeSentence(turn: RulesTurn, commands: readonly Command[]): boolean {
  if (commands.length > 1) return !withLastJob(turn, commands).some(isOpen)
  return commands.some(
    (command) =>
      (command.target?.kind === 'that' && lastJob(turn) !== null) ||
      (command.kind === 'stage' && typeof command.stage === 'number'),
  )
}

/** What the slots of this message say, unless a known pattern or an earlier message says more. */
function slotsOf(turn: RulesTurn): SlotReading {
  if (chosenOption(turn) !== null) return { state: 'none' }
  const reading = readingOf(turn)
  const commands = readCommands(turn.text, reading)
  if (wholeSentence(turn, commands) || (commands.length === 0 && completedCommands(turn, reading)))
    return { state: 'none' }
  return readSlots(turn, turn.today, turn.tools)
}

/** The writes this message asks for, with what earlier messages said about them. */
export function wantedWrites(turn: RulesTurn): readonly Command[] {
  const reading = readingOf(turn)
  const chosen = chosenOption(turn)
  const commands = readCommands(chosen ?? turn.text, reading)
  const slots = slotsOf(turn)
  if (slots.state === 'read' && (commands.length === 0 || !slots.commands.some(isOpen)))
    return withLastJob(turn, slots.commands)
  const complete = commands.length > 0 ? commands : (completedCommands(turn, reading) ?? [])
  return withLastJob(turn, complete)
}

/** "Have marcus call …" is only readable once it is known who works here. */
function mayNameColleague(turn: RulesTurn): boolean {
  return (
    /\b(?:have|get|ask|tell|assign|for|needs? to|should)\b/i.test(turn.text) &&
    turn.tools.has('list_colleagues')
  )
}

function unique(calls: readonly WantedCall[]): readonly WantedCall[] {
  return [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()]
}

function offer(turn: RulesTurn, step: Step & { kind: 'choose' }): Decision {
  const { question, options } = step
  if (turn.tools.has('offer_choice')) return callTools({ name: 'offer_choice', args: { question, options } })
  return say(`${question}\n${options.map(({ label }) => `- ${label}`).join('\n')}`)
}

function failedLookUp(turn: RulesTurn): string | null {
  const failed = turn.results.find(
    ({ name, output }) => /^(?:find|list|get)_/.test(name) && problemIn(output) !== null,
  )
  return failed ? `The CRM could not be read: ${problemIn(failed.output)} Nothing was written.` : null
}

function decide(turn: RulesTurn): Decision {
  const writes = turn.results.filter(({ name }) => writeTools.includes(name))
  const commands = wantedWrites(turn)
  if (writes.length > 0) {
    const known = { stages: stagesIn(turn), colleagues: colleaguesIn(turn) }
    const steps = commands.map((command) => nextStep(turn, command, known, (text) => text))
    const remarks = steps
      .map((step) => (step.kind === 'ready' ? step.remark : ''))
      .filter((remark) => remark !== '')
    return say([reportWrites(writes), ...remarks].join('\n'))
  }
  if (turn.results.some(({ name }) => name === 'offer_choice')) return say('Choose one of the options above.')
  const problem = failedLookUp(turn)
  if (problem) return say(problem)
  const followUp = decideFollowUp(turn)
  if (followUp && (commands.length === 0 || turn.results.length === 0)) return followUp
  const slots = slotsOf(turn)
  if (slots.state === 'look') return callTools(...slots.calls)
  const known = { stages: stagesIn(turn), colleagues: colleaguesIn(turn) }
  if (known.colleagues === null && mayNameColleague(turn)) {
    const early = commands.map((command) => nextStep(turn, command, known, (text) => text))
    const looks = early.flatMap((step) => (step.kind === 'look' ? step.calls : []))
    return callTools(...unique([{ name: 'list_colleagues', args: {} }, ...looks]))
  }
  if (commands.length === 0)
    return say(
      'I can add a note to a job, move a job to another stage, or create a task. Say which job and what.',
    )

  const numberOf = (command: Command): string | null => {
    const search = command.target && findJob(turn, command.target)
    return search?.state === 'one' ? search.job.number : null
  }
  const steps = commands.map((command, at) =>
    nextStep(turn, command, known, aroundWith(commands, at, numberOf)),
  )
  const looks = steps.flatMap((step) => (step.kind === 'look' ? step.calls : []))
  if (looks.length > 0) return callTools(...unique(looks))
  const choice = steps.find((step) => step.kind === 'choose')
  if (choice) return offer(turn, choice)
  const question = steps.find((step) => step.kind === 'ask')
  if (question) return say(question.text)
  return callTools(...steps.flatMap((step) => (step.kind === 'ready' ? [step.call] : [])))
}

/** Writes to the CRM through the tools on offer: notes, stage moves, tasks. */
export const crmWrite: Skill = {
  name: 'crm-write',
  fits: (turn) => {
    if (turn.evidence !== null || !writeTools.some((tool) => turn.tools.has(tool))) return 0
    if (turn.results.some(({ name }) => writeTools.includes(name))) return 1
    if (wantedWrites(turn).length > 0 || decideFollowUp(turn) !== null) return 0.9
    if (slotsOf(turn).state !== 'none') return 0.8
    const assignment = /^(?:please |can you |could you )*(?:have|get|ask|tell|assign)\s+\w+/i.test(
      turn.text.trim(),
    )
    if (/^[A-Z]\w+(?: [A-Z]\w+)? (?:needs to|has to|should|must) /.test(turn.text.trim())) return 0.7
    return assignment && !/^tell me\b/i.test(turn.text.trim()) ? 0.7 : 0.3
  },
  decide,
}
