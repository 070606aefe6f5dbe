/** Run as its own process: indexes a folder into a workspace until it is killed. */
import { openTestKnowledge } from './open-knowledge.ts'

const [, , workspace = '', folder = ''] = process.argv
const { knowledge } = openTestKnowledge(workspace, { owner: `${process.pid}` })
await knowledge.addFolder(folder)
process.stdout.write('done\n')
