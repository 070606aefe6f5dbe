import { Command } from 'cmdk'
import { Keyboard, MessageSquare, Monitor, Moon, SquarePen, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Kbd } from '../../components/kbd.tsx'
import { matchWords } from '../../components/match-words.ts'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { shortcuts } from '../../hooks/keymap.ts'
import { t } from '../../i18n/t.ts'
import { useGo } from './place.ts'
import { screens } from './screens.ts'

export interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onCheatSheet: () => void
}

const group = [
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5',
  '[&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:text-ink-3',
].join(' ')

/** Everything by name: places, deeds, conversations. */
export function Palette({ open, onClose, onCheatSheet }: PaletteProps) {
  const go = useGo()
  const conversations = useRows('chat.conversations', {}, { enabled: open }).data ?? []
  const set = useCall('settings.set')
  const then = (deed: () => void) => (): void => {
    onClose()
    deed()
  }
  const theme = (value: string) => then(() => set.mutate({ values: { 'appearance.theme': value } }))
  return (
    <Command.Dialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      label={t('frame.palette')}
      filter={matchWords}
      loop
      overlayClassName="fixed inset-0 z-40 animate-fade bg-scrim"
      contentClassName={[
        'fixed top-[14vh] left-1/2 z-40',
        'w-[calc(100vw-2rem)] max-w-150 -translate-x-1/2 animate-fade overflow-hidden',
        'rounded-dialog bg-panel shadow-float outline-none',
      ].join(' ')}
    >
      <Command.Input
        placeholder={t('frame.palettePlaceholder')}
        className="h-12 w-full border-b border-line bg-transparent px-4 text-body outline-none"
      />
      <Command.List className="max-h-90 overflow-y-auto p-2" label={t('frame.palette')}>
        <Command.Empty className="px-2 py-6 text-center text-ink-2">{t('frame.paletteEmpty')}</Command.Empty>
        <Command.Group heading={t('frame.paletteDo')} className={group}>
          <Item icon={<SquarePen />} keys={shortcuts.newChat} onSelect={then(() => go('/chat'))}>
            {t('chat.new')}
          </Item>
          <Item icon={<Keyboard />} keys={shortcuts.cheatSheet} onSelect={then(onCheatSheet)}>
            {t('frame.keys')}
          </Item>
          <Item icon={<Sun />} onSelect={theme('light')}>
            {t('frame.themeLight')}
          </Item>
          <Item icon={<Moon />} onSelect={theme('dark')}>
            {t('frame.themeDark')}
          </Item>
          <Item icon={<Monitor />} onSelect={theme('system')}>
            {t('frame.themeSystem')}
          </Item>
        </Command.Group>
        <Command.Group heading={t('frame.paletteGo')} className={group}>
          {screens.map(({ path, name, keys, icon: Icon }) => (
            <Item key={path} icon={<Icon />} keys={keys} onSelect={then(() => go(path))}>
              {t(name)}
            </Item>
          ))}
        </Command.Group>
        {conversations.length > 0 ? (
          <Command.Group heading={t('frame.paletteConversations')} className={group}>
            {conversations.slice(0, 50).map(({ id, title }) => (
              <Item
                key={id}
                value={`${title} ${id}`}
                icon={<MessageSquare />}
                onSelect={then(() => go(`/chat/${id}`))}
              >
                {title}
              </Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command.Dialog>
  )
}

interface ItemProps {
  readonly icon: ReactNode
  readonly keys?: string
  readonly value?: string
  readonly onSelect: () => void
  readonly children: string
}

function Item({ icon, keys, value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value ?? children}
      keywords={[children]}
      onSelect={onSelect}
      className={[
        'flex h-9 items-center gap-3 rounded-control px-2 text-base data-[selected=true]:bg-hover',
        '[&_svg]:size-4 [&_svg]:text-ink-3',
      ].join(' ')}
    >
      {icon}
      <span className="flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Command.Item>
  )
}
