import { powerMonitor, powerSaveBlocker } from 'electron'
import type { Power } from '../shell.ts'

export function createPower(): Power {
  return {
    onResume(listener) {
      powerMonitor.on('resume', listener)
      return () => void powerMonitor.off('resume', listener)
    },
    keepAwake() {
      const id = powerSaveBlocker.start('prevent-app-suspension')
      return () => {
        if (powerSaveBlocker.isStarted(id)) powerSaveBlocker.stop(id)
      }
    },
  }
}
