export const commandNames = ['backup', 'restore', 'diagnostics', 'doctor'] as const
export type CommandName = (typeof commandNames)[number]

/** Quotes a path for a shell where it needs it; both POSIX shells and cmd.exe take double quotes. */
export function quoted(path: string): string {
  return /^[\w./:\\~-]+$/.test(path) ? path : `"${path.replaceAll('"', '\\"')}"`
}

/** The command to paste, for the workspace in use. `day` is YYYY-MM-DD. */
export function commandLine(name: CommandName, dataDir: string, day: string): string {
  const words = {
    backup: `backup hard-e-${day}.zip`,
    restore: `restore hard-e-${day}.zip`,
    diagnostics: `export-diagnostics hard-e-diagnostics-${day}.zip`,
    doctor: 'doctor',
  }[name]
  return `npm run --silent hard-e -- ${words} --data-dir ${quoted(dataDir)}`
}
