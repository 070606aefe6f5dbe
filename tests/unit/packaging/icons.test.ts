import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const icons = join(import.meta.dirname, '../../../resources/icons')

test.each([
  ['icon.png', 1024],
  ['icon-512.png', 512],
  ...['idle', 'working', 'needs-you', 'error'].flatMap(
    (name) =>
      [
        [`tray-${name}.png`, 22],
        [`tray-${name}@2x.png`, 44],
      ] as const,
  ),
] as const)('%s is missing, is not a PNG or has another size than %i', async (name, size) => {
  const bytes = await readFile(join(icons, name))
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size])
})
