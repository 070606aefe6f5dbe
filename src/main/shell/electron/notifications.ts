import { BrowserWindow, Notification } from 'electron'
import type { Notice } from '../shell.ts'

/** Shows a notice when no window has the focus; a click opens its place in the app. */
export function createNotifier(open: (place: string) => void): (notice: Notice) => void {
  // A notification that is collected as garbage loses its click.
  const showing = new Set<Notification>()
  return (notice) => {
    if (!Notification.isSupported() || BrowserWindow.getFocusedWindow()) return
    const notification = new Notification({ title: notice.title, body: notice.body })
    const forget = (): void => void showing.delete(notification)
    notification.on('click', () => {
      forget()
      open(notice.open)
    })
    notification.on('close', forget)
    showing.add(notification)
    notification.show()
  }
}
