import { z } from 'zod'
import type { EvidenceTurn } from '#shared/domain/analysis.ts'
import {
  distillationSchema,
  type Distillation,
  outcomeSchema,
  projectTypeSchema,
  type SpeakerRole,
  speakerRoleSchema,
  type TranscriptFilter,
  type TranscriptTurn,
} from '#shared/domain/transcript.ts'
import { FILTERED, filterValues, type FilterValues } from './transcript-filter.ts'
import type { Workspace } from './workspace.ts'

/** What is known of a transcript beside what was counted in it. */
export interface CountedTranscript<F> {
  readonly id: string
  readonly title: string
  readonly heldAt: number | null
  /** Seconds. */
  readonly duration: number | null
  readonly rep: string | null
  readonly outcome: z.infer<typeof outcomeSchema> | null
  readonly projectTypes: readonly z.infer<typeof projectTypeSchema>[]
  readonly customerName: string | null
  /** Who made its summary; null where there is none. */
  readonly summaryBy: string | null
  readonly figures: F
}

export interface TurnPlace {
  readonly transcriptId: string
  readonly ordinal: number
}

/** Words of a turn with the role of who says them. */
export interface SaidTurn extends TurnPlace {
  readonly role: SpeakerRole
  readonly text: string
}

export interface TranscriptFiguresStore<F> {
  /** Those of the filter with their figures, newest first; what was not counted yet is counted now, once. */
  list(filter?: Partial<TranscriptFilter>): readonly CountedTranscript<F>[]
  /** Speakers of a role by the name they go by now, with the transcript each is in. */
  speakers(role: SpeakerRole): readonly { readonly transcriptId: string; readonly name: string }[]
  /** In the order asked for; places that do not exist are left out. */
  turns(places: readonly TurnPlace[]): readonly EvidenceTurn[]
  /** Every turn of these transcripts; turns of one are neighbours, in the order they were said. */
  said(ids: readonly string[]): Iterable<SaidTurn>
}

export interface FigureCounting<F> {
  /** Another version is counted again. */
  readonly version: string
  readonly count: (parts: {
    readonly turns: readonly TranscriptTurn[]
    readonly roles: ReadonlyMap<string, SpeakerRole>
    readonly distillation: Distillation | null
  }) => F
  readonly schema: z.ZodType<F>
}

interface Row {
  readonly id: string
  readonly title: string
  readonly heldAt: number | null
  readonly duration: number | null
  readonly rep: string | null
  readonly outcome: string | null
  readonly projectTypes: string
  readonly customerName: string | null
  readonly summaryBy: string | null
  /** Content, roles and summary the figures depend on. */
  readonly marks: string
}

const MARKS = `t.fingerprint || ' ' || t.turn_count || ' ' || coalesce((select group_concat(s.speaker || '=' || s.role, char(10))
    from transcript_speakers s where s.transcript_id = t.id), '') || ' ' || coalesce((select
    d.updated_at || '/' || coalesce(d.recipe, '') || '/' || coalesce(length(d.content), 0)
    from distillations d where d.transcript_id = t.id), '')`
const MADE_BY = `(select d.made_by from distillations d where d.transcript_id = t.id and d.content is not null)`
const ROLE = `coalesce(s.role, 'unknown')`
const SPEAKER = `left join transcript_speakers s on s.transcript_id = u.transcript_id and s.speaker = u.speaker`

type TurnRow = TranscriptTurn & { readonly transcriptId: string; readonly role: string }

function distillationOf(content: string | undefined): Distillation | null {
  if (content === undefined) return null
  const read = distillationSchema.safeParse(JSON.parse(content))
  return read.success ? read.data : null
}

/**
 * Figures of every transcript, kept in `transcript_figures` under a mark of what they were counted from. A first
 * look at 1,000 transcripts reads each turn once; later ones read no turn.
 */
export function createTranscriptFigures<F>(
  { db }: Workspace,
  { version, count, schema }: FigureCounting<F>,
): TranscriptFiguresStore<F> {
  const filtered = db.prepare<[FilterValues], Row>(
    `select t.id, t.title, t.held_at as heldAt, t.duration, t.rep, t.outcome, t.project_types as projectTypes,
       t.customer_name as customerName, ${MADE_BY} as summaryBy, ${MARKS} as marks
     from transcripts t where ${FILTERED} order by coalesce(t.held_at, t.imported_at) desc, t.id desc`,
  )
  const stored = db.prepare<[string, string], { figures: string }>(
    'select figures from transcript_figures where transcript_id = ? and version = ?',
  )
  const save = db.prepare(
    `insert into transcript_figures (transcript_id, version, figures)
     select @id, @version, @figures where exists (select 1 from transcripts where id = @id)
     on conflict (transcript_id) do update set version = excluded.version, figures = excluded.figures`,
  )
  const turnsOf = db.prepare<[string], TurnRow>(
    `select u.transcript_id as transcriptId, u.ordinal, u.speaker, u.start_at as start, u.end_at as end, u.text,
       ${ROLE} as role from transcript_turns u ${SPEAKER} where u.transcript_id = ? order by u.ordinal`,
  )
  const summaryOf = db.prepare<[string], { content: string }>(
    'select content from distillations where transcript_id = ? and content is not null',
  )
  const evidence = db.prepare<[string, number], Omit<EvidenceTurn, 'role'> & { role: string }>(
    `select u.transcript_id as transcriptId, t.title, u.ordinal, coalesce(s.name, u.speaker) as speaker,
       ${ROLE} as role, u.start_at as start, u.text from transcript_turns u join transcripts t on t.id = u.transcript_id
       ${SPEAKER} where u.transcript_id = ? and u.ordinal = ?`,
  )
  const speaking = db.prepare<[string], { transcriptId: string; name: string }>(
    `select transcript_id as transcriptId, coalesce(name, speaker) as name from transcript_speakers
     where role = ? order by transcript_id, name`,
  )
  const seen = new Map<string, { readonly mark: string; readonly figures: F }>()
  const roleOf = (role: string): SpeakerRole => speakerRoleSchema.catch('unknown').parse(role)

  const read = (id: string, mark: string): F | null => {
    const known = seen.get(id)
    if (known?.mark === mark) return known.figures
    const row = stored.get(id, mark)
    const parsed = row && schema.safeParse(JSON.parse(row.figures))
    if (!parsed?.success) return null
    seen.set(id, { mark, figures: parsed.data })
    return parsed.data
  }

  const countOne = (id: string): F => {
    const turns = turnsOf.all(id)
    const roles = new Map(turns.map(({ speaker, role }) => [speaker, roleOf(role)]))
    return count({ turns, roles, distillation: distillationOf(summaryOf.get(id)?.content) })
  }

  const countAll = db.transaction((rows: readonly { readonly id: string; readonly mark: string }[]) =>
    rows.map(({ id, mark }) => {
      const figures = countOne(id)
      save.run({ id, version: mark, figures: JSON.stringify(figures) })
      return { id, mark, figures }
    }),
  )

  return {
    list(filter) {
      const rows = filtered
        .all(filterValues(filter))
        .map((row) => ({ ...row, mark: `${version} ${row.marks}` }))
      const figures = new Map<string, F>()
      const missing = rows.filter(({ id, mark }) => {
        const found = read(id, mark)
        if (found !== null) figures.set(id, found)
        return found === null
      })
      if (missing.length > 0) {
        for (const { id, mark, figures: counted } of countAll.immediate(missing)) {
          seen.set(id, { mark, figures: counted })
          figures.set(id, counted)
        }
      }
      return rows.flatMap(({ marks: _marks, mark: _mark, outcome, projectTypes, ...row }) => {
        const counted = figures.get(row.id)
        if (counted === undefined) return []
        const types = z.array(projectTypeSchema).catch([]).parse(JSON.parse(projectTypes))
        const known = outcomeSchema.nullable().catch(null).parse(outcome)
        return [{ ...row, outcome: known, projectTypes: types, figures: counted }]
      })
    },
    speakers: (role) => speaking.all(role),
    turns: (places) =>
      places.flatMap(({ transcriptId, ordinal }) => {
        const row = evidence.get(transcriptId, ordinal)
        return row ? [{ ...row, role: roleOf(row.role) }] : []
      }),
    *said(ids) {
      for (const id of ids) {
        for (const { ordinal, text, role } of turnsOf.all(id)) {
          yield { transcriptId: id, ordinal, role: roleOf(role), text }
        }
      }
    },
  }
}
