import { agentNameSchema } from '#shared/domain/route.ts'
import { t } from '../../i18n/t.ts'

/** The agent's name as people read it; a name of an earlier version stays as it is. */
export function agentWords(agent: string | null): string {
  if (agent === null) return ''
  const known = agentNameSchema.safeParse(agent)
  return known.success ? t(`agent.${known.data}`) : agent
}
