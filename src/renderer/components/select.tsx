import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'
import { overlays } from './overlays.tsx'

export interface SelectOption<V extends string> {
  readonly value: V
  readonly label: string
  readonly help?: string
}

export interface SelectProps<V extends string> {
  readonly value: V
  readonly options: readonly SelectOption<V>[]
  readonly onChange: (value: V) => void
  readonly id?: string
  readonly label?: string
  readonly disabled?: boolean
  readonly className?: string
  readonly 'aria-describedby'?: string
}

export function Select<V extends string>({
  value,
  options,
  onChange,
  id,
  label,
  disabled,
  className,
  ...rest
}: SelectProps<V>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as V)} disabled={disabled ?? false}>
      <Radix.Trigger
        {...(id ? { id } : {})}
        {...(label ? { 'aria-label': label } : {})}
        {...rest}
        className={cn(fieldStyle, 'flex h-8 items-center justify-between gap-2 text-left', className)}
      >
        <span className="truncate">
          <Radix.Value />
        </span>
        <Radix.Icon>
          <ChevronDown className="size-4 text-ink-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal container={overlays()}>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={[
            'z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width)',
            'animate-rise overflow-hidden rounded-card bg-raised p-1 shadow-float',
          ].join(' ')}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className={[
                  'flex items-center gap-2 rounded-control py-1.5',
                  'pr-3 pl-2 text-base outline-none select-none',
                  'data-highlighted:bg-hover',
                ].join(' ')}
              >
                <span className="flex size-4 items-center justify-center text-accent-ink">
                  <Radix.ItemIndicator>
                    <Check className="size-3.5" />
                  </Radix.ItemIndicator>
                </span>
                <span>
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.help ? <span className="block text-meta text-ink-3">{option.help}</span> : null}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
