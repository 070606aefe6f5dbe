import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reconciled } from '#main/approvals/outward-action.ts'
import { ServiceError, type ServiceErrorKind } from '#main/core/errors.ts'
import type { Delivery, Processing } from '#main/video/delivery.ts'
import type { MailOut, OutgoingMail } from '#main/video/mail-out.ts'
import type { RenderAssets, VideoRenderer } from '#main/video/renderer.ts'
import type { SpeechSynth } from '#main/video/speech.ts'

const RATE = 1000

/** A WAV of so many seconds, 16-bit PCM, quiet. */
export function wavOf(seconds: number): Uint8Array {
  const data = Math.round(seconds * RATE) * 2
  const bytes = Buffer.alloc(44 + data)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + data, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(RATE * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(data, 40)
  return bytes
}

export const fault = (kind: ServiceErrorKind, safeToRetry = false): ServiceError =>
  new ServiceError(`trouble: ${kind}`, { service: 'local', kind, safeToRetry })

/** Runs the next planned trouble, if there is one, before or after the effect. */
export type Trouble = (effect: () => void, signal: AbortSignal) => Promise<void> | void

async function through(plan: Trouble[], effect: () => void, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const next = plan.shift()
  if (next) await next(effect, signal)
  else effect()
}

export interface FakeSpeech extends SpeechSynth {
  readonly said: string[]
  readonly plan: Trouble[]
  seconds: (words: number) => number
}

export function fakeSpeech(costUsd = 0.02): FakeSpeech {
  const speech: FakeSpeech = {
    label: 'Test voice',
    service: 'openai',
    recipe: 'test-voice-1',
    said: [],
    plan: [],
    seconds: (words) => (words * 60) / 140,
    async speak({ text }, call) {
      await through(speech.plan, () => void speech.said.push(text), call.signal)
      await call.kept.write('first stage', new Uint8Array([1]))
      const wav = wavOf(speech.seconds(text.split(/\s+/).length))
      return { wav, seconds: 0, costUsd, voice: 'Test voice', note: null }
    },
    check: async () => undefined,
  }
  return speech
}

export interface FakeRenderer extends VideoRenderer {
  readonly plan: Trouble[]
  readonly rendered: string[]
  /** What is at the service, by run. */
  readonly there: Map<string, Set<string>>
  readonly assetPlan: Trouble[]
  readonly removePlan: Trouble[]
  stillRendering: number
  bytes: string
  off: number
}

/** With `assets`: a service in the cloud. */
export function fakeRenderer(where: 'local' | 'cloudinary'): FakeRenderer {
  const there = new Map<string, Set<string>>()
  const assets: RenderAssets = {
    async upload(order, signal) {
      const put = (): void =>
        void there.set(order.runId, new Set([...(there.get(order.runId) ?? []), order.key]))
      await through(renderer.assetPlan, put, signal)
      return { key: order.key }
    },
    async find(order): Promise<Reconciled> {
      return there.get(order.runId)?.has(order.key) ? { done: true, result: {} } : { done: false }
    },
    async remove(runId, signal) {
      await through(renderer.removePlan, () => void there.delete(runId), signal)
      return {}
    },
    left: async (runId) => [...(there.get(runId) ?? [])],
    runsWithAssets: async () => [...there.keys()],
  }
  const renderer: FakeRenderer = {
    label: where === 'local' ? 'This computer' : 'Cloudinary',
    service: where,
    assets: where === 'local' ? null : assets,
    plan: [],
    rendered: [],
    there,
    assetPlan: [],
    removePlan: [],
    stillRendering: 0,
    bytes: '\0\0\0\u0018ftypisom',
    off: 2,
    async render(order, outFile, call) {
      call.progress(0.5, 'Half way')
      if (renderer.stillRendering > 0) {
        renderer.stillRendering -= 1
        call.save({ job: 'j1' })
        return { againInMs: 5_000, note: 'Cloudinary is at work' }
      }
      const write = (): void => {
        mkdirSync(dirname(outFile), { recursive: true })
        writeFileSync(outFile, `${renderer.bytes} ${order.key}`, 'latin1')
        renderer.rendered.push(order.key)
      }
      await through(renderer.plan, write, call.signal)
      return { seconds: order.voiceSeconds + renderer.off, bytes: 20, costUsd: 0, by: 'Rendered for a test' }
    },
    check: async () => undefined,
  }
  return renderer
}

export interface FakeDelivery extends Delivery {
  readonly files: Map<string, { readonly name: string; readonly runId: string }>
  readonly plan: Trouble[]
  readonly removePlan: Trouble[]
  /** What each look shows; the last one stays. */
  looks: (Processing | ServiceError)[]
  looked: number
  processes: boolean
  findable: boolean
}

export function fakeDelivery(): FakeDelivery {
  const delivery: FakeDelivery = {
    label: 'Test Drive',
    service: 'drive',
    processes: true,
    files: new Map(),
    plan: [],
    removePlan: [],
    looks: [{ state: 'ready', note: 'It can be played' }],
    looked: 0,
    findable: true,
    async deliver(order, call) {
      const saved = call.saved?.['id']
      const id = typeof saved === 'string' ? saved : `file-${randomUUID().slice(0, 8)}`
      call.save({ id })
      call.progress(0.5, 'Half of it')
      const put = (): void => void delivery.files.set(id, { name: order.name, runId: order.runId })
      await through(delivery.plan, put, call.signal)
      return { id, link: `https://drive.test/${id}` }
    },
    async find(_order, saved): Promise<Reconciled> {
      if (!delivery.findable) return 'unknown'
      const id = saved?.['id']
      if (typeof id !== 'string' || !delivery.files.has(id)) return { done: false }
      return { done: true, result: { id, link: `https://drive.test/${id}` } }
    },
    async processing() {
      delivery.looked += 1
      const next = delivery.looks.length > 1 ? delivery.looks.shift() : delivery.looks[0]
      if (next === undefined || next instanceof Error) throw next ?? new Error('nothing planned')
      return next
    },
    async remove(file, saved, signal) {
      const begun = saved?.['id']
      const id = file?.id ?? (typeof begun === 'string' ? begun : '')
      await through(delivery.removePlan, () => void delivery.files.delete(id), signal)
    },
    check: async () => undefined,
  }
  return delivery
}

export interface FakeMailOut extends MailOut {
  /** Every mail that reached the client. */
  readonly received: OutgoingMail[]
  readonly plan: Trouble[]
  findable: boolean
}

export function fakeMailOut(): FakeMailOut {
  const out: FakeMailOut = {
    label: 'SMTP mail.test',
    service: 'smtp',
    received: [],
    plan: [],
    findable: true,
    async send(mail, signal) {
      await through(out.plan, () => void out.received.push(mail), signal)
      return { response: '250 ok' }
    },
    async find(messageId): Promise<Reconciled> {
      if (!out.findable) return 'unknown'
      return out.received.some((mail) => mail.messageId === messageId)
        ? { done: true, result: { messageId } }
        : { done: false }
    },
    check: async () => undefined,
  }
  return out
}
