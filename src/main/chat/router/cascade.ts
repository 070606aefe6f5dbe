import type { Brain, RouteJudgement } from '#main/brain/brain.ts'
import type { Clock } from '#main/core/clock.ts'
import { messageOf } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { Route, RouteDecision } from '#shared/domain/route.ts'
import { decideByContext, workflowGrip } from './context.ts'
import { withinDeadline } from './deadline.ts'
import { flowOf, isReadOnly } from './flow.ts'
import type { LexicalClassifier, LexicalVerdict } from './lexical.ts'
import { lexicalReason, routeNames } from './reason.ts'
import type { RouteInput, Router } from './router.ts'

export interface TriageVerdict {
  readonly route: Route
  readonly confidence: number
  readonly reason: string
}

export interface RouterParts {
  /** Asked at every turn, because the person may change the brain. */
  readonly brain: () => Brain
  readonly lexical: LexicalClassifier
  /** TriageAgent with structured output; null when no model can run it. */
  readonly triage: ((input: RouteInput, signal: AbortSignal) => Promise<TriageVerdict>) | null
  /** How well the company documents support a text, 0 to 1. */
  readonly documentsSupport: ((text: string, signal: AbortSignal) => Promise<number>) | null
  readonly clock: Clock
  readonly log: Log
}

const decisionsDeadlineMs = 700
const triageDeadlineMs = 8000
const documentsDeadlineMs = 400
const sureProbability = 0.85
const trustedConfidence = 0.55
const doubtMargin = 0.15
const doubtProbability = 0.45
const strongSupport = 0.7
const choiceFloor = 0.1

/** The cascade: hard facts, statistics when harmless, Decisions, triage, and a guess or a choice offline. */
export function createRouter(parts: RouterParts): Router {
  const { lexical, clock, log } = parts

  return {
    async decide(input, signal) {
      const verdict = lexical.classify(input.text, input.history)
      const fact = decideByContext(input, verdict)
      if (fact) return fact
      if (actsAlone(verdict)) return lexicalDecision(verdict, 'lexical')
      const brain = parts.brain()
      if (brain.kind === 'rules') return offline(input, verdict, signal)

      const judged = await withinDeadline(
        (inner) => brain.judgeRoute(questionOf(input), inner),
        decisionsDeadlineMs,
        clock,
        signal,
        (error) => log.warn('The route was not judged in time', { error: messageOf(error) }),
      )
      const byJudgement = judged ? judgedDecision(judged, input, verdict) : null
      if (byJudgement) return byJudgement

      const triage = parts.triage
      const triaged = triage
        ? await withinDeadline(
            (inner) => triage(input, inner),
            triageDeadlineMs,
            clock,
            signal,
            (error) => log.warn('Triage failed', { error: messageOf(error) }),
          )
        : null
      return triaged ? triagedDecision(triaged, verdict) : offline(input, verdict, signal)
    },
  }

  async function offline(
    input: RouteInput,
    verdict: LexicalVerdict,
    signal: AbortSignal,
  ): Promise<RouteDecision> {
    const open = input.context.openWorkflow
    if (open !== null && workflowGrip(input, open, verdict) !== 'released') {
      return {
        ...lexicalDecision(verdict, 'offline'),
        route: open,
        flow: 'agent',
        confidence: 0.6,
        reason: `Probably goes on with ${routeNames[open]} that is open.`,
      }
    }
    const guess = lexicalDecision(verdict, 'offline')
    if (verdict.margin >= doubtMargin && verdict.probability >= doubtProbability) return guess
    if (await documentsAnswer(input, verdict, signal)) {
      return {
        ...guess,
        route: 'knowledge',
        flow: 'fast',
        confidence: Math.max(verdict.probability, 0.6),
        reason: 'The words alone do not decide it, but the company documents speak of it.',
      }
    }
    const choices = verdict.ranking
      .filter(({ probability, route }) => probability >= choiceFloor && route !== 'unsupported')
      .slice(0, 3)
      .map(({ route }) => route)
    if (choices.length < 2) return guess
    return {
      ...guess,
      choices,
      reason: `Could be ${choices.map((route) => routeNames[route]).join(' or ')}.`,
    }
  }

  async function documentsAnswer(
    input: RouteInput,
    verdict: LexicalVerdict,
    signal: AbortSignal,
  ): Promise<boolean> {
    const support = parts.documentsSupport
    const knowledge = verdict.ranking.find(({ route }) => route === 'knowledge')?.probability ?? 0
    if (!support || knowledge < choiceFloor || verdict.writes >= choiceFloor) return false
    const strength = await withinDeadline(
      (inner) => support(input.text, inner),
      documentsDeadlineMs,
      clock,
      signal,
      (error) => log.warn('The documents could not be asked', { error: messageOf(error) }),
    )
    return strength !== null && strength >= strongSupport
  }
}

/** Statistics decide alone only when they are sure and a mistake would be harmless. */
export function actsAlone(verdict: LexicalVerdict): boolean {
  return verdict.probability >= sureProbability && isReadOnly(verdict.route, verdict.writes)
}

function questionOf(input: RouteInput) {
  return { text: input.text, history: input.history, openWorkflow: input.context.openWorkflow }
}

function lexicalDecision(verdict: LexicalVerdict, stage: RouteDecision['stage']): RouteDecision {
  const flow = flowOf(verdict.route, verdict.writes)
  return {
    route: verdict.route,
    flow,
    confidence: Math.min(1, verdict.probability),
    reason: lexicalReason(verdict.route, flow === 'agent', verdict.why),
    stage,
  }
}

function judgedDecision(
  judged: RouteJudgement,
  input: RouteInput,
  verdict: LexicalVerdict,
): RouteDecision | null {
  const open = input.context.openWorkflow
  if (open !== null && judged.continuesWorkflow >= 0.5) {
    return {
      route: open,
      flow: 'agent',
      confidence: judged.continuesWorkflow,
      reason: `The model judged that this goes on with ${routeNames[open]} that is open.`,
      stage: 'decisions',
    }
  }
  if (judged.confidence < trustedConfidence) return null
  return {
    route: judged.route,
    // Either voice for a write is enough: the agent flow asks before it changes anything.
    flow: flowOf(judged.route, Math.max(judged.needsWrite, verdict.route === 'crm' ? verdict.writes : 0)),
    confidence: judged.confidence,
    reason: `The model judged this to be ${routeNames[judged.route]}${judged.needsWrite >= 0.5 ? ', with a change' : ''}.`,
    stage: 'decisions',
  }
}

function triagedDecision(triaged: TriageVerdict, verdict: LexicalVerdict): RouteDecision {
  return {
    route: triaged.route,
    flow: flowOf(triaged.route, verdict.writes),
    confidence: Math.min(1, Math.max(0, triaged.confidence)),
    reason: triaged.reason,
    stage: 'triage',
  }
}
