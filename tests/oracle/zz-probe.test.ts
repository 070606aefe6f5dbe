import { test } from 'vitest'
import { resolve } from 'node:path'
import { writeFileSync } from 'node:fs'
import { testCore } from '#tests/support/test-core.ts'
import { practiceConversations } from './practice-conversations.ts'
import { differences } from './compare.ts'
test('probe', async () => {
  const core = await testCore()
  const cs = practiceConversations(resolve('resources/practice/transcripts'), new Date())
  const l = new Map(core.transcripts.list({reps:[],outcomes:[],projectTypes:[],from:null,to:null,ids:[]}).map((t) => [t.id, t.duration]))
  const t = performance.now()
  const d = differences(core.analysis, cs.map((c) => ({ ...c, duration: l.get(c.id) ?? null })))
  writeFileSync('/tmp/oracle-diffs.txt', d.join('\n'))
  console.log(d.length, performance.now() - t)
  await core.dispose()
}, 300000)
