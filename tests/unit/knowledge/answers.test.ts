import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerFromDocuments } from '#main/brain/rules/knowledge-answer.ts'
import { openTestKnowledge } from './open-knowledge.ts'

const questionSchema = z.object({
  question: z.string(),
  answerable: z.boolean(),
  documents: z.array(z.string()).default([]),
  fact: z.string().default(''),
})
const folders = fileURLToPath(new URL('../../fixtures/answer-folders', import.meta.url))
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[$,%*_`"“”’']/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What the built-in rules say about a folder: shares of right answers and of right refusals. */
async function examine(folder: string) {
  const dir = mkdtempSync(join(tmpdir(), 'harde-answers-'))
  const opened = openTestKnowledge(dir)
  const tally = { yes: 0, fact: 0, source: 0, no: 0, declined: 0, longest: 0 }
  try {
    await opened.knowledge.addFolder(join(folders, folder))
    const lines = readFileSync(join(folders, folder, 'questions.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
    for (const line of lines) {
      const item = questionSchema.parse(JSON.parse(line))
      const { answerable, missingTerms, passages } = await opened.knowledge.evidence(item.question, {
        limit: 6,
      })
      const numbered = passages.map((passage, i) => ({ ...passage, index: i + 1 }))
      const text = answerFromDocuments(item.question, {
        kind: 'knowledge',
        answerable,
        missingTerms: [...missingTerms],
        passages: numbered,
      })
      const cited = [...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => numbered[Number(number) - 1])
      if (item.answerable) {
        tally.yes++
        if (plain(text).includes(plain(item.fact))) tally.fact++
        if (cited.some((one) => one && item.documents.some((name) => one.document.endsWith(name))))
          tally.source++
        tally.longest = Math.max(tally.longest, text.split(/\s+/).length)
      } else {
        tally.no++
        if (cited.length === 0 && text.startsWith('That is not in the company documents')) tally.declined++
      }
    }
  } finally {
    opened.close()
    rmSync(dir, { recursive: true })
  }
  return tally
}

describe('answers of the built-in rules from documents of other trades', () => {
  it.each(['a', 'b', 'c'])(
    'folder %s: the fact is missing, its source is wrong or a refusal fails',
    async (name) => {
      const { yes, fact, source, no, declined, longest } = await examine(name)
      expect(yes).toBe(25)
      expect(no).toBe(15)
      expect(fact / yes).toBeGreaterThanOrEqual(0.88)
      expect(source / yes).toBeGreaterThanOrEqual(0.88)
      expect(declined / no).toBeGreaterThanOrEqual(0.8)
      expect(longest).toBeLessThanOrEqual(120)
    },
  )
})
