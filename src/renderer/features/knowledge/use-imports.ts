import { useRef, useState } from 'react'
import type { Collection } from '#shared/domain/citation.ts'
import { explain } from '../../components/explain-error.ts'
import { useClient } from '../../connection/connection-context.tsx'
import { count, t } from '../../i18n/t.ts'

export interface ImportFile {
  readonly id: number
  readonly file: File
  readonly state: 'waiting' | 'reading' | 'done' | 'failed'
  /** What became of it, in words. */
  readonly words: string
}

export interface Imports {
  readonly files: readonly ImportFile[]
  readonly running: boolean
  readonly add: (files: readonly File[]) => void
  readonly leaveOut: (id: number) => void
  /** Adds what waits or failed, one after the other. */
  readonly start: (collection: Collection) => Promise<void>
}

/** The wire takes 28 million characters of base64. */
const MOST_BYTES = 20_000_000

/** The files of one import with what became of each; a file that fails does not stop the others. */
export function useImports(first: readonly File[]): Imports {
  const client = useClient()
  const nextId = useRef(first.length)
  const [files, setFiles] = useState<readonly ImportFile[]>(() => first.map((file, id) => fresh(file, id)))
  const [running, setRunning] = useState(false)
  const become = (id: number, change: Pick<ImportFile, 'state' | 'words'>): void =>
    setFiles((known) => known.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const one = async ({ id, file }: ImportFile, collection: Collection): Promise<void> => {
    become(id, { state: 'reading', words: t('knowledge.importState.reading') })
    try {
      const base64 = await base64Of(file)
      const document = await client['knowledge.import']({ name: file.name, base64, collection })
      const passages = count(document.passages, 'passage')
      if (document.error) become(id, { state: 'failed', words: document.error })
      else become(id, { state: 'done', words: t('knowledge.importState.done', { passages }) })
    } catch (error) {
      const { message, nextStep } = explain(error)
      become(id, { state: 'failed', words: `${message} ${nextStep}` })
    }
  }
  return {
    files,
    running,
    add: (more) => setFiles((known) => [...known, ...more.map((file) => fresh(file, nextId.current++))]),
    leaveOut: (id) => setFiles((known) => known.filter((other) => other.id !== id)),
    async start(collection) {
      setRunning(true)
      for (const item of files) {
        if (item.state === 'done' || item.file.size > MOST_BYTES) continue
        // One after the other: the core reads one document at a time anyway, and progress stays readable.
        await one(item, collection)
      }
      setRunning(false)
    },
  }
}

function fresh(file: File, id: number): ImportFile {
  return file.size > MOST_BYTES
    ? { id, file, state: 'failed', words: t('knowledge.importTooBig') }
    : { id, file, state: 'waiting', words: t('knowledge.importState.waiting') }
}

/** True when another try could help. */
export function canTry({ file, state }: ImportFile): boolean {
  return file.size <= MOST_BYTES && (state === 'waiting' || state === 'failed')
}

async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}
