import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createConnection } from './connection/connection.ts'
import { openWire } from './connection/open-wire.ts'

const root = document.querySelector('#root')
if (root) {
  const connection = createConnection({ openWire: () => openWire() })
  createRoot(root).render(
    <StrictMode>
      <App connection={connection} />
    </StrictMode>,
  )
}
