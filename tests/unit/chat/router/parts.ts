import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brain } from '#main/brain/brain.ts'
import { createRouter, type RouterParts } from '#main/chat/router/cascade.ts'
import { createLexicalClassifier, type LexicalClassifier } from '#main/chat/router/lexical.ts'
import { readRouterModel } from '#main/chat/router/model-format.ts'
import type { RouteContext, RouteInput, Router } from '#main/chat/router/router.ts'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'

export const routingDir = join(import.meta.dirname, '../../../../resources/routing')

export function loadLexical(): LexicalClassifier {
  return createLexicalClassifier(readRouterModel(readFileSync(join(routingDir, 'model.bin'))))
}

export const noContext: RouteContext = {
  chosen: null,
  openWorkflow: null,
  approvalWaiting: false,
  attachments: [],
}

export function input(
  text: string,
  context: Partial<RouteContext> = {},
  history: RouteInput['history'] = [],
) {
  return { text, history, context: { ...noContext, ...context } }
}

export function brain(kind: Brain['kind'], judgeRoute: Brain['judgeRoute']): Brain {
  return {
    kind,
    label: () => kind,
    modelId: () => kind,
    model: () => Promise.reject(new Error('no model in this test')),
    judgeRoute,
    embeddings: null,
    transcriber: null,
    check: () => Promise.resolve(),
  }
}

export const rulesBrain = brain('rules', () => Promise.reject(new Error('the rules must not be asked')))

export function router(lexical: LexicalClassifier, parts: Partial<RouterParts> = {}): Router {
  return createRouter({
    brain: () => rulesBrain,
    lexical,
    triage: null,
    documentsSupport: null,
    clock: systemClock,
    log: silentLog,
    ...parts,
  })
}

export const never = new AbortController().signal
