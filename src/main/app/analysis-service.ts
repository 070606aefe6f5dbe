import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import { planQuestion } from '../chat/analysis/plan-question.ts'
import type { FlowServices } from '../chat/flow-services.ts'

/** A free question outside the chat: the same plan and the same count, worded by code. */
export interface AnalysisService {
  ask(question: string, signal: AbortSignal, notice?: (text: string) => void): Promise<AnalysisAnswer>
}

export function createAnalysisService(services: FlowServices): AnalysisService {
  return {
    async ask(question, signal, notice = () => undefined) {
      const { plan, usage, speaker } = await planQuestion(services, question, null, notice, signal)
      if (usage.modelCalls > 0) services.ledger.record(null, speaker.service, speaker.modelId, usage)
      return services.analysis.answer(question, plan)
    },
  }
}
