import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { judgeWords, rowMail, triggerMailSchema } from './judge-words.ts'

const rows = readFileSync('tests/data/trigger-mails.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => triggerMailSchema.parse(JSON.parse(line)))

describe('a mail is judged otherwise than written down', () => {
  test.each(rows.map((row) => [row.id, row.subject, row] as const))('%s %s', async (_, __, row) => {
    const decision = await judgeWords(await rowMail(row))
    expect({ reason: decision.reason, jobRef: decision.jobRef }).toEqual({
      reason: row.reason,
      jobRef: row.jobRef,
    })
    expect(decision.detail).toMatch(/\.$/)
  })

  test('the set lost its rows', () => {
    expect(z.array(triggerMailSchema).parse(rows).length).toBeGreaterThan(90)
  })
})
