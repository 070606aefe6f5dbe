import { ArrowUp, Paperclip, Square } from 'lucide-react'
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import type { Route } from '#shared/domain/route.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { shortcuts } from '../../../hooks/keymap.ts'
import { useShortcut } from '../../../hooks/use-shortcut.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { useDropTarget } from '../../frame/drop-zone.tsx'
import { BrainLabel } from './brain-label.tsx'
import { ComposerFiles } from './composer-files.tsx'
import { NeedsNote, TroubleNote } from './dictation/dictation-notes.tsx'
import { KeptRecordings } from './dictation/kept-recordings.tsx'
import { DictationState } from './dictation/listening-bar.tsx'
import { MicrophoneButton } from './dictation/microphone-button.tsx'
import { SoundOffers, useSoundOffers } from './dictation/sound-offers.tsx'
import { withSpoken } from './dictation/spoken-text.ts'
import { useDictation } from './dictation/use-dictation.ts'
import { isEmptyDraft, emptyDraft, withUnsent } from './drafts.ts'
import { RouteChip } from './route-chip.tsx'
import { takeCommand } from './slash-commands.ts'
import { SlashMenu, useSlashMenu } from './slash-menu.tsx'
import { useDraft } from './use-draft.ts'
import { useUploads } from './use-uploads.ts'

export interface Outgoing {
  readonly text: string
  readonly route: Route | null
  readonly attachmentIds: readonly string[]
  /** Recordings that the text was said as. */
  readonly recordingIds: readonly string[]
}

export interface ComposerHandle {
  focus(): void
}

export interface ComposerProps {
  readonly conversationId: string | null
  readonly busy: boolean
  /** Resolves once the core has the message; a rejection leaves the draft where it is. */
  readonly onSend: (message: Outgoing) => Promise<void>
  readonly onStop: () => void
  /** ↑ in an empty box. */
  readonly onEditLast: () => void
  readonly ref?: Ref<ComposerHandle>
}

/** Where the person writes: grows to eight lines, keeps what is typed, never loses it to an error. */
export function Composer({ conversationId, busy, onSend, onStop, onEditLast, ref }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const sending = useRef(false)
  const { draft, change } = useDraft(conversationId)
  const { uploads, add } = useUploads((file) =>
    change((before) => ({ attachments: [...before.attachments, file] })),
  )
  const focus = (): void => box.current?.focus()
  const sounds = useSoundOffers(add)
  const dictation = useDictation({
    conversationId,
    onText: (text, id) => {
      change((before) => ({
        text: withSpoken(before.text, text),
        recordings: [...before.recordings, id],
      }))
      // Only from the composer itself: the person may be at something else by now.
      if (box.current?.form?.contains(document.activeElement)) focus()
    },
  })
  const needs = useRows('voice.status', {}).data?.needs
  const [explained, setExplained] = useState(false)
  useImperativeHandle(ref, () => ({ focus }))
  useDropTarget(t('chat.dropTarget'), (files) => sounds.add(files))
  useShortcut(shortcuts.composer, (event) => {
    event.preventDefault()
    focus()
  })
  const slash = useSlashMenu(draft.text, (command) => {
    change({ text: '', route: command.route })
    focus()
  })

  const empty = isEmptyDraft(draft)
  const send = (): void => {
    if (empty || uploads.length > 0 || sending.current) return
    const command = draft.route === null ? takeCommand(draft.text) : null
    const sent = draft
    sending.current = true
    change(emptyDraft)
    onSend({
      text: command?.rest ?? sent.text,
      route: command?.route ?? sent.route,
      attachmentIds: sent.attachments.map((file) => file.id),
      recordingIds: sent.recordings,
    })
      .catch(() => change((now) => withUnsent(now, sent)))
      .finally(() => {
        sending.current = false
      })
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (slash.onKeyDown(event)) return
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp' && draft.text === '') {
      event.preventDefault()
      onEditLast()
    } else if (event.key === 'Backspace' && draft.text === '' && draft.route !== null) change({ route: null })
  }

  return (
    <form
      className="relative mx-auto w-full max-w-190"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <SlashMenu menu={slash} />
      <div
        className={[
          'rounded-dialog border border-line-strong bg-raised transition-colors hover:border-control',
          'has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:ring-3',
          'has-[textarea:focus-visible]:ring-accent/15',
        ].join(' ')}
      >
        <ComposerFiles
          files={draft.attachments}
          uploads={uploads}
          onRemove={(id) =>
            change((before) => ({ attachments: before.attachments.filter((file) => file.id !== id) }))
          }
        />
        <KeptRecordings conversationId={conversationId} dictation={dictation} />
        <SoundOffers
          sounds={sounds}
          idle={dictation.phase.kind === 'idle'}
          onWrite={({ file, mime }) => {
            if (needs === null) dictation.take(file, mime)
            else setExplained(needs !== undefined)
            return needs === null
          }}
        />
        {dictation.trouble ? <TroubleNote trouble={dictation.trouble} onClose={dictation.dismiss} /> : null}
        {needs && explained ? <NeedsNote needs={needs} onClose={() => setExplained(false)} /> : null}
        <DictationState dictation={dictation} />
        <textarea
          ref={box}
          rows={1}
          aria-label={t('chat.composer')}
          aria-describedby="composer-hint"
          {...slash.boxProps}
          placeholder={busy ? t('chat.placeholderBusy') : t('chat.placeholder')}
          value={draft.text}
          maxLength={200_000}
          onChange={({ target: { value } }) =>
            // Words that are gone were not sent: their recording is not part of what comes next.
            change({ text: value, ...(value.trim() === '' ? { recordings: [] } : {}) })
          }
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const files = [...event.clipboardData.files]
            if (files.length === 0) return
            event.preventDefault()
            sounds.add(files)
          }}
          className={[
            'block max-h-[13.25rem] w-full resize-none bg-transparent px-4 pt-3 pb-1 text-body outline-none',
            'field-sizing-content',
          ].join(' ')}
        />
        <div className="flex items-center gap-1 px-2 pb-2">
          <IconButton label={t('chat.attach')} icon={<Paperclip />} onClick={() => picker.current?.click()} />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              sounds.add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          <MicrophoneButton
            dictation={dictation}
            needs={needs}
            explained={explained}
            onExplain={setExplained}
          />
          {draft.route ? <RouteChip route={draft.route} onClear={() => change({ route: null })} /> : null}
          <span className="ml-auto" />
          <BrainLabel />
          {busy ? (
            <IconButton
              label={t('chat.stop')}
              keys="Escape"
              icon={<Square className="fill-current" />}
              onClick={onStop}
              side="top"
            />
          ) : null}
          <IconButton
            type="submit"
            tone="primary"
            side="top"
            label={busy ? t('chat.queue') : t('chat.send')}
            keys="Enter"
            icon={<ArrowUp />}
            disabled={empty || uploads.length > 0}
          />
        </div>
      </div>
      <p id="composer-hint" className="pt-1.5 text-center text-micro text-ink-3 max-sm:hidden">
        {t('chat.hint')}
      </p>
    </form>
  )
}
