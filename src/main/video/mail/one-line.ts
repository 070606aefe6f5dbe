/**
 * A value as it may stand in a header or a sentence: one line, no control characters, and none of the signs
 * that turn the reading direction or hide (C0, C1, U+2028/9, bidi controls, zero width).
 */
export function oneLine(value: string): string {
  return (
    value
      // eslint-disable-next-line no-control-regex -- they are what must go
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ')
      .replace(/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu, '')
      .replace(/[\u{e0000}-\u{e007f}]/gu, '')
      .replace(/ {2,}/g, ' ')
      .trim()
  )
}

/** Several lines of text without anything but line breaks to steer by. */
export function plainLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .split('\n')
    .map((line) => oneLine(line.replaceAll('\t', '  ')))
    .join('\n')
}
