import { Outlet } from '@tanstack/react-router'
import { useState } from 'react'
import { LinkGate } from '../../components/markdown/external-link.tsx'
import { Overlays } from '../../components/overlays.tsx'
import { sayError } from '../../components/toast.tsx'
import { useChanges } from '../../connection/changes.ts'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { shortcuts } from '../../hooks/keymap.ts'
import { useShortcut } from '../../hooks/use-shortcut.ts'
import { t } from '../../i18n/t.ts'
import { Banners } from './banners.tsx'
import { CheatSheet } from './cheat-sheet.tsx'
import { DropZone } from './drop-zone.tsx'
import { Palette } from './palette.tsx'
import { useGo } from './place.ts'
import { Rail } from './rail.tsx'
import { screens } from './screens.ts'
import { useAppearance } from './use-appearance.ts'

/** The window around every screen: rail, banners, palette, drop target. */
export function Frame() {
  useChanges()
  useAppearance()
  const status = useRows('app.status', {}).data
  const openExternal = useCall('app.openExternal', { onError: (error) => sayError(error) })
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null)
  const close = (): void => setOverlay(null)
  useShortcut(
    shortcuts.palette,
    (event) => {
      event.preventDefault()
      setOverlay((open) => (open === 'palette' ? null : 'palette'))
    },
    { inDialogs: true },
  )
  useShortcut(shortcuts.cheatSheet, () => setOverlay('keys'))
  const go = useGo()
  useShortcut(shortcuts.settings, (event) => {
    event.preventDefault()
    go('/settings')
  })
  return (
    <LinkGate onOpen={(url) => openExternal.mutate({ url })}>
      <DropZone>
        <a
          href="#work"
          className={[
            'sr-only z-50 rounded-control bg-raised px-3',
            'py-2 shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2',
          ].join(' ')}
          onClick={(event) => {
            event.preventDefault()
            document.querySelector<HTMLElement>('#work')?.focus()
          }}
        >
          {t('frame.skip')}
        </a>
        <div className="flex h-full flex-col">
          <Banners status={status} />
          <div className="flex min-h-0 flex-1">
            <Rail status={status} />
            <Outlet />
          </div>
        </div>
        {screens.map((screen) => (
          <GoKey key={screen.path} keys={screen.keys} path={screen.path} />
        ))}
        <Overlays />
        <Palette open={overlay === 'palette'} onClose={close} onCheatSheet={() => setOverlay('keys')} />
        <CheatSheet open={overlay === 'keys'} onClose={close} />
      </DropZone>
    </LinkGate>
  )
}

function GoKey({ keys, path }: { readonly keys: string; readonly path: string }) {
  const go = useGo()
  useShortcut(keys, (event) => {
    event.preventDefault()
    go(path)
  })
  return null
}
