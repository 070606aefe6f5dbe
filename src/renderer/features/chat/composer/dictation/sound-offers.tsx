import { FileAudio } from 'lucide-react'
import { useState } from 'react'
import { soundMimeOf } from '#shared/domain/recording-formats.ts'
import { Button } from '../../../../components/button.tsx'
import { bytes } from '../../../../components/figures.ts'
import { t } from '../../../../i18n/t.ts'
import { VoiceLine } from './voice-line.tsx'

export interface SoundFile {
  readonly key: string
  readonly file: File
  readonly mime: string
}

/** Sound files wait for the person to say what they are for; all others go to `onFiles`. */
export function useSoundOffers(onFiles: (files: readonly File[]) => void) {
  const [offers, setOffers] = useState<readonly SoundFile[]>([])
  return {
    offers,
    add(files: readonly File[]): void {
      const sounds = files.flatMap((file) => {
        const mime = soundMimeOf(file)
        return mime ? [{ key: crypto.randomUUID(), file, mime }] : []
      })
      const rest = files.filter((file) => soundMimeOf(file) === null)
      if (sounds.length > 0) setOffers((before) => [...before, ...sounds])
      if (rest.length > 0) onFiles(rest)
    },
    drop: (key: string) => setOffers((before) => before.filter((one) => one.key !== key)),
    attach(offer: SoundFile): void {
      setOffers((before) => before.filter((one) => one.key !== offer.key))
      onFiles([offer.file])
    },
  }
}

export interface SoundOffersProps {
  readonly sounds: ReturnType<typeof useSoundOffers>
  /** False while something is being written down. */
  readonly idle: boolean
  /** False when it cannot be written down now; the offer then stays. */
  readonly onWrite: (sound: SoundFile) => boolean
}

export function SoundOffers({ sounds, idle, onWrite }: SoundOffersProps) {
  return sounds.offers.map((offer) => (
    <VoiceLine
      key={offer.key}
      announce="status"
      icon={<FileAudio className="text-ink-3" aria-hidden />}
      actions={
        <>
          <Button
            size="small"
            disabled={!idle}
            onClick={() => {
              if (onWrite(offer)) sounds.drop(offer.key)
            }}
          >
            {t('voice.writeDown')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => sounds.attach(offer)}>
            {t('voice.attachOnly')}
          </Button>
        </>
      }
      onClose={{
        label: t('chat.removeFile', { name: offer.file.name }),
        run: () => sounds.drop(offer.key),
      }}
    >
      <span className="font-medium break-all">{offer.file.name}</span>{' '}
      <span className="text-meta text-ink-3 tabular-nums">{bytes(offer.file.size)}</span>
    </VoiceLine>
  ))
}
