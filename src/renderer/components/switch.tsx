import { Switch as Radix } from 'radix-ui'
import { cn } from './cn.ts'

export interface SwitchProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string
  readonly label?: string
  readonly disabled?: boolean
}

export function Switch({ checked, onChange, id, label, disabled }: SwitchProps) {
  return (
    <Radix.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled ?? false}
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      className={cn(
        'relative h-5 w-9 shrink-0 rounded-full border border-transparent bg-control transition-colors',
        'disabled:opacity-50 data-[state=checked]:bg-accent',
      )}
    >
      <Radix.Thumb
        className={[
          'block size-4 translate-x-px rounded-full bg-panel transition-transform',
          'data-[state=checked]:translate-x-4.25',
        ].join(' ')}
      />
    </Radix.Root>
  )
}
