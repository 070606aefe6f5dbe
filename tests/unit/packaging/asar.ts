interface AsarEntry {
  readonly files?: Readonly<Record<string, AsarEntry>>
}

/**
 * Paths of the files in an asar archive. Its head is two Chromium pickles: at byte 12 the length of a JSON
 * text, from byte 16 the text. Source: the README of electron/asar, "Format".
 */
export function asarFiles(archive: Buffer): readonly string[] {
  const head = archive.subarray(16, 16 + archive.readUInt32LE(12)).toString('utf8')
  const walk = (entry: AsarEntry, path: string): readonly string[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, child]) => walk(child, path ? `${path}/${name}` : name))
      : [path]
  return walk(JSON.parse(head) as AsarEntry, '')
}
