import type { Route } from '#shared/domain/route.ts'
import { cueWords } from './cues.ts'
import { extractFeatures } from './features.ts'
import { closingQuestionOf } from './closing-question.ts'
import { continueLabel, routeOfLabel, topicLabels } from './labels.ts'
import { createLexicon } from './lexicon.ts'
import { scoresOf, softmax } from './linear.ts'
import type { RouterModel } from './model-format.ts'
import type { RouteInput } from './router.ts'

export interface LexicalVerdict {
  readonly route: Route
  /** Calibrated probability of `route`. */
  readonly probability: number
  /** Distance to the second-best route. */
  readonly margin: number
  /** Probability that the turn wants to change something in the CRM. */
  readonly writes: number
  /** Probability that the utterance only continues what was said before. */
  readonly continues: number
  /** What spoke for the route, in words for a person. */
  readonly why: readonly string[]
  /** All routes, best first. */
  readonly ranking: readonly { readonly route: Route; readonly probability: number }[]
}

export interface LexicalClassifier {
  classify(text: string, history: RouteInput['history']): LexicalVerdict
}

/** How many turns of the past are read; older ones say little about the next utterance. */
const historyDepth = 6
const userFloor = 0.03
const answerFloor = 0.06

type Distribution = readonly number[]

interface Memory {
  readonly topics: Distribution
  readonly asked: boolean
  /** The workflow that was left for another topic. */
  readonly earlier: string | null
}

/** Reads utterances with the trained model: microseconds, no network, no state between calls. */
export function createLexicalClassifier(model: RouterModel): LexicalClassifier {
  const lexicon = createLexicon(model.lexicon, new Set(model.vocabulary))
  const continueAt = model.utterance.labels.indexOf(continueLabel)
  const generalAt = topicLabels.indexOf('general')
  const blank = { previous: null, asked: false, earlier: null }

  function readAnswer(text: string): Distribution {
    const { bits, temperature } = model.answer
    const weigh = (part: string): Distribution =>
      Array.from(softmax(scoresOf(model.answer, extractFeatures(part, blank, lexicon, bits)), temperature))
    const whole = weigh(text.slice(0, 600))
    // What an answer asks at its end is what the next utterance answers.
    const question = closingQuestionOf(text)
    if (question === undefined) return whole
    const end = weigh(question)
    return whole.map((value, at) => (value + (end[at] ?? 0)) / 2)
  }

  function readUtterance(text: string, memory: Memory | null) {
    const around = memory
      ? { previous: bestLabel(memory.topics), asked: memory.asked, earlier: memory.earlier }
      : blank
    const features = extractFeatures(text, around, lexicon, model.utterance.bits)
    const masked = memory ? -1 : continueAt
    const raw = softmax(scoresOf(model.utterance, features), model.utterance.temperature, masked)
    const continues = raw[continueAt] ?? 0
    const topics = topicLabels.map((_, at) => (raw[at] ?? 0) + continues * (memory?.topics[at] ?? 0))
    return { topics, continues, tags: features.tags }
  }

  /** After an exchange: what the person meant and what the answer looks like, taken together. */
  function remember(before: Memory | null, said: Distribution | null, answer: string | null): Memory {
    const read = answer === null ? null : readAnswer(answer)
    const joint = normalised(
      topicLabels.map(
        (_, at) => (said ? (said[at] ?? 0) + userFloor : 1) * (read ? (read[at] ?? 0) + answerFloor : 1),
      ),
    )
    const asked = answer !== null && /\?\s*$|\?\s+\S{0,40}$/.test(answer.trim())
    const courtesy = joint[generalAt] ?? 0
    // A thank-you in between does not make one forget what was talked about.
    const kept = before && courtesy > 0.5 ? 0.8 : 0
    const topics = joint.map((value, at) => value * (1 - kept) + (before?.topics[at] ?? 0) * kept)
    return { topics, asked, earlier: interrupted(before, bestLabel(topics)) }
  }

  function readHistory(history: RouteInput['history']): Memory | null {
    let memory: Memory | null = null
    let said: Distribution | null = null
    for (const turn of history.slice(-historyDepth)) {
      if (turn.role === 'user') {
        if (said) memory = remember(memory, said, null)
        said = readUtterance(turn.text, memory).topics
      } else {
        memory = remember(memory, said ?? memory?.topics ?? null, turn.text)
        said = null
      }
    }
    return said ? remember(memory, said, null) : memory
  }

  return {
    classify(text, history) {
      const memory = readHistory(history)
      const { topics, continues, tags } = readUtterance(text, memory)
      const sums = new Map<Route, number>()
      topicLabels.forEach((label, at) => {
        const route = routeOfLabel(label)
        sums.set(route, (sums.get(route) ?? 0) + (topics[at] ?? 0))
      })
      const ranking = [...sums]
        .map(([route, probability]) => ({ route, probability }))
        .sort((left, right) => right.probability - left.probability)
      const best = ranking[0] ?? { route: 'general' as const, probability: 0 }
      const writes = (topics[topicLabels.indexOf('crm_write')] ?? 0) + (sums.get('new_client') ?? 0)
      return {
        route: best.route,
        probability: best.probability,
        margin: best.probability - (ranking[1]?.probability ?? 0),
        writes: Math.min(1, writes),
        continues,
        why: cueWords(tags, best.route, continues > 0.5),
        ranking,
      }
    },
  }
}

/** A script or an intake that was being worked on before the talk turned to `now`. */
function interrupted(before: Memory | null, now: string): string | null {
  if (before === null) return null
  const last = bestLabel(before.topics)
  const open = last === 'scripting' || last === 'new_client' ? last : before.earlier
  return open === now ? null : open
}

function bestLabel(topics: Distribution): string {
  let best = 0
  topics.forEach((value, at) => {
    if (value > (topics[best] ?? 0)) best = at
  })
  return topicLabels[best] ?? 'general'
}

function normalised(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0)
  return values.map((value) => value / total)
}
