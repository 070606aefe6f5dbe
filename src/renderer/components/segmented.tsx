import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

export interface SegmentedProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
}

/** One of a few, all in sight. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
}: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      disabled={disabled ?? false}
      onValueChange={(next) => (next ? onChange(next as V) : undefined)}
      className="inline-flex rounded-control border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={[
            'inline-flex h-6.5 items-center gap-1.5 rounded-chip',
            'border border-transparent px-2.5 text-meta font-medium',
            'text-ink-2 hover:text-ink',
            'data-[state=on]:border-line data-[state=on]:bg-raised data-[state=on]:text-ink',
            '[&_svg]:size-3.5',
          ].join(' ')}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
