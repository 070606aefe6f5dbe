import { ipcMain } from 'electron'
import { portWire } from '#shared/rpc/port-wire.ts'
import { PORT_MESSAGE } from '#shared/rpc/port-message.ts'
import type { Wire } from '#shared/rpc/wire.ts'
import type { OwnUrl } from './origin.ts'

/** Serves every port that our own page hands over; a port from any other sender is closed. */
export function acceptPorts(own: OwnUrl, connect: (wire: Wire) => void): void {
  ipcMain.on(PORT_MESSAGE, (event) => {
    const [port, ...others] = event.ports
    for (const other of others) other.close()
    if (!port) return
    const frame = event.senderFrame
    if (frame && frame.parent === null && own(frame.url)) connect(portWire(port))
    else port.close()
  })
}
