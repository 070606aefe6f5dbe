import { mkdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { modelFor, speechEnds } from '../brain/catalogue.ts'
import type { Clock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Fetch } from '../core/http.ts'
import type { Log } from '../core/log.ts'
import { createCloudinaryRenderer } from '../integrations/cloudinary/cloudinary-renderer.ts'
import { createDriveDelivery } from '../integrations/drive/drive-delivery.ts'
import { createElevenLabsConverter } from '../integrations/elevenlabs/elevenlabs-converter.ts'
import { createElevenLabsSpeech } from '../integrations/elevenlabs/elevenlabs-speech.ts'
import { createTokenSource } from '../integrations/oauth/token-source.ts'
import { createOpenAiRealtimeSpeech } from '../integrations/openai-speech/openai-realtime-speech.ts'
import { createOpenAiSpeech } from '../integrations/openai-speech/openai-speech.ts'
import { createFolderDelivery } from '../local/delivery/folder-delivery.ts'
import { createLocalRenderer } from '../local/video/local-renderer.ts'
import { createLocalVoice } from '../local/voice/local-voice.ts'
import type { SettingValues } from '../settings/schema.ts'
import type { SecretName } from '../settings/settings.ts'
import type { RemoteStates } from '../store/remote-states.ts'
import type { Delivery } from '../video/delivery.ts'
import type { VideoRenderer } from '../video/renderer.ts'
import { createSpeechChain, pickSpeech } from '../video/speech-chain.ts'
import type { SpeechSynth } from '../video/speech.ts'
import type { SecretReader } from './connection-tests.ts'

export interface VideoAdapterParts {
  readonly workspaceDir: string
  readonly resourcesDir: string
  readonly remoteStates: RemoteStates
  readonly clock: Clock
  readonly log: Log
  readonly fetch: Fetch
  /** Keeps a refresh token that the service replaced. */
  readonly keepSecret: (name: SecretName, value: string) => Promise<void>
}

export interface VideoAdapters {
  readonly speech: (values: SettingValues, secret: SecretReader) => Promise<SpeechSynth>
  readonly localSpeech: (values: SettingValues) => SpeechSynth
  readonly renderer: (values: SettingValues, secret: SecretReader) => VideoRenderer
  readonly localRenderer: (values: SettingValues) => VideoRenderer
  readonly delivery: (values: SettingValues, secret: SecretReader) => Delivery
}

/** Reads a secret that must be there. */
export function required(
  secret: SecretReader,
  name: SecretName,
  what: string,
  place: string,
): () => Promise<string> {
  return async () => {
    const value = await secret(name)
    if (value) return value
    throw new UserError('NO_KEY', `${what} is missing.`, `Enter it in Settings → ${place}.`)
  }
}

/** A path as the settings have it: a relative one would be looked up under the folder the program runs in. */
export function wholePath(path: string, place: string): string {
  if (path === '' || isAbsolute(path)) return path
  const next = `Give the whole path in Settings → ${place}.`
  throw new UserError('RELATIVE_PATH', `"${path}" is not a whole path.`, next)
}

/** A secret that must be there and travels in a header: one that cannot would be quoted in the error of the refusal. */
export function requiredKey(...about: Parameters<typeof required>): () => Promise<string> {
  const [, , what, place] = about
  return async () => {
    const value = (await required(...about)()).trim()
    if (/^[\x21-\x7e]+$/.test(value)) return value
    const next = `Paste it again in Settings → ${place}, as one line.`
    throw new UserError('BAD_KEY', `${what} has a character that no key has. Nothing was sent.`, next)
  }
}

/** Builds what the settings name for voice, video and delivery. Nothing connects before its first use. */
export function createVideoAdapters(parts: VideoAdapterParts): VideoAdapters {
  const { clock, log, fetch, resourcesDir, remoteStates } = parts
  const template = (values: SettingValues): string =>
    wholePath(values['video.template'], 'Video') || join(resourcesDir, 'primer', 'base.mp4')
  const music = (values: SettingValues): string | null =>
    values['video.music'] === 'none'
      ? null
      : wholePath(values['video.music'], 'Video') || join(resourcesDir, 'primer', 'music.wav')

  const localSpeech = (values: SettingValues): SpeechSynth =>
    createLocalVoice({
      name: values['voice.local.name'],
      wordsPerMinute: values['scripts.wordsPerMinute'],
      log,
    })
  const localRenderer = (values: SettingValues): VideoRenderer =>
    createLocalRenderer({ templateFile: template(values), musicFile: music(values), log })

  const openAi = (values: SettingValues, secret: SecretReader, mode: 'speech' | 'realtime'): SpeechSynth => {
    const options = {
      baseUrl: values['voice.openai.baseUrl'],
      apiKey: requiredKey(secret, 'openai.apiKey', 'The OpenAI key', 'Brain'),
      model: modelFor(mode, values['voice.openai.model']),
      voice: values['voice.openai.voice'],
      instructions: values['voice.openai.instructions'],
      fetch,
      clock,
      log,
    }
    return mode === 'realtime' ? createOpenAiRealtimeSpeech(options) : createOpenAiSpeech(options)
  }
  const elevenLabs = (values: SettingValues, secret: SecretReader, model: string) => ({
    baseUrl: values['voice.elevenlabs.baseUrl'],
    apiKey: requiredKey(secret, 'elevenlabs.apiKey', 'The ElevenLabs key', 'Voice'),
    voiceId: values['voice.elevenlabs.voiceId'],
    model,
    format: values['voice.elevenlabs.format'],
    stability: values['voice.elevenlabs.stability'],
    style: values['voice.elevenlabs.style'],
    fetch,
    clock,
    log,
  })

  return {
    localSpeech,
    localRenderer,
    async speech(values, secret) {
      const has = async (name: SecretName): Promise<boolean> => Boolean(await secret(name))
      const keys = { openai: await has('openai.apiKey'), elevenlabs: await has('elevenlabs.apiKey') }
      const choice = pickSpeech(values, keys, { now: clock.now(), speechEnds })
      switch (choice.service) {
        case 'local':
          return localSpeech(values)
        case 'openai':
          return openAi(values, secret, choice.mode)
        case 'elevenlabs':
          return createElevenLabsSpeech(elevenLabs(values, secret, values['voice.elevenlabs.speakModel']))
        case 'chain': {
          const convert = elevenLabs(values, secret, values['voice.elevenlabs.convertModel'])
          return createSpeechChain({
            first: openAi(values, secret, choice.mode),
            second: createElevenLabsConverter(convert),
            clock,
            log,
          })
        }
      }
    },
    renderer(values, secret) {
      if (values['video.renderer'] === 'local') return localRenderer(values)
      return createCloudinaryRenderer({
        baseUrl: values['video.cloudinary.baseUrl'],
        deliveryUrl: values['video.cloudinary.deliveryUrl'],
        cloudName: values['video.cloudinary.cloudName'],
        apiKey: values['video.cloudinary.apiKey'],
        apiSecret: requiredKey(secret, 'cloudinary.apiSecret', 'The Cloudinary secret', 'Video'),
        templateId: values['video.cloudinary.templateId'],
        musicId: values['video.cloudinary.musicId'],
        templateFile: template(values),
        musicFile: music(values),
        fetch,
        clock,
        log,
      })
    },
    delivery(values, secret) {
      if (values['delivery.provider'] === 'folder') {
        const own = join(parts.workspaceDir, 'deliveries')
        if (!values['delivery.folder']) mkdirSync(own, { recursive: true })
        return createFolderDelivery({ folder: wholePath(values['delivery.folder'], 'Delivery') || own, log })
      }
      const tokenUrl = values['delivery.drive.tokenUrl']
      const key = `drive-folder:${values['delivery.drive.clientId']}:${values['delivery.drive.sharedDriveId']}`
      return createDriveDelivery({
        baseUrl: values['delivery.drive.baseUrl'],
        auth:
          values['delivery.drive.auth'] === 'service_account'
            ? { type: 'service_account', json: () => secret('drive.serviceAccount'), tokenUrl }
            : {
                type: 'oauth',
                tokens: createTokenSource({
                  tokenUrl,
                  clientId: values['delivery.drive.clientId'],
                  clientSecret: () => secret('drive.clientSecret'),
                  refreshToken: () => secret('drive.refreshToken'),
                  keepRefreshToken: (value) => parts.keepSecret('drive.refreshToken', value),
                  fetch,
                  clock,
                  service: 'drive',
                }),
              },
        folderId: values['delivery.drive.folderId'],
        sharedDriveId: values['delivery.drive.sharedDriveId'],
        remembered: { read: () => remoteStates.read(key), write: (value) => remoteStates.write(key, value) },
        fetch,
        clock,
        log,
      })
    },
  }
}
