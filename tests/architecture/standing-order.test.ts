import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'

const MAY = [join('src', 'main', 'video'), join('src', 'main', 'approvals')]

test('chat, a form or a tool sends something without a person by a standing order', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join('src', name))
  const names = files.filter((file) => readFileSync(file, 'utf8').includes('standingOrder'))
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((file) => !MAY.some((folder) => file.startsWith(folder + sep)))).toEqual([])
})
