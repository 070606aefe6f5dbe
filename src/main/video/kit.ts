import { createDoorSlots, type DoorSlots } from './door/slots.ts'
import type { DoorWay } from './door/through-the-door.ts'
import { createMediaFolder, type MediaFolder } from './media/media-folder.ts'
import type { VideoParts } from './parts.ts'

/** The parts with what is made of them once. */
export interface VideoKit extends VideoParts {
  readonly media: MediaFolder
  readonly slots: DoorSlots
  readonly way: DoorWay
  /** What a running upload says of itself, by run: the door's executor knows only the run. */
  readonly uploads: Map<string, (fraction: number | null, note: string) => void>
}

/** The name under which the settings and the audit list know what runs without a person. */
export const STANDING_ORDER = 'primer videos'

export function createKit(parts: VideoParts): VideoKit {
  const slots = createDoorSlots(parts.remoteStates)
  const way = { door: parts.door, slots, errors: parts.errors, clock: parts.clock }
  return { ...parts, media: createMediaFolder(parts.mediaDir), slots, way, uploads: new Map() }
}
