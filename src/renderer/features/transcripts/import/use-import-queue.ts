import { useSyncExternalStore } from 'react'
import { explain } from '../../../components/explain-error.ts'
import { useClient } from '../../../connection/connection-context.tsx'
import type { HardEClient } from '../../../connection/routes.ts'
import { readBase64 } from '../../chat/composer/read-base64.ts'
import { createImportQueue, isOpen, type ImportQueue, type QueuedFile } from './import-queue.ts'

/** One queue a connection: it goes on while another screen is shown. */
const queues = new WeakMap<HardEClient, ImportQueue<File>>()

function queueOf(client: HardEClient): ImportQueue<File> {
  const known = queues.get(client)
  if (known) return known
  const queue = createImportQueue<File>({
    read: (file) => readBase64(file),
    send: (name, base64) => client['transcripts.import']({ name, base64 }),
    explain,
  })
  queues.set(client, queue)
  return queue
}

export interface ImportInSight {
  readonly queue: ImportQueue<File>
  readonly files: readonly QueuedFile[]
  /** Many files are still to be read. */
  readonly busy: boolean
}

/** While so many files wait, lists and figures are not read again after each of them. */
const MANY = 20

export function useImportQueue(): ImportInSight {
  const queue = queueOf(useClient())
  const files = useSyncExternalStore(queue.subscribe, queue.files)
  return { queue, files, busy: files.filter(isOpen).length > MANY }
}
