import { access } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '../../core/errors.ts'
import { mp4Facts } from '../../core/mp4-seconds.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { adminCall } from './cloudinary-call.ts'
import type { PieceSettings } from './render-pieces.ts'
import { resourceOf } from './resources.ts'
import { componentsOf } from './transformation.ts'

const pingSchema = z.looseObject({ status: z.string() })

const absent = (what: string, where: string): UserError =>
  new UserError('MEDIA_MISSING', `The ${what} is not there: ${where}.`, 'Correct it in Settings → Video.')

async function checkFiles({ templateId, musicId, templateFile, musicFile }: PieceSettings): Promise<void> {
  if (!templateId.trim()) {
    const facts = await mp4Facts(templateFile).catch(() => {
      throw absent('template', templateFile)
    })
    if (!facts?.picture) {
      const words = `The template is no MP4 video: ${templateFile}.`
      throw new UserError('BAD_TEMPLATE', words, 'Choose an H.264 MP4 file in Settings → Video.')
    }
  }
  if (musicFile === null || musicId.trim()) return
  await access(musicFile).catch(() => {
    throw absent('music', musicFile)
  })
}

/** Cloud, key, secret and what the videos are made of. Changes nothing. Rejects with ServiceError or UserError. */
export async function checkAccount(
  account: CloudinaryAccount,
  settings: PieceSettings,
  signal: AbortSignal,
): Promise<void> {
  await adminCall(account, { path: ['ping'] }, pingSchema, signal)
  await checkFiles(settings)
  const { templateId, musicId, musicFile } = settings
  const ids = [
    { what: 'template', id: templateId.trim() },
    { what: 'music', id: musicFile === null ? '' : musicId.trim() },
  ]
  for (const { what, id } of ids) {
    if (!id) continue
    if (!(await resourceOf(account, id, signal))) throw absent(what, `“${id}” at Cloudinary`)
    const music = what === 'music' ? { id, seconds: 60 } : null
    // An id that cannot stand in a layer is said now, not in the middle of a run.
    componentsOf({ voiceId: 'voice', voiceSeconds: 60, baseSeconds: 60, baseSounds: false, music })
  }
}
