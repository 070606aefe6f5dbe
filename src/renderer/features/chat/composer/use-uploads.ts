import { useState } from 'react'
import type { Attachment } from '#shared/domain/conversation.ts'
import { explain } from '../../../components/explain-error.ts'
import { say, sayError } from '../../../components/toast.tsx'
import { useClient } from '../../../connection/connection-context.tsx'
import { t } from '../../../i18n/t.ts'
import { readBase64 } from './read-base64.ts'

export interface Upload {
  readonly key: string
  readonly name: string
  /** 0 to 1: how much of the file has been read. */
  readonly progress: number
}

const MOST_BYTES = 20_000_000

/** Reads files and hands them to the core one by one; `onDone` gets each as it is stored. */
export function useUploads(onDone: (attachment: Attachment) => void) {
  const client = useClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])

  const upload = async (file: File, key: string): Promise<void> => {
    const progress = (done: number): void =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, progress: done * 0.9 } : one)))
    try {
      const base64 = await readBase64(file, progress)
      const mime = file.type || 'application/octet-stream'
      onDone(await client['chat.attach']({ name: file.name.slice(-255), mime, base64 }))
    } catch (error) {
      sayError(error, t('chat.fileFailed', { name: file.name, why: explain(error).message }))
    } finally {
      setUploads((all) => all.filter((one) => one.key !== key))
    }
  }

  const add = (files: readonly File[]): void => {
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        say(t('chat.fileTooBig', { name: file.name }))
        continue
      }
      const key = crypto.randomUUID()
      setUploads((all) => [...all, { key, name: file.name, progress: 0 }])
      void upload(file, key)
    }
  }
  return { uploads, add }
}
