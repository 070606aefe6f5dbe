import type { VideoRun, VideoRunState, VideoStepName, VideoStepState } from './video-run.ts'

/** The steps as people call them, wherever they are shown. */
export const videoStepWords: Readonly<Record<VideoStepName, string>> = {
  fetch_context: 'Look up the job',
  generate_script: 'Write the script',
  generate_audio: 'Speak it',
  render_video: 'Make the video',
  upload_video: 'Put it where the client can watch it',
  notify_crm: 'Leave a note in the CRM',
  wait_for_processing: 'Wait until it plays',
  deliver_to_client: 'Mail it to the client',
  cleanup: 'Clean up',
}

export const videoRunStateWords: Readonly<Record<VideoRunState, string>> = {
  queued: 'Queued',
  running: 'Working',
  waiting: 'Waiting',
  needs_person: 'Needs you',
  completed: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

export const videoStepStateWords: Readonly<Record<VideoStepState, string>> = {
  pending: 'Not yet',
  running: 'Working',
  retrying: 'Tries again',
  waiting: 'Waiting',
  needs_person: 'Needs you',
  done: 'Done',
  failed: 'Failed',
  skipped: 'Skipped',
}

export const videoTriggerWords: Readonly<Record<VideoRun['trigger']['source'], string>> = {
  mail: 'Ordered by mail',
  stage: 'Reached the primer stage',
  person: 'Started by hand',
  command_line: 'Started from the command line',
}
