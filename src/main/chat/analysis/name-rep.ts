import type { Transcript } from '#shared/domain/transcript.ts'
import type { Emit, FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { importedInBranch } from './previous-plan.ts'

const IS_REP =
  /^\s*(.{1,80}?)\s+(?:is|was)\s+(?:the\s+|our\s+)?(?:sales\s*)?(?:rep|salesman|salesperson|saleswoman)\b[.! ]*$/i
const MOST_OFFERED = 5

/** Asks who of the speakers is the rep, with a button each; nothing when it is known. */
export function askForRep(transcripts: readonly Transcript[], emit: Emit): string | null {
  const unknown = transcripts.find(({ rep, speakers }) => rep === null && speakers.length > 0)
  if (!unknown) return null
  const names = unknown.speakers.map(({ name }) => name).filter(Boolean)
  if (names.length === 0) return null
  const question = `Who is the rep in ${unknown.title}?`
  const options = names
    .slice(0, MOST_OFFERED)
    .map((name) => ({ label: name, send: `${name} is the rep`, route: 'analysis' as const }))
  emit({ type: 'choice.offered', question, options })
  return `${question} Talk ratio and questions need to know.`
}

/** "Marcus Bell is the rep": stored for the transcripts of this branch where that speaker's part is open. */
export function nameRep(services: FlowServices, turn: FlowTurn): string | null {
  const said = IS_REP.exec(turn.text)?.[1]?.toLowerCase()
  if (!said) return null
  const open = importedInBranch(services, turn).flatMap((id) => {
    const known = services.transcripts.list({ ids: [id] })[0]
    const speaker = known?.speakers.find(({ name }) => name.toLowerCase() === said)
    return known && speaker && known.rep === null ? [{ id, speaker: speaker.name, title: known.title }] : []
  })
  const [first] = open
  if (!first) return null
  for (const { id, speaker } of open) {
    services.transcripts.nameSpeaker(id, { speaker, role: 'rep', name: null, remember: true })
  }
  const where = open.length === 1 ? first.title : `${open.length} conversations`
  return `Noted: ${first.speaker} is the rep in ${where}. The name is remembered.`
}
