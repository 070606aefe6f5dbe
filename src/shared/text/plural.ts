/** "1 job", "3 jobs"; for nouns that take an s. */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}
