import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTriage } from '../agents/triage.ts'
import type { Brain } from '../brain/brain.ts'
import type { FlowServices } from '../chat/flow-services.ts'
import { createRouter } from '../chat/router/cascade.ts'
import { createLexicalClassifier } from '../chat/router/lexical.ts'
import { readRouterModel } from '../chat/router/model-format.ts'
import type { Router } from '../chat/router/router.ts'

/** A brain that is not set up yet must not keep a message from being routed. */
function usableBrain(services: FlowServices): Brain {
  try {
    return services.brain()
  } catch (error) {
    services.log.debug('the brain is not set up', { error })
    return services.rules
  }
}

/** The router with its trained model, the brain of the moment and the company documents as a last hint. */
export function createAppRouter(parts: { resourcesDir: string; services: FlowServices }): Router {
  const { services, resourcesDir } = parts
  return createRouter({
    brain: () => usableBrain(services),
    lexical: createLexicalClassifier(
      readRouterModel(readFileSync(join(resourcesDir, 'routing', 'model.bin'))),
    ),
    triage: createTriage({
      brain: services.brain,
      instructions: () =>
        services.prompts.instructions('triage.md', {
          now: services.clock.now(),
          company: services.company(),
        }),
    }),
    documentsSupport: async (text, signal) => {
      const found = await services.knowledge.evidence(text, { limit: 4, signal })
      return found.answerable ? found.support : 0
    },
    clock: services.clock,
    log: services.log,
  })
}
