import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '#main/core/errors.ts'

/** Seconds of the template between which its picture is finished and stays: a film ends at `to`. */
export interface Rest {
  readonly from: number
  readonly to: number
}

const restSchema = z
  .looseObject({ restAt: z.number().positive(), restFrom: z.number().nonnegative().optional() })
  .refine(({ restAt, restFrom = 0 }) => restFrom <= restAt)

/** "base.mp4" → "base.json". */
const besides = (templateFile: string): string => `${templateFile.replace(/\.[^./\\]*$/, '')}.json`

/**
 * What the file beside the template says of its rest; null when there is none. UserError BAD_TEMPLATE_REST for
 * one that says something else.
 */
export async function readRest(templateFile: string): Promise<Rest | null> {
  let text: string
  try {
    text = await readFile(besides(templateFile), 'utf8')
  } catch {
    return null
  }
  try {
    const { restAt, restFrom = restAt } = restSchema.parse(JSON.parse(text))
    return { from: restFrom, to: restAt }
  } catch (cause) {
    throw new UserError(
      'BAD_TEMPLATE_REST',
      'The file beside the template video does not say where its picture rests.',
      'Write {"restAt": 25.3} into it, in seconds, or take it away; then the video ends where the voice does.',
      { cause },
    )
  }
}
