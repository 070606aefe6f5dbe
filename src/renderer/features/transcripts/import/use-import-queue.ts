import { useSyncExternalStore } from 'react'
import { explain } from '../../../components/explain-error.ts'
import { useClient } from '../../../connection/connection-context.tsx'
import type { HardEClient } from '../../../connection/routes.ts'
import { readBase64 } from '../../chat/composer/read-base64.ts'
import { createImportQueue, type ImportQueue, type QueuedFile } from './import-queue.ts'

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

export function useImportQueue(): {
  readonly queue: ImportQueue<File>
  readonly files: readonly QueuedFile[]
} {
  const queue = queueOf(useClient())
  return { queue, files: useSyncExternalStore(queue.subscribe, queue.files) }
}
