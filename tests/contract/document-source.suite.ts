import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentSource, SourceEntry } from '#main/knowledge/knowledge.ts'

/** A source with the means to change what is in it. */
export interface Place {
  readonly source: DocumentSource
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  stop(): Promise<void>
}

export async function entries(source: DocumentSource): Promise<readonly SourceEntry[]> {
  const found: SourceEntry[] = []
  for await (const entry of source.list()) found.push(entry)
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

async function textOf(source: DocumentSource, path: string): Promise<string> {
  const bytes = await source.read(path, null)
  return new TextDecoder().decode(bytes ?? undefined)
}

export function documentSourceContract(name: string, open: () => Promise<Place>): void {
  describe(`document source: ${name}`, () => {
    let place: Place
    beforeAll(async () => {
      place = await open()
    })
    afterAll(async () => await place.stop())

    it('loses entries that come on a later page of the listing', async () => {
      for (let i = 0; i < 5; i++) await place.write(`many/${i}.txt`, `entry ${i}`)
      const paths = (await entries(place.source)).map((entry) => entry.path)
      expect(paths).toEqual([0, 1, 2, 3, 4].map((i) => `many/${i}.txt`))
    })

    it('garbles names with spaces, accents or signs', async () => {
      const path = 'jobs & co/Größe + 50% #1.md'
      await place.write(path, 'bytes as written: ü')
      expect((await entries(place.source)).map((entry) => entry.path)).toContain(path)
      expect(await textOf(place.source, path)).toBe('bytes as written: ü')
    })

    it('takes an unchanged document for a changed one, or fetches it again', async () => {
      await place.write('same.md', 'steady')
      const find = async () => (await entries(place.source)).find((entry) => entry.path === 'same.md')
      const first = await find()
      const second = await find()
      expect(second?.version).toBe(first?.version)
      expect(first?.size).toBe(6)
      expect(await place.source.read('same.md', first?.version ?? null)).toBeNull()
    })

    it('misses a change that keeps the size', async () => {
      await place.write('changing.md', 'version 1')
      const before = (await entries(place.source)).find((entry) => entry.path === 'changing.md')
      await place.write('changing.md', 'version 2')
      const after = (await entries(place.source)).find((entry) => entry.path === 'changing.md')
      expect(after?.version).not.toBe(before?.version)
      const bytes = await place.source.read('changing.md', before?.version ?? null)
      expect(new TextDecoder().decode(bytes ?? undefined)).toBe('version 2')
    })

    it('still lists what was deleted', async () => {
      await place.write('gone.md', 'x')
      await place.remove('gone.md')
      expect((await entries(place.source)).map((entry) => entry.path)).not.toContain('gone.md')
      await expect(place.source.read('gone.md', null)).rejects.toThrow(/no longer/)
    })

    it('shows hidden files as documents', async () => {
      await place.write('.hidden.md', 'x')
      expect((await entries(place.source)).map((entry) => entry.path)).not.toContain('.hidden.md')
    })

    it('goes on after the caller gave up', async () => {
      const aborted = AbortSignal.abort(new Error('given up'))
      const listing = place.source.list(aborted)[Symbol.asyncIterator]()
      await expect(listing.next()).rejects.toThrow(/given up|aborted/i)
      await expect(place.source.read('same.md', null, aborted)).rejects.toThrow(/given up|aborted/i)
    })

    it('calls a good place unreachable', async () => {
      await expect(place.source.check()).resolves.toBeUndefined()
    })
  })
}
