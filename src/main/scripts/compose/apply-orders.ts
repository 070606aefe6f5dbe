import { firstName, mention, move, place, remove, replace } from './change-content.ts'
import { longer, shorter, toMinutes } from './change-length.ts'
import type { Order } from './read-orders.ts'
import { mapSentences, wholeText, withRemark, withText, type Revision } from './revision.ts'
import { inTone, warmSentences, type Tone } from './tone.ts'
import { wordsOf } from '../draft/pace.ts'
import { hashOf, sentencesOf, tidy } from './words.ts'

export const CANNOT = 'The built-in rules cannot do that. You can edit the text yourself or connect a model.'

const LABELS: Record<Tone, string> = {
  warm: 'Warmer',
  formal: 'More formal',
  simple: 'Simpler',
  direct: 'More direct',
}

/** A sentence of warmth at the end of the first paragraph that may be changed. */
function addWarmth(revision: Revision): Revision['paragraphs'] | null {
  const said = wholeText(revision.paragraphs)
  const open = revision.paragraphs.find(revision.may)
  const left = warmSentences.filter((sentence) => !said.includes(sentence))
  const words = wordsOf(revision.paragraphs)
  const sentence = left[hashOf(said) % (left.length || 1)]
  if (!open || sentence === undefined || words + 14 > Math.max(revision.brief.length.max, words * 0.95))
    return null
  return revision.paragraphs.map((paragraph) => {
    if (paragraph.id !== open.id) return paragraph
    const own = sentencesOf(paragraph.text)
    return { ...paragraph, text: tidy([...own.slice(0, 2), sentence, ...own.slice(2)].join(' ')) }
  })
}

function changeTone(revision: Revision, tone: Tone): Revision {
  const { paragraphs, changed } = mapSentences(revision, (sentence) => inTone(sentence, [tone]))
  const swapped = changed ? { ...revision, paragraphs } : revision
  const warmed = tone === 'warm' ? addWarmth(swapped) : null
  if (warmed) return withText(swapped, warmed, LABELS[tone])
  if (changed) return withText(revision, paragraphs, LABELS[tone])
  const wish = LABELS[tone].toLowerCase()
  return withRemark(
    revision,
    `The built-in rules found nothing to make ${wish}. You can edit the text yourself or connect a model.`,
  )
}

export async function applyOrder(revision: Revision, order: Order): Promise<Revision> {
  switch (order.type) {
    case 'shorter':
      return shorter(revision)
    case 'longer':
      return longer(revision)
    case 'tone':
      return changeTone(revision, order.tone)
    case 'minutes':
      return toMinutes(revision, order.minutes)
    case 'mention':
      return await mention(revision, order.subject, false)
    case 'paragraph':
      return await mention(revision, order.subject, true)
    case 'remove':
      return remove(revision, order.subject, order.one === true)
    case 'move':
      return move(revision, order.subject, order.to)
    case 'first_name':
      return firstName(revision)
    case 'start':
    case 'end':
      return place(revision, order.text, order.type)
    case 'replace':
      return replace(revision, order.from, order.to)
    case 'unknown':
      return withRemark(revision, CANNOT)
  }
}
