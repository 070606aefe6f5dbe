/** Words of the Transcripts screen. */
export const transcriptsText = {
  'transcripts.title': 'Transcripts',
} as const
