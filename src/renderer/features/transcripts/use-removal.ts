import { say, sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { count, t } from '../../i18n/t.ts'

/** Deletes transcripts and says so. `onRemoved` runs once they are gone. */
export function useRemoval(onRemoved: (ids: readonly string[]) => void) {
  const remove = useCall('transcripts.remove', {
    onSuccess: (_, { transcriptIds }) => {
      onRemoved(transcriptIds)
      say(t('transcripts.removed', { transcripts: count(transcriptIds.length, 'transcript') }))
    },
    onError: (error) => sayError(error, t('transcripts.removeFailed')),
  })
  return {
    busy: remove.isPending,
    run: (ids: readonly string[]): void => remove.mutate({ transcriptIds: [...ids] }),
  }
}
