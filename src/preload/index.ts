import { ipcRenderer } from 'electron'
import { PORT_MESSAGE } from '#shared/rpc/port-message.ts'

// The page makes a MessageChannel and posts one end to itself; this passes it on and exposes nothing.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== PORT_MESSAGE) return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage(PORT_MESSAGE, null, [port])
})
