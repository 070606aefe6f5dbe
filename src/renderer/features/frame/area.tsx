import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { PaneDivider, usePaneWidth } from '../../components/resizable.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useReturnFocus } from '../../components/use-return-focus.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { t } from '../../i18n/t.ts'

interface AreaControls {
  /** Set while the list is a drawer. */
  readonly openList: (() => void) | null
}

const AreaContext = createContext<AreaControls>({ openList: null })

export function useArea(): AreaControls {
  return use(AreaContext)
}

export interface AreaProps {
  /** Name of the area: "Chat". */
  readonly label: string
  /** The column of this area; a drawer when the window is narrow. Omit where there is nothing to list. */
  readonly list?: ReactNode
  /** What stands beside the work; null when closed. A sheet when the window is narrow. */
  readonly companion?: ReactNode
  readonly onCloseCompanion?: () => void
  readonly children: ReactNode
}

/** List, work and companion of one screen, laid out for the width there is. */
export function Area({ label, list, companion, onCloseCompanion, children }: AreaProps) {
  const roomForList = useMedia('(min-width: 900px)')
  const roomForCompanion = useMedia('(min-width: 1100px)')
  const [drawer, setDrawer] = useState(false)
  const listPane = usePaneWidth('list', 288, 260, 320)
  const companionPane = usePaneWidth('companion', 384, 360, 420)
  const hasList = list !== undefined
  const controls = useMemo<AreaControls>(
    () => ({ openList: hasList && !roomForList ? () => setDrawer(true) : null }),
    [hasList, roomForList],
  )
  const beside = Boolean(companion) && roomForCompanion
  const returnFocus = useReturnFocus(beside)
  const onBesideClosed = useEffectEvent(() => returnFocus())
  useEffect(() => {
    if (!beside) return
    return () => onBesideClosed()
  }, [beside])
  const onCompanionKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || !onCloseCompanion) return
    event.preventDefault()
    onCloseCompanion()
  }
  const listTitle = t('frame.listTitle', { area: label })
  const closeDrawer = (): void => setDrawer(false)
  return (
    <AreaContext value={controls}>
      {hasList && roomForList ? (
        <aside aria-label={listTitle} className="flex shrink-0 bg-panel" style={{ width: listPane.width }}>
          <div className="flex min-w-0 flex-1 flex-col">{list}</div>
          <PaneDivider label={t('frame.resizeList')} pane={listPane} side="left" />
        </aside>
      ) : null}
      {hasList && !roomForList ? (
        <Sheet open={drawer} onClose={closeDrawer} side="left" label={listTitle}>
          {/* A choice in the drawer closes it: what was chosen is beneath. */}
          <div
            role="presentation"
            className="flex min-h-0 flex-1 flex-col"
            onClick={(event) => {
              if (event.target instanceof Element && event.target.closest('a')) closeDrawer()
            }}
          >
            {list}
          </div>
        </Sheet>
      ) : null}
      <main
        id="work"
        tabIndex={-1}
        aria-label={label}
        className="flex min-w-0 flex-1 flex-col bg-panel outline-none"
      >
        {children}
      </main>
      {beside ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <aside
          onKeyDown={onCompanionKey}
          aria-label={t('frame.companion')}
          className="flex shrink-0 animate-fade bg-canvas"
          style={{ width: companionPane.width }}
        >
          <PaneDivider label={t('frame.resizeCompanion')} pane={companionPane} side="right" />
          <div className="flex min-w-0 flex-1 flex-col">{companion}</div>
        </aside>
      ) : null}
      {roomForCompanion ? null : (
        <Sheet
          open={Boolean(companion)}
          onClose={() => onCloseCompanion?.()}
          side="right"
          label={t('frame.companion')}
        >
          {companion}
        </Sheet>
      )}
    </AreaContext>
  )
}
