import type { JournalEntry, TurnEvent } from '#shared/domain/turn-event.ts'
import type { Citation } from '#shared/domain/citation.ts'
import { UserError } from '../../core/errors.ts'
import { type Command, UsageError } from './command.ts'

const usage = ['ask "text" [--conversation ID] [--json]']

type TurnFinished = Extract<TurnEvent, { type: 'turn.finished' }>

/** Milliseconds a stopped turn has to store its end. */
const STOP_DEADLINE = 5_000

const sourceOf = (citation: Citation): string =>
  citation.kind === 'passage' && citation.heading ? `${citation.title} › ${citation.heading}` : citation.title

/** One turn. `--json` streams the turn's events; the last is turn.finished with the whole answer. */
export const ask: Command = {
  name: 'ask',
  usage,
  flags: { json: 'switch', conversation: 'value' },
  async run(args, { core: open, output, signal }) {
    const text = args.words.join(' ').trim()
    if (!text) throw new UsageError('There is no question.', usage)
    const core = await open()
    await core.ready
    signal.throwIfAborted()
    const conversationId = args.flags.get('conversation') ?? core.chat.create().id
    const { turnId } = core.chat.send({ conversationId, text })
    const asJson = args.flags.has('json')
    const end = new AbortController()
    let ended: TurnFinished | null = null
    const stop = (): void => {
      core.chat.stop(conversationId)
      setTimeout(() => end.abort(), STOP_DEADLINE).unref()
    }
    signal.addEventListener('abort', stop, { once: true })
    for await (const entry of core.chat.events(conversationId, 0, end.signal)) {
      if (entry.turnId !== turnId) continue
      if (entry.event.type !== 'turn.finished') {
        if (asJson) output.line(JSON.stringify(flat(entry)))
        else if (entry.event.type === 'tool.finished') output.progress(entry.event.title)
        else if (entry.event.type === 'notice') output.progress(entry.event.text)
        continue
      }
      const message = core.chat.history(conversationId).messages.find((one) => one.turn?.id === turnId)
      const view = message?.turn
      const citations = view?.citations ?? []
      if (asJson) {
        const answer = { text: message?.text ?? '', citations, decision: view?.decision ?? null }
        const approvals = view?.approvals ?? []
        output.line(JSON.stringify({ ...flat(entry), conversationId, ...answer, approvals }))
      } else {
        output.line(message?.text ?? '')
        for (const citation of citations) output.line(`  [${citation.index}] ${sourceOf(citation)}`)
        for (const option of view?.choice?.options ?? []) output.line(`  → ${option.label}`)
        for (const action of view?.approvals ?? []) output.line(`  Waits for approval: ${action.title}`)
      }
      ended = entry.event
      end.abort()
    }
    signal.removeEventListener('abort', stop)
    refuseUnlessDone(ended)
  },
}

/** Words that came before a stop are printed and kept; the command has failed all the same. */
function refuseUnlessDone(ended: TurnFinished | null): void {
  if (ended?.status === 'finished') return
  const failure = ended?.failure
  if (failure) throw new UserError(failure.code, failure.message, failure.nextStep)
  throw new DOMException('The turn was stopped.', 'AbortError')
}

const flat = (entry: JournalEntry): object => ({ ...entry.event, seq: entry.seq, turnId: entry.turnId })
