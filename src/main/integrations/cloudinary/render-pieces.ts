import { UserError } from '../../core/errors.ts'
import { contentId, MUSIC_TAG, TEMPLATE_TAG } from './asset-names.ts'
import type { CloudinaryAccount } from './cloudinary-account.ts'
import { addTag, resourceOf, taggedWith } from './resources.ts'
import { uploadFile } from './upload-file.ts'

/** What every video is made of, besides its voice. */
export interface PieceSettings {
  /** Ids of the account; empty: the files are brought there. */
  readonly templateId: string
  readonly musicId: string
  readonly templateFile: string
  /** Null: no music, whatever `musicId` says. */
  readonly musicFile: string | null
}

export interface PieceIds {
  readonly template: string
  readonly music: string | null
}

/** The ids of the pieces; those of own files follow from what is in them. */
export async function pieceIds(settings: PieceSettings, signal: AbortSignal): Promise<PieceIds> {
  const { templateFile, musicFile } = settings
  const own = settings.musicId.trim()
  return {
    template: settings.templateId.trim() || (await contentId('template', templateFile, signal)),
    music: musicFile === null ? null : own || (await contentId('music', musicFile, signal)),
  }
}

const noSuchId = (what: string, id: string): UserError =>
  new UserError(
    'MEDIA_MISSING',
    `There is no ${what} “${id}” at Cloudinary. Nothing was brought there.`,
    'Correct its id in Settings → Video, or leave it empty for the one of this computer.',
  )

/** Brings template and music there unless they are. The template is marked: derived videos are found by it. */
export async function bringPieces(
  account: CloudinaryAccount,
  settings: PieceSettings,
  signal: AbortSignal,
): Promise<PieceIds> {
  const ids = await pieceIds(settings, signal)
  const template = await resourceOf(account, ids.template, signal)
  if (!template && settings.templateId.trim()) throw noSuchId('template', ids.template)
  const music = ids.music === null ? null : await resourceOf(account, ids.music, signal)
  if (ids.music !== null && !music && settings.musicId.trim()) throw noSuchId('music', ids.music)
  if (!template) {
    const tags = [TEMPLATE_TAG]
    const upload = { file: settings.templateFile, publicId: ids.template, tags, ifThere: 'keep' } as const
    await uploadFile(account, upload, signal)
  } else if (!template.tags?.includes(TEMPLATE_TAG)) {
    await addTag(account, ids.template, TEMPLATE_TAG, signal)
  }
  if (ids.music !== null && !music && settings.musicFile !== null) {
    const tags = [MUSIC_TAG]
    const upload = { file: settings.musicFile, publicId: ids.music, tags, ifThere: 'keep' } as const
    await uploadFile(account, upload, signal)
  }
  return ids
}

/** Every template that a video may have been derived from: the one of now, and those of earlier settings. */
export async function templatesThere(
  account: CloudinaryAccount,
  settings: PieceSettings,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const marked = await taggedWith(account, TEMPLATE_TAG, signal)
  const own = settings.templateId.trim()
  return [...new Set([...marked.map(({ publicId }) => publicId), ...(own ? [own] : [])])]
}
