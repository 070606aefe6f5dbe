import { app } from 'electron'

export interface QuitOptions {
  readonly stop: () => Promise<void>
  /** Milliseconds to wait for `stop`. */
  readonly deadlineMs: number
  readonly onFailure: (error: unknown) => void
}

/** Holds a quit back until the core has stopped or the deadline has passed. Tells whether one has begun. */
export function stopBeforeQuit(options: QuitOptions): { readonly quitting: () => boolean } {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  const stop = async (): Promise<void> => {
    const deadline = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      options.onFailure(new Error('The app did not stop in time.'))
      deadline.resolve()
    }, options.deadlineMs)
    try {
      await Promise.race([options.stop(), deadline.promise])
    } catch (error) {
      options.onFailure(error)
    } finally {
      clearTimeout(timer)
      state = 'stopped'
      app.quit()
    }
  }
  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    void stop()
  })
  return { quitting: () => state !== 'running' }
}
