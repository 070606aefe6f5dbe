/** A conversation's automatic title: the first words a person wrote, cut at a word. */
export function titleFrom(text: string, maxLength = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= maxLength) return line || 'New conversation'
  const cut = line.slice(0, maxLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maxLength / 2)).trimEnd()}…`
}
