import { CircleCheck, PenLine } from 'lucide-react'
import type { DraftField } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { fieldName } from '../script-words.ts'
import type { DraftEditor } from './use-draft-editor.ts'

export interface NotWrittenProps {
  readonly editor: DraftEditor
  readonly onFillIn: (field: DraftField) => void
  readonly onWriteSelf: () => void
}

/** Before there is a text: what is still missing, or the way to have it written. */
export function NotWritten({ editor, onFillIn, onWriteSelf }: NotWrittenProps) {
  const { draft, running } = editor
  const complete = draft.missing.length === 0
  return (
    <section className="flex max-w-110 flex-col items-start gap-3 py-4">
      <h2 className="text-title font-semibold">{t('scripts.notWritten')}</h2>
      {complete ? (
        <p className="flex items-center gap-2 text-base text-ink-2">
          <CircleCheck className="size-4 shrink-0 text-green" aria-hidden />
          {t('scripts.ready')}
        </p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-base text-ink-2">{t('scripts.stillMissing')}</span>
          {draft.missing.map((field) => (
            <Button
              key={field}
              size="small"
              aria-label={t('scripts.fillIn', { field: fieldName(field) })}
              onClick={() => onFillIn(field)}
            >
              {fieldName(field)}
            </Button>
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          icon={<PenLine />}
          busy={running === 'write'}
          disabled={running !== null || !complete}
          onClick={() => void editor.run({ type: 'write' })}
        >
          {t('scripts.write')}
        </Button>
        <Button tone="quiet" onClick={onWriteSelf}>
          {t('scripts.writeSelf')}
        </Button>
      </div>
    </section>
  )
}
