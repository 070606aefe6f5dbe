import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { createElevenLabsConverter } from '#main/integrations/elevenlabs/elevenlabs-converter.ts'
import { createElevenLabsSpeech } from '#main/integrations/elevenlabs/elevenlabs-speech.ts'
import { createOpenAiRealtimeSpeech } from '#main/integrations/openai-speech/openai-realtime-speech.ts'
import { createOpenAiSpeech } from '#main/integrations/openai-speech/openai-speech.ts'
import { createSpeechChain } from '#main/video/speech-chain.ts'
import { startElevenLabsStandIn } from '#tests/standins/elevenlabs/server.ts'
import { startOpenAiAudioStandIn } from '#tests/standins/openai-audio/server.ts'
import { speechContract } from './speech.suite.ts'

const common = { fetch, clock: systemClock, log: silentLog }
const openAi = (baseUrl: string, model: string) => ({
  ...common,
  baseUrl,
  apiKey: async () => 'sk-test-speech',
  model,
  voice: 'cedar',
  instructions: 'Warm and calm.',
})
const eleven = (baseUrl: string, model: string) => ({
  ...common,
  baseUrl,
  apiKey: async () => 'xi-test-key',
  voiceId: 'Director01',
  model,
  format: 'pcm_24000',
  stability: 1,
  style: 0,
})

speechContract('OpenAI speech', async () => {
  const service = await startOpenAiAudioStandIn()
  return {
    synth: createOpenAiSpeech(openAi(service.url, 'gpt-4o-mini-tts')),
    paid: () => service.billed.calls,
    stop: async () => await service.close(),
  }
})

speechContract('OpenAI realtime', async () => {
  const service = await startOpenAiAudioStandIn()
  return {
    synth: createOpenAiRealtimeSpeech(openAi(service.url, 'gpt-realtime-2.1-mini')),
    paid: () => service.billed.calls,
    stop: async () => await service.close(),
  }
})

speechContract('ElevenLabs speech', async () => {
  const service = await startElevenLabsStandIn()
  return {
    synth: createElevenLabsSpeech(eleven(service.url, 'eleven_multilingual_v2')),
    paid: () => service.billed.calls,
    stop: async () => await service.close(),
  }
})

speechContract('OpenAI, then ElevenLabs', async () => {
  const [first, second] = [await startOpenAiAudioStandIn(), await startElevenLabsStandIn()]
  return {
    synth: createSpeechChain({
      first: createOpenAiSpeech(openAi(first.url, 'gpt-4o-mini-tts')),
      second: createElevenLabsConverter(eleven(second.url, 'eleven_multilingual_sts_v2')),
      clock: systemClock,
      log: silentLog,
    }),
    paid: () => first.billed.calls + second.billed.calls,
    stop: async () => {
      await first.close()
      await second.close()
    },
  }
})
