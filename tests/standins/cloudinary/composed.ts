import { canonical } from '#main/integrations/cloudinary/transformation.ts'
import type { CloudState, CloudVideo, Pieces } from './cloud-state.ts'

/** Forms of components that are documented, and used. */
const COMPONENTS: readonly RegExp[] = [
  /^e_volume:(?:mute|-?\d{1,3})$/,
  /^e_loop:\d+$/,
  /^l_(?:audio|video):[\w:.-]+$/,
  /^fl_layer_apply(?:,so_[\d.]+)?$/,
  /^du_[\d.]+$/,
  /^ac_aac,f_mp4,q_auto,vc_h264$/,
]

/** Why a transformation is refused; null when it is well formed. */
export function faultOf(transformation: string): string | null {
  let open = 0
  for (const component of transformation.split('/')) {
    if (!COMPONENTS.some((form) => form.test(component))) {
      return `Invalid transformation component - ${component}`
    }
    if (component.startsWith('l_')) open += 1
    if (component.startsWith('fl_layer_apply')) open -= 1
    if (open < 0 || open > 1) return 'Invalid transformation: layers are not applied in turn'
  }
  return open === 0 ? null : 'Invalid transformation: a layer is not applied'
}

/** The pieces of a well-formed transformation, or the id of one that is not there. */
function piecesOf(state: CloudState, base: string, transformation: string): Pieces | string {
  const asset = state.assets.get(base)
  if (!asset) return base
  const layers: Buffer[] = []
  for (const [, layer = ''] of transformation.matchAll(/(?:^|\/)l_(?:audio|video):([^/,]+)/g)) {
    const found = state.assets.get(layer.replaceAll(':', '/'))
    if (!found) return layer
    layers.push(found.content)
  }
  const lengths = [...transformation.matchAll(/\/du_([\d.]+)/g)]
  const seconds = Number(lengths.at(-1)?.[1] ?? asset.facts.seconds)
  const [voice = Buffer.alloc(0), music = null] = layers
  // A base that is repeated too little would leave the end without a picture.
  const times = Number(/(?:^|\/)e_loop:(\d+)/.exec(transformation)?.[1] ?? 1)
  return { base: asset.content, voice, music, seconds: Math.min(seconds, times * asset.facts.seconds) }
}

/** Asks for a derived video; one that was asked for before, and did not fail, stays. */
export function ask(state: CloudState, base: string, transformation: string): CloudVideo {
  const same = [...state.videos.values()].find(
    (video) => video.base === base && canonical(video.transformation) === canonical(transformation),
  )
  if (same && same.state !== 'failed') return same
  if (same) state.videos.delete(same.id)
  const pieces = piecesOf(state, base, transformation)
  const missing = typeof pieces === 'string'
  const id = `derived${String(state.nextId++).padStart(6, '0')}`
  const content = missing ? Promise.resolve(Buffer.alloc(0)) : state.options.derive(pieces)
  content.catch(() => undefined)
  const reason = missing ? `Resource not found - ${pieces}` : (state.failures.shift() ?? '')
  const video: CloudVideo = { id, base, transformation, state: 'processing', reason, looks: 0, content }
  state.videos.set(id, video)
  return video
}
