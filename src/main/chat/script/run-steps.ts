import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { plural } from '#shared/text/plural.ts'
import { SHALL_I_WRITE, WHAT_TO_CHANGE } from '../../scripts/read/asked.ts'
import { namedParagraphs } from '../../scripts/read/paragraphs.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import type { EngineCall } from '../../scripts/scripts.ts'
import type { Emit, FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { reopenedWords, withText } from './say-outcome.ts'
import { draftName, inspirationTitles, outlineText, spokenTime } from './say-script.ts'
import { withCard } from '../tool-card.ts'

type Result = { readonly draft: ScriptDraft; readonly remarks: readonly string[] }

/** What was made and which transcripts inspired it. */
function made({ draft }: Result): string {
  const from = inspirationTitles(draft)
  const inspired = from.length ? `, inspired by ${from.join('; ')}` : ', no transcript was near'
  return `Version ${draft.version ?? 1}: ${plural(draft.words, 'word')}, ${spokenTime(draft.seconds)} spoken${inspired}`
}

/** The outline and the question that follows it. */
export function offerOutline(draft: ScriptDraft): string {
  return `Here is the outline for ${draftName(draft)}:\n\n${outlineText(draft)}\n\n${SHALL_I_WRITE}`
}

function difference(before: ScriptDraft, after: ScriptDraft): string {
  const old = new Map(before.paragraphs.map(({ id, text }) => [id, text]))
  const touched = after.paragraphs.filter(({ id, text }) => old.get(id) !== text).length
  const what = after.versions.find(({ number }) => number === after.version)?.change ?? 'Changed'
  const words = after.words - before.words
  const more = `${plural(Math.abs(words), 'word')} ${words < 0 ? 'fewer' : 'more'}`
  const size = words === 0 ? 'as long as before' : more
  return `${what}: ${plural(touched, 'paragraph')} of ${after.paragraphs.length} changed, ${size}.`
}

/** The steps in which an engine writes, each a card and what is said about its result. */
export function createSteps(services: FlowServices, turn: FlowTurn, emit: Emit, signal: AbortSignal) {
  const { scripts } = services
  const call: EngineCall = {
    signal,
    turnId: turn.turnId,
    notice: (text) => emit({ type: 'notice', kind: 'fallback', text, open: 'settings/brain' }),
  }
  return {
    /** A new outline; nothing is said about it. */
    outline: (draft: ScriptDraft): Promise<ScriptDraft> => {
      const finished = ({ outline }: ScriptDraft): string =>
        `Proposed an outline of ${plural(outline.length, 'point')}`
      const titles = { started: 'Proposing an outline', finished }
      return withCard(services, emit, 'outline_script', titles, () => scripts.outline(draft.id, call))
    },
    write: async (draft: ScriptDraft): Promise<string> => {
      const titles = { started: `Writing ${draftName(draft)}`, finished: made }
      const result = await withCard(services, emit, 'write_script', titles, () =>
        scripts.write(draft.id, call),
      )
      return [reopenedWords(draft, result.draft), withText(result.draft, result.remarks)]
        .filter(Boolean)
        .join('\n\n')
    },
    /** `unchanged`: what to say besides when the text stays as it was. */
    revise: async (draft: ScriptDraft, reading: ScriptReading, unchanged: string): Promise<string> => {
      const { ids } = namedParagraphs(reading.paragraphs, draft)
      const order = { instruction: reading.instruction ?? turn.text, paragraphIds: ids }
      const titles = { started: 'Changing the script', finished: made }
      const result = await withCard(services, emit, 'revise_script', titles, () =>
        scripts.revise(draft.id, order, call),
      )
      if (result.draft.version === draft.version) {
        if (unchanged) return `The text is as it was. ${unchanged}`
        return ['Nothing in the text was changed.', ...result.remarks, WHAT_TO_CHANGE]
          .filter(Boolean)
          .join('\n\n')
      }
      const told = [difference(draft, result.draft), reopenedWords(draft, result.draft)].filter(Boolean)
      return `${told.join(' ')}\n\n${withText(result.draft, result.remarks)}`
    },
  }
}
