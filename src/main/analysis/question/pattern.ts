/** A long pattern over several lines: breaks and the blanks around them are no part of it. */
export function pattern(text: string, flags = ''): RegExp {
  return new RegExp(text.replace(/\s*\n\s*/g, ''), flags)
}
