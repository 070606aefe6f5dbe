import { Plus } from 'lucide-react'
import { Fragment, useState } from 'react'
import type { DraftField } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { ClaimList } from './claim-list.tsx'
import { LostTexts } from './lost-texts.tsx'
import { NotWritten } from './not-written.tsx'
import { ParagraphBox } from './paragraph-box.tsx'
import { ParagraphRow } from './paragraph-row.tsx'
import { Remarks } from './remarks.tsx'
import type { DraftEditor } from './use-draft-editor.ts'
import { useParagraphDeeds } from './use-paragraph-deeds.ts'

export interface ScriptTextProps {
  readonly editor: DraftEditor
  /** Paragraphs chosen for an instruction; null where there is no box to say one. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (ids: readonly string[]) => void
  /** Chooses one paragraph and goes to the box. */
  readonly onSay: ((id: string) => void) | null
  readonly onFillIn: (field: DraftField) => void
}

/** The script as it will be spoken, each paragraph changed where it stands. */
export function ScriptText({ editor, chosen, onChoose, onSay, onFillIn }: ScriptTextProps) {
  const { draft } = editor
  const [editing, setEditing] = useState<string | null>(null)
  const { deeds, adding, setAdding, add, lost, dropLost } = useParagraphDeeds(editor, onSay)
  const { paragraphs } = draft
  const box = (
    <div className={chosen === null ? 'pl-7.5' : 'pl-13.5'}>
      <ParagraphBox
        key={`new ${adding}`}
        label={t('scripts.addText')}
        stored=""
        save={add}
        onClose={() => setAdding(undefined)}
      />
    </div>
  )
  const known = paragraphs.some((paragraph) => paragraph.id === adding)
  const choose = (id: string, on: boolean): void =>
    onChoose(on ? [...(chosen ?? []), id] : (chosen ?? []).filter((one) => one !== id))
  return (
    <div className="flex flex-col gap-3">
      <Remarks editor={editor} />
      <ClaimList
        draft={draft}
        onConfirm={deeds.confirm}
        onEdit={(id) => {
          setEditing(id)
          document.querySelector(`[data-paragraph="${id}"]`)?.scrollIntoView({ block: 'nearest' })
        }}
      />
      <LostTexts
        texts={lost}
        onDrop={dropLost}
        onAdd={(text) => {
          const after = paragraphs.at(-1)?.id ?? null
          void editor
            .act({ type: 'add_paragraph', after, text })
            .then((done) => (done ? dropLost(text) : undefined))
        }}
      />
      {paragraphs.length === 0 && adding === undefined ? (
        <NotWritten editor={editor} onFillIn={onFillIn} onWriteSelf={() => setAdding(null)} />
      ) : null}
      {adding === null ? box : null}
      <ol
        aria-label={t('scripts.text')}
        className="flex max-w-[calc(68ch+3.5rem)] flex-col gap-2 text-script"
      >
        {paragraphs.map((paragraph, index) => (
          <Fragment key={paragraph.id}>
            <ParagraphRow
              draft={draft}
              paragraph={paragraph}
              place={index + 1}
              editing={editing === paragraph.id && !paragraph.locked}
              onEdit={(on) => setEditing(on ? paragraph.id : null)}
              selected={chosen === null ? null : chosen.includes(paragraph.id)}
              onSelect={(on) => choose(paragraph.id, on)}
              deeds={deeds}
            />
            {paragraph.id === adding ? <li>{box}</li> : null}
          </Fragment>
        ))}
      </ol>
      {typeof adding === 'string' && !known ? box : null}
      {adding === undefined && paragraphs.length > 0 ? (
        <Button
          tone="quiet"
          size="small"
          icon={<Plus />}
          className="self-start"
          onClick={() => setAdding(paragraphs.at(-1)?.id ?? null)}
        >
          {t('scripts.addFirst')}
        </Button>
      ) : null}
    </div>
  )
}
