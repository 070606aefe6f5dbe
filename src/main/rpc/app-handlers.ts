import type { activity } from '#shared/contract/activity.ts'
import type { app } from '#shared/contract/app.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import { UserError } from '../core/errors.ts'
import type { HandlerServices } from './services.ts'

export function appHandlers(services: HandlerServices): Handlers<typeof app> {
  return {
    'app.ping': () => ({ at: services.clock.now() }),
    'app.status': () => services.status(),
    'app.changes': (_input, { signal }) => services.changes.follow(signal),
    'app.openExternal': async ({ url }) => {
      if (!/^https?:\/\//i.test(url)) {
        throw new UserError('BAD_LINK', 'Only web addresses can be opened.', 'Copy the link instead.')
      }
      await services.openExternal(url)
      return {}
    },
    'app.checklist': () => services.checklist(),
  }
}

export function activityHandlers(services: HandlerServices): Handlers<typeof activity> {
  const { turns, conversations, messages, actions, door, ledger } = services
  const titles = (): ReadonlyMap<string, string> =>
    new Map([false, true].flatMap((archived) => conversations.list({ archived }).map((c) => [c.id, c.title])))
  return {
    'activity.turns': ({ limit }) => {
      const titleOf = titles()
      return turns.recent(limit).map((turn) => ({
        turnId: turn.id,
        conversationId: turn.conversationId,
        conversationTitle: titleOf.get(turn.conversationId) ?? '',
        text: messages.get(turn.userMessageId)?.text ?? '',
        status: turn.status,
        decision: turn.decision,
        agent: turn.agent,
        brain: turn.brain,
        startedAt: turn.startedAt ?? turn.createdAt,
        ms: turn.finishedAt === null ? null : turn.finishedAt - (turn.startedAt ?? turn.createdAt),
        usage: turn.usage,
        error: turn.failure?.message ?? null,
        reference: turn.failure?.reference ?? null,
      }))
    },
    'activity.actions': ({ limit }) =>
      door
        .list({ states: [], limit })
        .map((action) => ({ action, audit: [...actions.auditOf(action.id, 100)] })),
    'activity.usage': ({ sinceDays }) => ledger.summary(sinceDays),
  }
}
