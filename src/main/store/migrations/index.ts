import { foundation } from './0001-foundation.ts'
import { newClients } from './0002-new-clients.ts'
import { primerVideos } from './0004-primer-videos.ts'
import { scriptsAndTranscripts } from './0003-scripts-and-transcripts.ts'

/** In order; the database's user_version counts how many have run. */
export const migrations: readonly string[] = [foundation, newClients, scriptsAndTranscripts, primerVideos]
