import { isCorrection } from './correction-cues.ts'
import type { Finding } from './finding.ts'
import type { Said } from './said.ts'

const PUT_RIGHT = / (?:no|wait|actually|sorry|scratch that|strike that|correction|oops|technically)(?= )/

/**
 * Which of several values of one field counts: the last one that puts an earlier right, else the surest,
 * else the first.
 */
export function latest(said: Said, found: readonly Finding[], bySureness = false): Finding | null {
  const ordered = [...found].sort((a, b) => a.from - b.from)
  let best: Finding | null = null
  for (const one of ordered) {
    const start = one.anchor ?? one.from
    const apart = best === null ? Infinity : start - best.to
    const corrects =
      best !== null &&
      (isCorrection(said, start) || (apart > 0 && apart <= 8 && PUT_RIGHT.test(said.left(start, apart))))
    const surer = bySureness && best !== null && one.confidence > best.confidence + 0.02
    if (best === null || corrects || surer) best = one
  }
  return best
}
