import type { Distillation, TranscriptTurn } from '#shared/domain/transcript.ts'
import type { RoleOf } from '#main/store/distillations.ts'
import { findObjections } from './find-objections.ts'
import { isSalesTalk } from './is-sales-talk.ts'
import { findClose, findOpening, toneOf } from './manner.ts'
import { findNeed } from './needs.ts'
import { findNextStep } from './next-step.ts'
import { findPhrases } from './phrases.ts'
import { findPriceTalk } from './price-talk.ts'
import { findCommitments } from './promises.ts'
import { readTalk } from './said.ts'

export const emptyDistillation: Distillation = {
  need: [],
  objections: [],
  priceTalk: [],
  commitments: [],
  nextStep: null,
  opening: null,
  close: null,
  tone: [],
  phrases: [],
}

/**
 * The summary that the built-in rules make: they quote and classify, and say nothing that was not said. Without
 * known roles there is no need, opening, close or phrase; a conversation about something else yields nothing.
 */
export function distillByRules(turns: readonly TranscriptTurn[], roles: RoleOf): Distillation {
  const talk = readTalk(turns, roles)
  if (!isSalesTalk(talk)) return emptyDistillation
  const objections = [...findObjections(talk)]
  return {
    need: [...findNeed(talk)],
    objections,
    priceTalk: [...findPriceTalk(talk)],
    commitments: [...findCommitments(talk)],
    nextStep: findNextStep(talk),
    opening: findOpening(talk),
    close: findClose(talk),
    tone: [...toneOf(talk)],
    phrases: [...findPhrases(talk, objections)],
  }
}
