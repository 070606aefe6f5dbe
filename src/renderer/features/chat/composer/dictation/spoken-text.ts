/** The draft with what was said at its end. */
export function withSpoken(draft: string, spoken: string): string {
  const said = spoken.trim()
  if (draft.trim() === '') return said
  return /\s$/.test(draft) ? draft + said : `${draft} ${said}`
}

/** Seconds as "0:07" or "12:30". */
export function spokenTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** A press this long is "hold to talk"; a shorter one is a click that leaves the microphone on. */
export const HOLD_MS = 400

/** Whether letting go of the button ends the recording. */
export function endsOnRelease(press: { readonly at: number; readonly began: boolean }, now: number): boolean {
  return !press.began || now - press.at >= HOLD_MS
}
