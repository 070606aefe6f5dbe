import { systemClock } from '../core/clock.ts'
import { createIds, type Ids } from '../core/ids.ts'
import type { Brain } from './brain.ts'
import { crmAnswer } from './rules/crm-answer.ts'
import { crmRead } from './rules/crm-read.ts'
import { crmWrite } from './rules/crm-write.ts'
import { createRulesModel } from './rules/engine.ts'
import { general } from './rules/general.ts'
import { knowledgeAnswer } from './rules/knowledge-answer.ts'
import { rejected } from './rules/rejected.ts'
import { createTriage, type Classify } from './rules/triage.ts'
import { webAnswer } from './rules/web-answer.ts'

export interface RulesBrainOptions {
  /** The lexical router's classifier, for the triage agent's structured answer. */
  readonly classify?: Classify
  readonly ids?: Ids
}

/** The brain that needs no key and no network. */
export function createRulesBrain(options: RulesBrainOptions = {}): Brain {
  const { classify = () => ({ route: 'general', confidence: 0 }), ids = createIds(systemClock) } = options
  const skills = [
    rejected,
    createTriage(classify),
    crmAnswer,
    knowledgeAnswer,
    webAnswer,
    crmWrite,
    crmRead,
    general,
  ]
  const model = createRulesModel(skills, ids)
  return {
    kind: 'rules',
    label: () => 'Built-in rules',
    modelId: () => 'built-in-rules',
    model: () => Promise.resolve(model),
    judgeRoute: () => Promise.resolve(null),
    embeddings: null,
    transcriber: null,
    check: () => Promise.resolve(),
  }
}
