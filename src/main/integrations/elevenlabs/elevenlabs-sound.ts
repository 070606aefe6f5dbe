import { ServiceError } from '../../core/errors.ts'
import { pcmOfWav, wavOfPcm } from '../speech-audio/pcm.ts'

const cutOff = (): ServiceError =>
  new ServiceError('ElevenLabs sent sound that is empty, cut off or of another kind.', {
    service: 'elevenlabs',
    kind: 'server',
  })

/**
 * The answer as a whole WAV: `pcm_*` comes without a header and gets one, `wav_*` is held against the rate
 * that was asked for.
 */
export function wavOfAnswer(bytes: Uint8Array, format: string): { wav: Uint8Array; seconds: number } {
  const [kind, rateText] = format.split('_')
  const rate = Number(rateText)
  const riff = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF'
  if (kind === 'wav' || riff) {
    const pcm = pcmOfWav(bytes)
    if (!pcm || pcm.rate !== rate) throw cutOff()
    return { wav: bytes, seconds: pcm.seconds }
  }
  const mp3 = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && bytes[1] !== 0xff
  const tagged = Buffer.from(bytes.subarray(0, 3)).toString('latin1') === 'ID3'
  if (bytes.byteLength < 2 || bytes.byteLength % 2 === 1 || mp3 || tagged) throw cutOff()
  return { wav: wavOfPcm(bytes, rate), seconds: bytes.byteLength / 2 / rate }
}

/** Rejects sound that is much shorter or longer than it must be. */
export function expectSeconds(seconds: number, least: number, most: number): void {
  if (seconds < least || seconds > most) throw cutOff()
}
