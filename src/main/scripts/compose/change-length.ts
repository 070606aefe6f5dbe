import type { Paragraph } from '#shared/domain/script-draft.ts'
import { findClaims } from '../check/find-claims.ts'
import { candidatesOf } from './compose-script.ts'
import { mapSentences, wholeText, withRemark, withText, type Revision } from './revision.ts'
import { valueOf } from './slot-lines.ts'
import { spokenValues } from './spoken-values.ts'
import { isWarm } from './tone.ts'
import { countWords } from '#shared/text/count-words.ts'
import { wordsOf } from '../draft/pace.ts'
import { sentencesOf, tidy } from './words.ts'

const DEFAULT_PACE = 140

interface Place {
  readonly paragraph: number
  readonly sentence: number
  readonly words: number
  readonly weight: number
}

/**
 * Sentences in the order in which they may go: general talk before warm words, those before facts, long before
 * short, never greeting or farewell.
 */
function spare(revision: Revision): readonly Place[] {
  const last = revision.paragraphs.length - 1
  return revision.paragraphs
    .flatMap((paragraph, at): readonly Place[] => {
      if (!revision.may(paragraph)) return []
      const sentences = sentencesOf(paragraph.text)
      return sentences.flatMap((text, i): readonly Place[] => {
        const edge = (at === 0 && i === 0) || (at === last && i === sentences.length - 1)
        const warm = isWarm(text)
        if (edge || sentences.length === 1 || (warm && revision.keepsWarm)) return []
        const claims = findClaims(text).length
        const weight =
          3 * claims + (i === 0 || warm ? 2 : 0) + (/\byou\b.*\b(?:told|said|asked)\b/i.test(text) ? 2 : 0)
        return [{ paragraph: at, sentence: i, words: countWords(text), weight }]
      })
    })
    .toSorted((a, b) => a.weight - b.weight || b.words - a.words)
}

/** Takes sentences out until the text has about so many words; not below the least. */
export function shortenTo(revision: Revision, target: number, least: number): Revision {
  let words = wordsOf(revision.paragraphs)
  const gone = new Set<string>()
  const left = new Map<number, number>()
  for (const { paragraph, sentence, words: count } of spare(revision)) {
    if (words <= target) break
    const rest = left.get(paragraph) ?? sentencesOf(revision.paragraphs[paragraph]?.text ?? '').length
    if (rest <= 1 || words - count < least) continue
    gone.add(`${paragraph}/${sentence}`)
    left.set(paragraph, rest - 1)
    words -= count
  }
  if (gone.size === 0)
    return withRemark(
      revision,
      'It is already about as short as it can be. Take out what you can do without.',
    )
  const { paragraphs } = mapSentences(revision, (text, at) =>
    gone.has(`${at.paragraph}/${at.sentence}`) ? null : text,
  )
  return withText(revision, paragraphs, 'Shorter')
}

/** Nearly all of a sentence stands in the text already, maybe in another tone. */
function isSaid(sentence: string, said: ReadonlySet<string>): boolean {
  const words = contentOf(sentence)
  return words.length > 0 && words.filter((word) => said.has(word)).length / words.length >= 0.85
}

const contentOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3)

/** Adds sentences of the template that are not said yet, where they belong. */
export function lengthenTo(revision: Revision, target: number, most: number): Revision {
  const { brief, template } = revision
  const points = revision.paragraphs.map(({ point }) => point)
  const outline = template.filter(({ key }) => points.includes(key))
  const said = wholeText(revision.paragraphs)
  const spoken = new Set(contentOf(said))
  const values = spokenValues(brief)
  const spokenKeys = new Set(
    template.flatMap((point) =>
      point.lines
        .filter((line) =>
          line.variants.some(
            ({ text }) => said.includes(text.split('{')[0]?.trim() || text) && text.indexOf('{') !== 0,
          ),
        )
        .map((line) => `${point.key}/${line.key}`),
    ),
  )
  const fresh = candidatesOf(outline, template, values)
    .filter(
      ({ point, key, text, priority }) =>
        priority > 0 && !spokenKeys.has(`${point}/${key}`) && !isSaid(text, spoken),
    )
    .toSorted((a, b) => a.priority - b.priority || a.order - b.order)
  let words = wordsOf(revision.paragraphs)
  const added = new Map<string, string[]>()
  for (const { point, text } of fresh) {
    const more = countWords(text)
    const home = revision.paragraphs.find((paragraph) => paragraph.point === point && revision.may(paragraph))
    if (!home || words >= target || words + more > most) continue
    added.set(home.id, [...(added.get(home.id) ?? []), text])
    words += more
  }
  if (added.size === 0)
    return withRemark(
      revision,
      'There is nothing more to say from what is known. Add points to cover, or write it yourself.',
    )
  const lastId = revision.paragraphs.at(-1)?.id
  const paragraphs = revision.paragraphs.map((paragraph): Paragraph => {
    const more = added.get(paragraph.id)
    if (!more) return paragraph
    // The farewell stays last.
    const own = [...sentencesOf(paragraph.text)]
    const end = paragraph.id === lastId && own.length > 1 ? own.splice(-1) : []
    return { ...paragraph, text: tidy([...own, ...more, ...end].join(' ')) }
  })
  return withText(revision, paragraphs, 'Longer')
}

const floorOf = ({ brief, whole, paragraphs }: Revision): number =>
  whole || wordsOf(paragraphs) >= brief.length.min ? Math.min(brief.length.min, wordsOf(paragraphs)) : 0

export function shorter(revision: Revision): Revision {
  const open = revision.paragraphs.filter(revision.may)
  const words = wordsOf(revision.paragraphs)
  return shortenTo(revision, words - Math.max(4, Math.round(wordsOf(open) * 0.22)), floorOf(revision))
}

export function longer(revision: Revision): Revision {
  const open = revision.paragraphs.filter(revision.may)
  const words = wordsOf(revision.paragraphs)
  const most = Math.max(revision.brief.length.max, words)
  return lengthenTo(revision, words + Math.max(12, Math.round(wordsOf(open) * 0.25)), most)
}

/** As many words as are spoken in the minutes, within the limits of the kind of script. */
export function toMinutes(revision: Revision, minutes: number): Revision {
  const { brief } = revision
  const planned = Number(valueOf(brief, 'length'))
  const pace = planned > 0 ? brief.length.aim / planned : DEFAULT_PACE
  const wanted = Math.round(minutes * pace)
  const { min, max } = brief.length
  const limited = brief.kind === 'primer' ? Math.min(max, Math.max(min, wanted)) : wanted
  const words = wordsOf(revision.paragraphs)
  const margin = Math.max(6, Math.round(limited * 0.06))
  const noted =
    limited === wanted
      ? revision
      : withRemark(
          revision,
          'A primer stays between one and two minutes, so it was brought as near as that allows.',
        )
  if (Math.abs(words - limited) <= margin) return withRemark(noted, 'It already has about that length.')
  const floor = brief.kind === 'primer' ? min : 0
  return words > limited
    ? shortenTo(noted, limited, Math.min(floor, words))
    : lengthenTo(noted, limited, limited + margin)
}
