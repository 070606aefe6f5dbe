import { ArrowUp, X } from 'lucide-react'
import { useState, type Ref } from 'react'
import { cn } from '../../../components/cn.ts'
import { fieldStyle } from '../../../components/field-style.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import type { DraftEditor } from './use-draft-editor.ts'

export interface InstructionBoxProps {
  readonly editor: DraftEditor
  /** Ids of the paragraphs it is about; none: the whole text. */
  readonly chosen: readonly string[]
  readonly onWhole: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** "Say what to change": one line for the whole text or the chosen paragraphs. */
export function InstructionBox({ editor, chosen, onWhole, ref }: InstructionBoxProps) {
  const [text, setText] = useState('')
  const { paragraphs } = editor.draft
  const places = paragraphs.flatMap(({ id }, index) => (chosen.includes(id) ? [index + 1] : []))
  const some = places.length > 0
  const label = t(some ? 'scripts.instructionFor' : 'scripts.instruction')
  const send = async (): Promise<void> => {
    const instruction = text.trim()
    if (instruction === '' || editor.running !== null) return
    const paragraphIds = some ? chosen : []
    // What was asked for and not done stays in the box.
    if (await editor.run({ type: 'revise', instruction, paragraphIds })) {
      setText((now) => (now.trim() === instruction ? '' : now))
      if (some) onWhole()
    }
  }
  return (
    <form
      className="flex flex-col gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {some ? (
        <p className="flex items-center gap-1 text-meta text-ink-2">
          {t('scripts.instructionScope', {
            paragraphs: places.map((n) => t('scripts.paragraph', { n }).toLowerCase()).join(', '),
          })}
          <IconButton size="small" label={t('scripts.instructionWhole')} icon={<X />} onClick={onWhole} />
        </p>
      ) : null}
      <span className="flex items-center gap-2">
        <input
          ref={ref}
          aria-label={label}
          placeholder={`${label}. ${t('scripts.instructionHint')}`}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className={cn(fieldStyle, 'h-9 min-w-0 flex-1')}
        />
        <IconButton
          type="submit"
          tone="primary"
          label={t(some ? 'scripts.instructionSendFor' : 'scripts.instructionSend')}
          icon={<ArrowUp />}
          disabled={text.trim() === '' || editor.running !== null}
        />
      </span>
    </form>
  )
}
