import { Dialog } from '../../components/dialog.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { shortcuts } from '../../hooks/keymap.ts'
import { t, type PlainKey } from '../../i18n/t.ts'
import { screens } from './screens.ts'

type Line = readonly [words: PlainKey, keys: string]

const everywhere: readonly Line[] = [
  ['frame.palette', shortcuts.palette],
  ['chat.new', shortcuts.newChat],
  ['chat.search', shortcuts.search],
  ['frame.screen.settings', shortcuts.settings],
  ['frame.keys', shortcuts.cheatSheet],
]
const chat: readonly Line[] = [
  ['chat.composer', shortcuts.composer],
  ['voice.dictateKey', shortcuts.dictate],
  ['chat.send', 'Enter'],
  ['chat.newLine', 'Shift+Enter'],
  ['chat.stop', shortcuts.stop],
  ['chat.editMessage', 'ArrowUp'],
  ['chat.slash', '/'],
]
const approval: readonly Line[] = [
  ['approval.approve', 'A'],
  ['common.edit', 'E'],
  ['approval.reject', 'R'],
  ['approvals.next', 'J'],
  ['approvals.previous', 'K'],
]

export interface CheatSheetProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function CheatSheet({ open, onClose }: CheatSheetProps) {
  return (
    <Dialog open={open} onClose={onClose} title={t('frame.keys')} wide>
      <div className="grid grid-cols-1 gap-x-10 gap-y-5 pt-2 sm:grid-cols-2">
        <Lines title="frame.keysEverywhere" lines={everywhere} />
        <Lines title="frame.keysChat" lines={chat} />
        <Lines title="frame.paletteGo" lines={screens.map((screen) => [screen.name, screen.keys])} />
        <Lines title="frame.keysApproval" lines={approval} />
      </div>
    </Dialog>
  )
}

function Lines({ title, lines }: { readonly title: PlainKey; readonly lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="mb-1 text-meta font-medium text-ink-3">{t(title)}</h3>
      <ul>
        {lines.map(([words, keys]) => (
          <li key={words} className="flex items-center justify-between gap-4 border-b border-line py-1.5">
            <span>{t(words)}</span>
            <Kbd keys={keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
