import type { SpeakerRole, TranscriptSpeaker } from '#shared/domain/transcript.ts'
import type { Workspace } from './workspace.ts'

/** A speaker as the turns name it, and who that is. */
export interface SpeakerRow extends TranscriptSpeaker {
  readonly speaker: string
}

/** Who a name is, as a person once said. */
export interface KnownSpeaker {
  /** The name as it is compared. */
  readonly key: string
  readonly name: string
  readonly role: SpeakerRole
}

export interface TranscriptSpeakers {
  /** Most words first. */
  of(transcriptId: string): readonly SpeakerRow[]
  /** Of many transcripts in one read; null: of all. */
  ofMany(transcriptIds: readonly string[] | null): ReadonlyMap<string, readonly SpeakerRow[]>
  /** Takes the place of those that were there. */
  replace(transcriptId: string, speakers: readonly SpeakerRow[]): void
  /** Names that speakers carry in the files, each once. */
  spellings(): readonly string[]
  /** Transcripts in which one of these spellings speaks. */
  transcriptsWith(spellings: readonly string[]): readonly string[]
  known(): readonly KnownSpeaker[]
  remember(known: KnownSpeaker, now: number): void
  forget(key: string): void
}

type Row = Omit<SpeakerRow, 'roleBy'> & { readonly roleBy: string; readonly transcriptId: string }

const COLUMNS = 'transcript_id as transcriptId, speaker, name, role, role_by as roleBy, turns, words'
const ORDER = 'order by words desc, speaker'

function fromRow(row: Row): SpeakerRow {
  const { speaker, name, role, turns, words } = row
  return { speaker, name, role, roleBy: row.roleBy as SpeakerRow['roleBy'], turns, words }
}

export function createTranscriptSpeakers({ db }: Workspace): TranscriptSpeakers {
  const one = db.prepare<[string], Row>(
    `select ${COLUMNS} from transcript_speakers where transcript_id = ? ${ORDER}`,
  )
  const many = db.prepare<[string], Row>(
    `select ${COLUMNS} from transcript_speakers
     where transcript_id in (select value from json_each(?)) ${ORDER}`,
  )
  const all = db.prepare<[], Row>(`select ${COLUMNS} from transcript_speakers ${ORDER}`)
  const clear = db.prepare<[string]>('delete from transcript_speakers where transcript_id = ?')
  const insert = db.prepare(
    `insert into transcript_speakers (transcript_id, speaker, name, role, role_by, turns, words)
     values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const distinct = db.prepare<[], { speaker: string }>('select distinct speaker from transcript_speakers')
  const having = db.prepare<[string], { id: string }>(
    `select distinct transcript_id as id from transcript_speakers
     where speaker in (select value from json_each(?))`,
  )
  const remembered = db.prepare<[], KnownSpeaker>('select name_key as key, name, role from known_speakers')
  const keep = db.prepare(
    `insert into known_speakers (name_key, name, role, updated_at) values (?, ?, ?, ?)
     on conflict (name_key) do update set name = excluded.name, role = excluded.role,
       updated_at = excluded.updated_at`,
  )
  const drop = db.prepare<[string]>('delete from known_speakers where name_key = ?')
  return {
    of: (id) => one.all(id).map(fromRow),
    ofMany(ids) {
      const found = new Map<string, SpeakerRow[]>()
      for (const row of ids === null ? all.iterate() : many.iterate(JSON.stringify(ids))) {
        const list = found.get(row.transcriptId)
        if (list) list.push(fromRow(row))
        else found.set(row.transcriptId, [fromRow(row)])
      }
      return found
    },
    replace(id, speakers) {
      clear.run(id)
      for (const one of speakers) {
        insert.run(id, one.speaker, one.name, one.role, one.roleBy, one.turns, one.words)
      }
    },
    spellings: () => distinct.all().map((row) => row.speaker),
    transcriptsWith: (spellings) => having.all(JSON.stringify(spellings)).map((row) => row.id),
    known: () => remembered.all(),
    remember: ({ key, name, role }, now) => void keep.run(key, name, role, now),
    forget: (key) => void drop.run(key),
  }
}
