import type { Stage } from '#shared/domain/customer.ts'
import type { Reading, StageCommand } from './command.ts'
import { findDate } from './calendar.ts'
import { matchStage } from './stage-words.ts'
import { isStrongTarget, readTarget } from './targets.ts'

const SURE = '(?:move|bump|advance|push|promote|drag|transition|shift|progress|kick|slide|flip)'
const ANY = `(?:${SURE.slice(3, -1)}|change|switch|update|set|put|send|take|bring|mark|get|place)`
const form = (source: string): RegExp => new RegExp(`^${source}$`, 'i')

const MOVE = form(`(${ANY})\\s+(.+)`)
const STAGE_OF = form(
  `(?:change|set|update|switch|move)\\s+(?:the\\s+)?(?:stage|status)\\s+(?:of|on|` +
    `for)\\s+(.+?)\\s+(?:to|as|into)\\s+(.+)`,
)
const STEP = form(
  `${SURE}\\s+(.+?)\\s+(?:on\\s+)?(?:to\\s+)?(?:(?:the\\s+)?(next|previous|` +
    `prior)\\s+(?:stage|step|one|phase)|(forward|along|ahead|up|back)(?:\\s+(?:a|` +
    `one)\\s+(?:stage|step))?)`,
)
const MARK = form('(?:mark|flag|set|call|put|list)\\s+(.+)')
const WE = form(
  '(?:(?:we|i|they|you)\\s+)?(?:(?:just|finally|have|officially)\\s+)*(lost|won|sold|landed)\\s+(.+)',
)
const ENDED = form('(.+?)\\s+(?:just\\s+)?(signed|won|lost|sold)[.!]?')
const STATE = form(
  '(.+?)(?:\\s+(?:is|are|has|have|was|got|went|needs to be|needs to go|should be|' +
    "should go|goes|can go|just)|'s)\\s+((?:\\w+\\s*){1,6})",
)

const isNamed = (target: string): boolean =>
  isStrongTarget(target) || /^(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?$/.test(target)

function command(target: string, stage: StageCommand['stage'], said: string): StageCommand {
  const cleaned = target
    .replace(/'s\s+(?:stage|status)$/i, '')
    .replace(/\s+(?:stage|status|over|up|back|forward|along|ahead)$/i, '')
  return { kind: 'stage', target: readTarget(cleaned), stage, said }
}

/** Splits "X to Y" at the last "to" after which a stage stands; `loose` takes the last one anyway. */
function splitAtStage(
  rest: string,
  stages: readonly Stage[],
): { target: string; stage: Stage | null; said: string } | null {
  const to = /\s(?:to|into|in|as|at|over to|back to|up to)\s+(?:the\s+|a\s+)?(?=(\S.*)$)/gi
  let last: { target: string; stage: Stage | null; said: string } | null = null
  for (let m = to.exec(rest); m; m = to.exec(rest)) {
    const said = (m[1] ?? '').replace(/^(?:the|being|status|stage)\s+/i, '').replace(/[.!]$/, '')
    const stage = matchStage(said, stages)
    if (stage) return { target: rest.slice(0, m.index), stage, said }
    last = { target: rest.slice(0, m.index), stage: null, said }
  }
  return last
}

/** "the Ellis job lost": the longest ending that is a stage. */
function endingStage(
  rest: string,
  stages: readonly Stage[],
): { target: string; stage: Stage; said: string } | null {
  const words = rest.replace(/[.!]$/, '').split(/\s+/)
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const said = words.slice(-count).join(' ')
    const stage = matchStage(said.replace(/^(?:as|out as|down as|to)\s+/i, ''), stages)
    if (stage)
      return {
        target: words
          .slice(0, -count)
          .join(' ')
          .replace(/\s+(?:as|out as|down as)$/i, ''),
        stage,
        said,
      }
  }
  return null
}

/** Reads a clause that moves a job: "move 2231-01 to sold", "mark the Ellis job lost", "we lost it". */
export function readStage(clause: string, { stages, today }: Reading): StageCommand | null {
  const text = clause
    .trim()
    .replace(/[’`]/g, "'")
    .replace(/\sout of [\w ]+? (?:and )?(?=(?:in)?to )/i, ' ')
  const kill = /^(?:kill|close out as lost)\s+(.+?)(?:,.*)?$/i.exec(text)
  const lost = kill && isStrongTarget(kill[1] ?? '') ? matchStage('lost', stages) : null
  if (kill && lost) return command(kill[1] ?? '', lost, 'lost')
  const of = STAGE_OF.exec(text)
  if (of) return command(of[1] ?? '', matchStage(of[2] ?? '', stages), of[2] ?? '')
  const step = STEP.exec(text)
  if (step && !splitAtStage(text, stages)?.stage)
    return command(
      step[1] ?? '',
      /prev|prior|back/i.test(step[2] ?? step[3] ?? '') ? -1 : 1,
      step[2] ?? step[3] ?? '',
    )
  const marked = MARK.exec(text) && endingStage(MARK.exec(text)?.[1] ?? '', stages)
  if (marked && /^(?:mark|flag|call|list)/i.test(text))
    return command(marked.target, marked.stage, marked.said)
  const move = MOVE.exec(text)
  if (move) {
    const found = splitAtStage(move[2] ?? '', stages)
    if (found?.stage) return command(found.target, found.stage, found.said)
    if (marked && isStrongTarget(marked.target)) return command(marked.target, marked.stage, marked.said)
    const sure = new RegExp(`^${SURE}$`, 'i').test(move[1] ?? '')
    const dated = today !== null && findDate(move[2] ?? '', today) !== null
    if (found && (sure || /stage|status/i.test(text)) && !dated && isStrongTarget(found.target))
      return command(found.target, null, found.said)
    if (!found && /^advance$/i.test(move[1] ?? '')) return command(move[2] ?? '', 1, '')
    if (!found && sure && isStrongTarget(move[2] ?? '')) return command(move[2] ?? '', null, '')
    return null
  }
  const we = WE.exec(text)
  if (we) {
    const stage = matchStage(we[1] === 'landed' ? 'sold' : (we[1] ?? ''), stages)
    return stage && (isStrongTarget(we[2] ?? '') || /^(?:the )?[A-Z][\w'-]+$/.test(we[2] ?? ''))
      ? command(we[2] ?? '', stage, we[1] ?? '')
      : null
  }
  const ended = ENDED.exec(text)
  const end = ended ? matchStage(ended[2] ?? '', stages) : null
  if (ended && end && isNamed(ended[1] ?? '')) return command(ended[1] ?? '', end, ended[2] ?? '')
  return readState(text, stages)
}

function readState(text: string, stages: readonly Stage[]): StageCommand | null {
  const state = STATE.exec(text.replace(/[.!]$/, ''))
  if (!state) return null
  const said = (state[2] ?? '').replace(
    /^(?:(?:now|officially|just|been|gone|going|moved|move|to|into|in|ready for|finally|marked|as)\s+)+/i,
    '',
  )
  const stage = matchStage(said, stages)
  const target = state[1] ?? ''
  return stage && isNamed(target) ? command(target, stage, said) : null
}
