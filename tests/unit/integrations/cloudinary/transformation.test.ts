import { describe, expect, it } from 'vitest'
import { runOfTag, runOfVoice, tagOfRun, voiceIdOf } from '#main/integrations/cloudinary/asset-names.ts'
import { transformationString } from '#main/integrations/cloudinary/cloudinary-sdk.ts'
import {
  canonical,
  componentsOf,
  runsIn,
  totalSeconds,
  type Composition,
} from '#main/integrations/cloudinary/transformation.ts'

const plain: Composition = {
  voiceId: 'hard-e-voice-run_01-0123456789ab',
  voiceSeconds: 60,
  baseSeconds: 20,
  baseSounds: false,
  music: null,
}
const text = async (changes: Partial<Composition>): Promise<string> =>
  await transformationString(componentsOf({ ...plain, ...changes }))

const END = 'du_62/ac_aac,f_mp4,q_auto,vc_h264'
const VOICE = 'l_audio:hard-e-voice-run_01-0123456789ab/fl_layer_apply,so_0.5'

describe('the transformation of a video', () => {
  it('begins the voice too early, or ends the picture before it', async () => {
    expect(await text({})).toBe(`e_loop:4/${VOICE}/${END}`)
    expect(await text({ baseSeconds: 62 })).toBe(`${VOICE}/${END}`)
    expect(await text({ baseSeconds: 61.9 })).toBe(`e_loop:2/${VOICE}/${END}`)
    expect(totalSeconds(61.237)).toBe(63.24)
  })

  it('lets the template be heard', async () => {
    expect(await text({ baseSounds: true, baseSeconds: 90 })).toBe(`e_volume:mute/${VOICE}/${END}`)
  })

  it('leaves the end without music, or lays it over the voice at full volume', async () => {
    const music = { id: 'beds/calm', seconds: 32 }
    const bed = 'l_audio:beds:calm/e_volume:-85'
    expect(await text({ music })).toBe(
      `e_loop:4/${VOICE}/${bed}/du_32/fl_layer_apply,so_0/${bed}/du_30/fl_layer_apply,so_32/${END}`,
    )
    const short = await text({ music: { id: 'calm', seconds: 2 } })
    expect(short.match(/l_audio:calm/g)).toHaveLength(12)
    expect(await text({ music: { id: 'calm', seconds: 0 } })).not.toContain('calm')
  })

  it.each(['calm,e_volume:400', 'a b', 'calm?x', 'l%2c', ''])('lets the id “%s” become a parameter', (id) => {
    expect(() => componentsOf({ ...plain, music: { id, seconds: 30 } })).toThrow(/cannot stand in a layer/)
  })

  it('takes two spellings of one transformation for two, or two for one', () => {
    expect(canonical('du_62/vc_h264,f_mp4,q_auto,ac_aac/mp4')).toBe(canonical(END))
    expect(canonical(`${VOICE}/${END}`)).not.toBe(canonical(`${VOICE.replace('run_01', 'run_02')}/${END}`))
    expect(canonical('du_62/du_63')).not.toBe(canonical('du_63/du_62'))
  })
})

describe('names at Cloudinary', () => {
  it('cannot tell whose a derived video is', async () => {
    const runId = 'run_01jabc-x'
    const voiceId = voiceIdOf({ runId, key: 'run-01jabc-x-0123456789ab' })
    expect(runOfVoice(voiceId)).toBe(runId)
    expect(runsIn(await text({ voiceId }))).toEqual([runId])
    expect(runsIn(`l_video:${voiceId}/fl_layer_apply/mp4`)).toEqual([runId])
    expect(runsIn('c_fill,w_300/l_audio:somebody-elses/fl_layer_apply')).toEqual([])
    expect(runsIn(`l_text:Arial_10:hard-e-voice-run_01-0123456789ab`)).toEqual([])
    expect(runOfTag(tagOfRun(runId))).toBe(runId)
    expect(runOfTag('hard-e')).toBeNull()
  })

  it('gives two voices of a run one name, or one voice two', () => {
    const [a, b] = ['a', 'b'].map((key) => voiceIdOf({ runId: 'run_1', key }))
    expect(a).not.toBe(b)
    expect(voiceIdOf({ runId: 'run_1', key: 'a' })).toBe(a)
    expect(() => voiceIdOf({ runId: 'run/1', key: 'a' })).toThrow(/run id/)
  })
})
