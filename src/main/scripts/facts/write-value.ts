/** How a date and an hour are written in a script: "Tuesday, December 1 at 10:00 AM". */
export function writeMoment(at: number, timeZone: string | undefined): string {
  const day = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone,
  }).format(at)
  const hour = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone }).format(at)
  return `${day} at ${hour.replace(/\s/g, ' ')}`
}

export function writeDay(at: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone,
  }).format(at)
}

/** "$24,850", with cents only where there are any. */
export function writeMoney(dollars: number): string {
  const digits = Number.isInteger(dollars) ? 0 : 2
  return dollars.toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
