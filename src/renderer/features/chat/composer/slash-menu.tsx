import { useState, type KeyboardEvent } from 'react'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { offeredCommands, type SlashCommand } from './slash-commands.ts'

const LIST = 'slash-commands'

/** The state of the menu that a typed slash opens. */
export function useSlashMenu(text: string, onChoose: (command: SlashCommand) => void) {
  const [at, setAt] = useState(0)
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const commands = closedFor === text ? null : offeredCommands(text)
  const index = commands ? Math.min(at, commands.length - 1) : 0
  return {
    commands,
    index,
    choose: onChoose,
    /** True when the key was for the menu. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (!commands) return false
      const chosen = commands[index]
      if (event.key === 'ArrowDown') setAt((index + 1) % commands.length)
      else if (event.key === 'ArrowUp') setAt((index + commands.length - 1) % commands.length)
      else if (event.key === 'Escape') setClosedFor(text)
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) onChoose(chosen)
      else return false
      event.preventDefault()
      return true
    },
    boxProps: commands
      ? ({
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': LIST,
          'aria-activedescendant': `${LIST}-${index}`,
        } as const)
      : {},
  }
}

export function SlashMenu({ menu }: { readonly menu: ReturnType<typeof useSlashMenu> }) {
  if (!menu.commands) return null
  return (
    <div
      id={LIST}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label={t('chat.slash')}
      className={[
        'absolute bottom-full left-0 z-20 mb-2',
        'w-100 animate-rise rounded-card bg-raised p-1 shadow-float',
      ].join(' ')}
    >
      {menu.commands.map((command, index) => (
        <div
          key={command.name}
          id={`${LIST}-${index}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="option"
          tabIndex={-1}
          aria-selected={index === menu.index}
          // The text box keeps the focus, so the press must not take it.
          onMouseDown={(event) => {
            event.preventDefault()
            menu.choose(command)
          }}
          className={cn(
            'flex h-8 items-center gap-3 rounded-control px-2 text-base',
            index === menu.index && 'bg-hover',
          )}
        >
          <span className="w-22 shrink-0 font-medium">/{command.name}</span>
          <span className="truncate text-ink-2">{t(command.help)}</span>
        </div>
      ))}
    </div>
  )
}
