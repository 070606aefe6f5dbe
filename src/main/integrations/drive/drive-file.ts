import { z } from 'zod'
import type { DeliveryOrder } from '#main/video/delivery.ts'

/** What Drive says of a file; numbers come as text. */
export const driveFileSchema = z.looseObject({
  id: z.string().min(1),
  mimeType: z.string().optional(),
  trashed: z.boolean().default(false),
  size: z.string().optional(),
  md5Checksum: z.string().optional(),
  webViewLink: z.url({ protocol: /^https$/ }).optional(),
  hasThumbnail: z.boolean().default(false),
  videoMediaMetadata: z.looseObject({ durationMillis: z.string().optional() }).optional(),
  capabilities: z.looseObject({ canAddChildren: z.boolean().optional() }).optional(),
})
export type DriveFile = z.infer<typeof driveFileSchema>

export const FILE_FIELDS =
  'id,mimeType,trashed,size,md5Checksum,webViewLink,hasThumbnail,videoMediaMetadata(durationMillis),' +
  'capabilities(canAddChildren)'

export const FOLDER_TYPE = 'application/vnd.google-apps.folder'

/** The link a person can open; Drive leaves it out for some clients. */
export function linkOf(file: DriveFile): string {
  return file.webViewLink ?? `https://drive.google.com/file/d/${encodeURIComponent(file.id)}/view`
}

/** `unproven`: the size is right, and the checksum is not there yet. */
export function contentOf(file: DriveFile, order: DeliveryOrder): 'whole' | 'unproven' | 'different' {
  if (Number(file.size) !== order.bytes) return 'different'
  if (file.md5Checksum === undefined) return 'unproven'
  return file.md5Checksum.toLowerCase() === order.md5.toLowerCase() ? 'whole' : 'different'
}

/** What is still missing before the video counts as playable; null: nothing. */
export function missingSign(file: DriveFile, order: DeliveryOrder): string | null {
  if (contentOf(file, order) !== 'whole') return 'Google Drive has not confirmed the content yet'
  const millis = Number(file.videoMediaMetadata?.durationMillis)
  if (!Number.isFinite(millis)) return 'Google Drive is still reading the video'
  if (Math.abs(millis - order.seconds * 1000) > 1000) return 'Google Drive knows only a part of the video'
  return file.hasThumbnail ? null : 'Google Drive has no picture of the video yet'
}
