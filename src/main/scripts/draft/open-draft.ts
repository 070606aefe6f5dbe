import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type {
  DraftContent,
  ScriptDraftRow,
  ScriptDraftRows,
  ScriptStateRow,
} from '#main/store/script-drafts.ts'
import { sameText } from './same-text.ts'
import { kindOf, valueOf } from './slots.ts'
import { takenBack } from './taken-back.ts'

export interface Maker {
  /** "Built-in rules", "gpt-6-sol", "You". */
  readonly by: string
  readonly turnId: string | null
}

/** A draft inside a transaction. Nothing is written before `flush` or `save`. */
export interface OpenDraft {
  readonly id: string
  position(): number
  content(): DraftContent
  isAbandoned(): boolean
  /** Becomes one state together with what was edited since the last flush. */
  edit(content: DraftContent, label: string): void
  flush(): void
  move(by: 'undo' | 'redo'): void
  /** Back to where it stood before turns that are no longer part of the branch. */
  takeBack(kept: readonly string[]): void
  abandon(abandoned: boolean): void
  useForVideo(use: boolean): void
  /** Remembers what a turn did since `before`. */
  remember(turnId: string, step: string, before: number): void
  /** Writes what changed; the ids of other drafts that changed with it, null when nothing did. */
  save(): readonly string[] | null
}

const same = (one: DraftContent, other: DraftContent): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const jobOf = (content: DraftContent): string | null => valueOf(content.slots, 'job')

export function openDraft(
  { rows, clock }: { readonly rows: ScriptDraftRows; readonly clock: Clock },
  row: ScriptDraftRow,
  maker: Maker,
): OpenDraft {
  const stateAt = (position: number): ScriptStateRow => {
    const state = rows.state(row.id, position)
    if (!state) throw new Error(`script draft ${row.id} has no state ${position}`)
    return state
  }
  const first = stateAt(row.position).content
  let position = row.position
  let stored = first
  let content = first
  let labels: string[] = []
  let abandoned = row.state === 'abandoned'
  let video: boolean | null = null
  let touched = false

  const moveTo = (next: number): void => {
    position = next
    content = stored = stateAt(next).content
    touched = true
  }

  const flush = (): void => {
    if (same(content, stored)) labels = []
    if (labels.length === 0) return
    const version = sameText(stored.paragraphs, content.paragraphs)
      ? null
      : (rows.versions(row.id).at(-1)?.number ?? 0) + 1
    const change = [...new Set(labels)].join(', ')
    const state = { content, version, madeBy: maker.by, change, turnId: maker.turnId, at: clock.now() }
    rows.push({ ...row, position }, state)
    position += 1
    stored = content
    labels = []
    touched = true
  }

  /** A text that changed, another job or kind: a video would say something nobody released. */
  const staysForVideo = (): boolean =>
    row.forVideo &&
    !abandoned &&
    content.state === 'final' &&
    kindOf(content.slots) === 'primer' &&
    jobOf(content) === row.jobId &&
    sameText(first.paragraphs, content.paragraphs)

  return {
    id: row.id,
    position: () => position,
    content: () => content,
    isAbandoned: () => abandoned,
    edit(next, label) {
      if (same(next, content)) return
      content = next
      labels.push(label)
    },
    flush,
    move(by) {
      flush()
      const next = by === 'undo' ? position - 1 : position + 1
      if (next < 0 || !rows.state(row.id, next)) {
        throw new UserError(
          by === 'undo' ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO',
          `There is nothing to ${by}.`,
          'The script is as it was.',
        )
      }
      moveTo(next)
    },
    takeBack(kept) {
      const makers = (from: number, to: number) => rows.makers(row.id, from, to)
      const back = takenBack(rows.turnSteps(row.id), position, kept, { makers })
      for (const { turnId, step } of back.steps) rows.removeTurnStep(turnId, step)
      if (back.position !== position) moveTo(back.position)
    },
    abandon(next) {
      flush()
      touched ||= abandoned !== next
      abandoned = next
    },
    useForVideo(use) {
      flush()
      video = use
    },
    remember(turnId, step, before) {
      flush()
      if (rows.turnStep(turnId, step)) return
      rows.addTurnStep(row.id, { turnId, step, before, after: position, at: clock.now() })
    },
    save() {
      flush()
      const forVideo = video ?? staysForVideo()
      if (!touched && forVideo === row.forVideo) return null
      const jobId = jobOf(content)
      const next: ScriptDraftRow = {
        ...row,
        state: abandoned ? 'abandoned' : content.state,
        customerId: content.customerId,
        jobId,
        position,
        forVideo,
      }
      rows.update(next, clock.now())
      return forVideo && jobId !== null ? rows.onlyForVideo(jobId, row.id) : []
    },
  }
}
