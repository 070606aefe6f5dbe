import type { AppStatus } from '#shared/contract/app.ts'
import { speechEnds } from '../brain/catalogue.ts'
import type { SettingValues } from '../settings/schema.ts'
import { pickSpeech } from '../video/speech-chain.ts'

type ServiceState = AppStatus['brain']
type SecretIs = (name: string) => 'set' | 'unset' | 'locked'

const ready = (label: string, detail: string): ServiceState => ({ label, state: 'ready', detail })
const practice = (label: string, detail: string): ServiceState => ({ label, state: 'practice', detail })
const lacks = (label: string, detail: string): ServiceState => ({ label, state: 'needs_setup', detail })

function voiceState(values: SettingValues, secretIs: SecretIs, now: number): ServiceState {
  const keys = {
    openai: secretIs('openai.apiKey') === 'set',
    elevenlabs: secretIs('elevenlabs.apiKey') === 'set',
  }
  const choice = pickSpeech(values, keys, { now, speechEnds })
  switch (choice.service) {
    case 'local':
      return practice('Voice of this computer', choice.why)
    case 'openai':
      return keys.openai
        ? ready('OpenAI', choice.why)
        : lacks('OpenAI', 'Paste an OpenAI key in Settings → Brain.')
    case 'elevenlabs':
    case 'chain': {
      const label = choice.service === 'chain' ? 'OpenAI, then ElevenLabs' : 'ElevenLabs'
      if (choice.service === 'chain' && !keys.openai)
        return lacks(label, 'Paste an OpenAI key in Settings → Brain.')
      if (!keys.elevenlabs) return lacks(label, 'Paste an ElevenLabs key in Settings → Voice.')
      if (!values['voice.elevenlabs.voiceId'])
        return lacks(label, 'Name the ElevenLabs voice in Settings → Voice.')
      return ready(label, choice.why)
    }
  }
}

function videoState(values: SettingValues, secretIs: SecretIs): ServiceState {
  if (values['video.renderer'] === 'local')
    return practice('This computer', 'Videos are rendered on this computer.')
  const complete = values['video.cloudinary.cloudName'] && values['video.cloudinary.apiKey']
  return complete && secretIs('cloudinary.apiSecret') === 'set'
    ? ready('Cloudinary', 'Keys stored, not tested here. Settings → Video tests them.')
    : lacks('Cloudinary', 'Fill in cloud name, key and secret in Settings → Video.')
}

function deliveryState(values: SettingValues, secretIs: SecretIs): ServiceState {
  if (values['delivery.provider'] === 'folder') {
    return practice('Folder', 'Finished videos are put into a folder on this computer.')
  }
  if (values['delivery.drive.auth'] === 'service_account') {
    return secretIs('drive.serviceAccount') === 'set' && values['delivery.drive.sharedDriveId']
      ? ready('Google Drive', 'A service account with a Shared Drive.')
      : lacks(
          'Google Drive',
          'A service account needs its key file and a Shared Drive in Settings → Delivery.',
        )
  }
  return secretIs('drive.refreshToken') === 'set'
    ? ready('Google Drive', 'Signed in.')
    : lacks('Google Drive', 'Sign in with Google in Settings → Delivery.')
}

const signInKept = (auth: string, secretIs: SecretIs, password: string): boolean =>
  auth === 'none' || secretIs(auth === 'xoauth2' ? 'oauth.mail.refreshToken' : password) === 'set'

function mailState(values: SettingValues, secretIs: SecretIs): ServiceState {
  if (values['mail.provider'] === 'outbox') {
    return practice('Outbox folder', 'Mails to clients are kept in a folder. Nothing is sent.')
  }
  const complete = values['smtp.host'] && values['mail.fromAddress']
  return complete && signInKept(values['smtp.auth'], secretIs, 'smtp.password')
    ? ready('SMTP', `Sent through ${values['smtp.host']}.`)
    : lacks('SMTP', 'Fill in server, sender and sign-in in Settings → Mail to clients.')
}

function mailboxState(values: SettingValues, secretIs: SecretIs): ServiceState {
  if (values['mailbox.provider'] === 'folder') {
    return practice(
      'Watched folder',
      'Mail files put into the inbox folder are read. No mailbox is connected.',
    )
  }
  return values['imap.host'] &&
    values['imap.user'] &&
    signInKept(values['imap.auth'], secretIs, 'imap.password')
    ? ready('IMAP', `${values['imap.user']} on ${values['imap.host']}.`)
    : lacks('IMAP', 'Fill in server and sign-in in Settings → Mailbox.')
}

/** The five services behind the primer videos, judged by what is kept on this computer only. Pure. */
export function pipelineStates(
  values: SettingValues,
  secretIs: SecretIs,
  now: number,
): Pick<AppStatus, 'voice' | 'video' | 'delivery' | 'mail' | 'mailbox'> {
  return {
    voice: voiceState(values, secretIs, now),
    video: videoState(values, secretIs),
    delivery: deliveryState(values, secretIs),
    mail: mailState(values, secretIs),
    mailbox: mailboxState(values, secretIs),
  }
}
