import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const electronStandIn = fileURLToPath(new URL('./tests/standins/electron.ts', import.meta.url))

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // The real package tries to download its binary when required from plain Node.
    alias: { electron: electronStandIn },
    setupFiles: ['tests/setup/no-outside-network.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
