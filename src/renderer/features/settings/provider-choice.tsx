import { RadioGroup } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { Banner } from '../../components/banner.tsx'
import { t } from '../../i18n/t.ts'
import { useSettingsForm } from './settings-form-context.ts'
import { switchWords, type SwitchKey } from './switch-words.ts'

export interface ProviderOption {
  readonly value: string
  readonly label: string
  readonly help: string
  readonly icon: ReactNode
}

export interface ProviderChoiceProps {
  readonly name: SwitchKey
  readonly options: readonly ProviderOption[]
}

/** Which service does the work, as cards; another choice says what changes before it is saved. */
export function ProviderChoice({ name, options }: ProviderChoiceProps) {
  const form = useSettingsForm()
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup.Root
        aria-label={t('settings.provider')}
        value={String(form.value(name))}
        onValueChange={(next) => form.set(name, next)}
        className="grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]"
      >
        {options.map((option) => (
          <ProviderCard key={option.value} option={option} />
        ))}
      </RadioGroup.Root>
      <SwitchNote name={name} />
    </div>
  )
}

function ProviderCard({ option }: { readonly option: ProviderOption }) {
  const help = useId()
  return (
    <RadioGroup.Item
      value={option.value}
      aria-label={option.label}
      aria-describedby={help}
      className={[
        'group flex items-start gap-2.5 rounded-card border border-line bg-raised p-3 text-left transition-colors',
        'hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft',
        '[&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3 data-[state=checked]:[&>svg]:text-accent-ink',
      ].join(' ')}
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block text-base font-medium">{option.label}</span>
        <span id={help} className="mt-0.5 block text-meta text-ink-2">
          {option.help}
        </span>
      </span>
      <span
        aria-hidden
        className={[
          'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-raised',
          'group-data-[state=checked]:border-accent',
        ].join(' ')}
      >
        <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
      </span>
    </RadioGroup.Item>
  )
}

/** What the chosen change does and does not do, while it is unsaved. */
export function SwitchNote({ name }: { readonly name: SwitchKey }) {
  const form = useSettingsForm()
  const words = switchWords(name, form.saved(name), form.value(name))
  if (!words) return null
  return (
    <Banner tone="info" boxed>
      {words}
    </Banner>
  )
}
