const dollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
})

/** What a turn cost: "$0.012", "under $0.001"; null when the price is not known or there was none. */
export function cost(usd: number | null): string | null {
  if (usd === null || usd === 0) return null
  if (usd < 0.001) return 'under $0.001'
  return `$${usd.toFixed(usd < 0.1 ? 3 : 2)}`
}

/** Contract values: whole dollars. */
export function money(usd: number): string {
  return dollars.format(usd)
}

/** Ten digits as (614) 555-0100; anything else as it is. */
export function phone(number: string): string {
  const parts = /^(\d{3})(\d{3})(\d{4})$/.exec(number)
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number
}

/** 1,340 → "1.3 KB". */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`
  if (size < 1_000_000) return `${(size / 1000).toFixed(size < 10_000 ? 1 : 0)} KB`
  return `${(size / 1_000_000).toFixed(1)} MB`
}
