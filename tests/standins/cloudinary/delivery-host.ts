import { canonical } from '#main/integrations/cloudinary/transformation.ts'
import { lookAt, type Answered, type CloudState } from './cloud-state.ts'

const failed = (status: number, message: string): Answered => ({
  status,
  headers: { 'x-cld-error': message },
})

/** `/<cloud>/video/upload/<transformation>/v<version>/<public id>.mp4` */
export async function deliveryAnswer(state: CloudState, path: string): Promise<Answered> {
  const read = /^\/([^/]+)\/video\/upload\/(.+)\/v(\d+)\/(.+)\.mp4$/.exec(decodeURIComponent(path))
  const [, cloud, transformation = '', version, publicId = ''] = read ?? []
  if (!read || cloud !== state.options.cloudName) return failed(404, 'Resource not found')
  const asset = state.assets.get(publicId)
  if (!asset || asset.version !== Number(version)) return failed(404, `Resource not found - ${publicId}`)
  const video = [...state.videos.values()].find(
    (each) => each.base === publicId && canonical(each.transformation) === canonical(transformation),
  )
  if (!video) {
    return failed(400, 'Video is too large to process synchronously, please use an eager transformation')
  }
  lookAt(state, video)
  if (video.state === 'processing') return failed(423, 'Video is being processed')
  if (video.state === 'failed') {
    return failed(/not found/i.test(video.reason) ? 404 : 400, video.reason)
  }
  const bytes = await video.content.catch((error: unknown) => error)
  if (!Buffer.isBuffer(bytes)) return failed(500, 'The derived video could not be made')
  return { status: 200, bytes, headers: { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' } }
}
