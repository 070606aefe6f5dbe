import { spawn } from 'node:child_process'

/** Runs a program to its end, passes signals on, and gives its exit code. */
export function run(command, args, options = {}) {
  const { onStart, ...spawnOptions } = options
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...spawnOptions })
    const passOn = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    const done = (code) => {
      for (const signal of signals) process.off(signal, passOn)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`[hard-e] ${command}: ${error.message}\n`)
      done(127)
    })
    child.once('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)))
    onStart?.(child)
  })
}
