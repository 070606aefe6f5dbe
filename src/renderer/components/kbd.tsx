import { keyWords } from '../hooks/keymap.ts'

/** A shortcut as keys: `Mod+K` reads ⌘ K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex gap-0.5">
      {keyWords(keys).map((key) => (
        <kbd
          key={key}
          className={[
            'inline-flex h-5 min-w-5 items-center justify-center rounded-chip border border-line-strong',
            'bg-canvas px-1 font-sans text-micro text-ink-2',
          ].join(' ')}
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
