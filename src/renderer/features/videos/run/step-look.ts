import {
  AudioLines,
  BookUser,
  Brush,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  Clapperboard,
  CloudUpload,
  Hand,
  Hourglass,
  LoaderCircle,
  Mail,
  NotebookPen,
  RotateCw,
  ScrollText,
  Timer,
  type LucideIcon,
} from 'lucide-react'
import type { VideoStepName, VideoStepState } from '#shared/domain/video-run.ts'

export const stepIcons: Readonly<Record<VideoStepName, LucideIcon>> = {
  fetch_context: BookUser,
  generate_script: ScrollText,
  generate_audio: AudioLines,
  render_video: Clapperboard,
  upload_video: CloudUpload,
  notify_crm: NotebookPen,
  wait_for_processing: Hourglass,
  deliver_to_client: Mail,
  cleanup: Brush,
}

interface StepLook {
  /** Colour of the state's word and sign. */
  readonly text: string
  /** Colours of the round behind the step's icon. */
  readonly round: string
  readonly icon: LucideIcon
}

export const stepLooks: Readonly<Record<VideoStepState, StepLook>> = {
  pending: { text: 'text-ink-3', round: 'border-line bg-raised text-ink-3', icon: CircleDashed },
  running: { text: 'text-blue', round: 'border-blue bg-blue-soft text-blue', icon: LoaderCircle },
  retrying: { text: 'text-amber', round: 'border-amber bg-amber-soft text-amber', icon: RotateCw },
  waiting: { text: 'text-blue', round: 'border-blue bg-blue-soft text-blue', icon: Timer },
  needs_person: {
    text: 'text-accent-ink',
    round: 'border-accent bg-accent-soft text-accent-ink',
    icon: Hand,
  },
  done: { text: 'text-green', round: 'border-transparent bg-green-soft text-green', icon: CircleCheck },
  failed: { text: 'text-red', round: 'border-red bg-red-soft text-red', icon: CircleAlert },
  skipped: { text: 'text-ink-3', round: 'border-line bg-sunken text-ink-3', icon: CircleMinus },
}
