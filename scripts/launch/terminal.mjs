export const windows = process.platform === 'win32'

/** Progress goes to stderr: stdout belongs to the command that was asked for. */
export function say(text) {
  process.stderr.write(`[hard-e] ${text}\n`)
}

export function fail(text, code = 1) {
  say(text)
  process.exit(code)
}

/** A line that says how long something has been going on, rewritten in place on a terminal. */
export function ticker(text) {
  if (!process.stderr.isTTY) {
    say(text)
    return () => undefined
  }
  const began = Date.now()
  const draw = () => process.stderr.write(`\r[hard-e] ${text} ${Math.round((Date.now() - began) / 1000)} s `)
  draw()
  const timer = setInterval(draw, 1000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\n')
  }
}
