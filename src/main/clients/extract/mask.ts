/** A line whose boxes stand behind their words: "Bathrooms ✔  Kitchens ☐". */
const BOXES_BEHIND = /^[^\n☐☑☒✓✔]*[\p{L})] ?[☐☑☒✓✔][^\n]*$/gmu

/**
 * Blanks out, with offsets kept, what in pasted text was not said by or about the client: boxes that are not
 * ticked, and the older mail quoted below a reply.
 */
export function maskPasted(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  let text = source.replace(BOXES_BEHIND, (line) => line.replace(/[^\n☐☑☒✓✔:]*☐/g, blank))
  if (/\[\s?x\s?\]|☑|☒|✓|✔/i.test(text)) text = text.replace(/(?:\[\s?\]|☐)[^[\n☐☑☒✓✔]*/g, blank)
  const quoted = /\n(?:On [^\n]{4,80} wrote:|-{3,} ?Original Message ?-{3,})/i.exec(text)
  if (quoted && quoted.index > 0) text = text.slice(0, quoted.index) + blank(text.slice(quoted.index))
  return text.replace(/^>.*$/gm, blank)
}
