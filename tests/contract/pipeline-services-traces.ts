import type { VideoRun } from '#shared/domain/video-run.ts'
import type { Stage } from './pipeline-fixture.ts'
import type { Client } from './pipeline-services-places.ts'

/** What a run leaves anywhere, for one comparison. `files` and `notes` are those of this run or job. */
export function traces(stage: Pick<Stage, 'services' | 'leftFiles'>, client: Client, run: VideoRun) {
  const { services } = stage
  const link = run.delivery?.link ?? 'https://drive.google.com/'
  const notes = services.notesOf(client)
  const mails = services.mailsTo(client.email)
  return {
    notes: notes.length,
    notesWithLink: notes.filter((text) => text.includes(link)).length,
    mails: mails.length,
    files: services.filesOf(run.id).length,
    shared: services.filesOf(run.id).filter(({ permissions }) => permissions.some(isForAnyone)).length,
    openUploads: services.drive.openSessions().length,
    atCloudinary: services.cloud.leftovers(),
    temporary: stage.leftFiles(),
  }
}

const isForAnyone = ({ type, role }: { readonly type: string; readonly role: string }): boolean =>
  type === 'anyone' && role === 'reader'

/** Everything once, and nothing else. */
export const ONCE = {
  notes: 1,
  notesWithLink: 1,
  mails: 1,
  files: 1,
  shared: 1,
  openUploads: 0,
  atCloudinary: [],
  temporary: [],
} as const
/** Nobody got anything, and nothing lies about. */
export const NOTHING = { ...ONCE, notes: 0, notesWithLink: 0, mails: 0, files: 0, shared: 0 } as const
