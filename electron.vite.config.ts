import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Three entries share one core: index = Electron, serve = Node + browser window, cli = command line. The render
 * worker is a thread of its own.
 */
const main = {
  index: resolve('src/main/index.ts'),
  serve: resolve('src/main/serve.ts'),
  cli: resolve('src/main/cli.ts'),
  'render-worker': resolve('src/main/local/video/render-worker.ts'),
}

export default defineConfig({
  main: {
    // fflate's Node build declares its own `require`, which collides with the one electron-vite adds to chunks.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: { sourcemap: true, minify: false, rolldownOptions: { input: main } },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be CommonJS, and package.json says "type": "module", hence .cjs.
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), tailwindcss()],
    build: { minify: true, rolldownOptions: { input: resolve('src/renderer/index.html') } },
  },
})
