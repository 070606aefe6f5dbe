// Trains resources/routing/model.bin from resources/routing/training: node scripts/train-router.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractFeatures } from '../src/main/chat/router/features.ts'
import { continueLabel, topicLabels, utteranceLabels } from '../src/main/chat/router/labels.ts'
import { createLexicon } from '../src/main/chat/router/lexicon.ts'
import { scoresOf } from '../src/main/chat/router/linear.ts'
import { type RouterModel, writeRouterModel } from '../src/main/chat/router/model-format.ts'
import { fitTemperature, trainSoftmax, type TrainingItem } from './routing/softmax-trainer.ts'
import { type Example, expand, readRoutingSource } from './routing/training-data.ts'

const seed = 20_261
const utteranceBits = 15
const answerBits = 13
const calibrationShare = 6

const dir = join(import.meta.dirname, '../resources/routing')
const source = readRoutingSource(dir)
const lexicon = createLexicon(source.lexicon, new Set(source.vocabulary))

function items(examples: readonly Example[], labels: readonly string[], bits: number): TrainingItem[] {
  const continueAt = labels.indexOf(continueLabel)
  return examples.map((example) => ({
    features: extractFeatures(example.text, example.around, lexicon, bits),
    label: labels.indexOf(example.label),
    masked: example.around.previous === null ? continueAt : -1,
  }))
}

const started = performance.now()
const { utterances, answers } = expand(source, seed)
const asked = items(utterances, utteranceLabels, utteranceBits)
const held = (at: number): boolean => (utterances[at]?.group ?? 0) % calibrationShare === 0
const options = { labels: utteranceLabels, bits: utteranceBits, seed }

// Calibration lines are whole lines the first model never saw in any wording.
const trial = trainSoftmax(
  asked.filter((_, at) => !held(at)),
  options,
)
const scored = asked
  .filter((_, at) => held(at))
  .map(({ features, label, masked }) => ({ scores: scoresOf(trial, features), label, masked }))
const temperature = fitTemperature(scored)
const right = scored.filter(({ scores, label, masked }) => {
  const best = scores.reduce(
    (top, score, at) => (at !== masked && score > (scores[top] ?? 0) ? at : top),
    label,
  )
  return best === label
}).length

const model: RouterModel = {
  trainedFrom: source.hash,
  vocabulary: source.vocabulary,
  lexicon: source.lexicon,
  utterance: { ...trainSoftmax(asked, options), temperature },
  answer: {
    ...trainSoftmax(items(answers, topicLabels, answerBits), { labels: topicLabels, bits: answerBits, seed }),
    temperature: 1.5,
  },
}
const bytes = writeRouterModel(model)
writeFileSync(join(dir, 'model.bin'), bytes)
console.log(
  `${source.lines.length} lines and ${source.exchanges.length} exchanges became ${utterances.length} utterances; ` +
    `unseen lines right ${((100 * right) / scored.length).toFixed(1)} %, temperature ${temperature}; ` +
    `${Math.round(bytes.length / 1024)} KiB in ${Math.round(performance.now() - started)} ms`,
)
