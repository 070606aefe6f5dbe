/** Names that pdf.js 5 gives its errors (src/shared/util.js, src/core/core_utils.js, image decoders). */
const NAMES: ReadonlySet<string> = new Set([
  'FormatError',
  'ParserEOFException',
  'MissingDataException',
  'XRefEntryException',
  'XRefParseException',
  'InvalidPDFException',
  'UnknownErrorException',
  'AbortException',
  'JpegError',
  'Jbig2Error',
  'JpxError',
  'CCITTFaxDecoderError',
])

function stayInside(reason: unknown): void {
  if (reason instanceof Error && NAMES.has(reason.name)) return
  // With nobody else listening Node would have ended the process; a listener must not change that.
  if (process.listenerCount('unhandledRejection') === 1) throw reason
}

let kept = false

/**
 * pdf.js starts promises for a damaged file that nobody waits for. In its worker they end there; in Node they
 * would end the process. The failure that matters reaches the caller all the same.
 */
export function keepPdfFailuresInside(): void {
  if (kept) return
  kept = true
  process.on('unhandledRejection', stayInside)
}
