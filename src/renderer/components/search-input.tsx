import { Search } from 'lucide-react'
import { Input } from './input.tsx'

/** A search field over a list: Escape empties it first, and only then does what it does elsewhere. */
export function SearchInput({
  label,
  value,
  maxLength,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (text: string) => void
}) {
  return (
    <Input
      type="search"
      icon={<Search />}
      className="min-w-0 flex-1"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || value === '') return
        event.preventDefault()
        onChange('')
      }}
    />
  )
}
