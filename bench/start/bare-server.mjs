// The floor for the start benchmark: the same stack (http, ws, SQLite on disk) with nothing on top.
import { createServer } from 'node:http'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { WebSocketServer } from 'ws'

const db = new Sqlite(join(process.argv[2] ?? '.', 'bare.db'))
db.pragma('journal_mode = WAL')
db.exec('create table if not exists rows (id integer primary key, text text)')
const read = db.prepare('select count(*) as n from rows')

const http = createServer((_request, response) => response.end('<!doctype html>'))
const sockets = new WebSocketServer({ server: http })
sockets.on('connection', (socket) => {
  socket.on('message', () => socket.send(JSON.stringify(read.get())))
})
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address()
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}/`, port })}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
