import { contextBridge, ipcRenderer } from 'electron'
import { PORT_MESSAGE } from '#shared/rpc/port-message.ts'

// A mark, no functions: by it the page knows to ask for a port instead of opening a socket.
contextBridge.exposeInMainWorld('hardE', { shell: 'electron' })

// The page makes a MessageChannel and posts one end to itself; this passes it on.
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== PORT_MESSAGE) return
  const [port] = event.ports
  if (port) ipcRenderer.postMessage(PORT_MESSAGE, null, [port])
})
