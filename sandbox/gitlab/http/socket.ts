import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Socket as Connection } from 'node:net'
import type { Certificate } from '../certificate.js'

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/** A listening socket on the loopback interface that can be switched off and on again on the same port. */
export class Socket {
  private server: Server | null = null
  private readonly connections = new Set<Connection>()
  port = 0

  constructor(
    private readonly listener: Listener,
    private readonly certificate: Certificate | undefined,
  ) {}

  async listen(): Promise<void> {
    if (this.server !== null) return
    const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void this.listener(incoming, outgoing)
    const server =
      this.certificate === undefined ? createServer(listener) : createSecureServer({ ...this.certificate }, listener)
    this.server = server
    // Kept here, since Node's own list lacks those that are still shaking hands.
    server.on('connection', (connection: Connection) => {
      this.connections.add(connection)
      connection.on('close', () => this.connections.delete(connection))
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.port, '127.0.0.1', resolve)
    })
    const address = server.address()
    if (address !== null && typeof address === 'object') this.port = address.port
  }

  /** Refuses new connections and breaks all that there are. */
  async stop(): Promise<void> {
    const { server } = this
    if (server === null) return
    this.server = null
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
      for (const connection of this.connections) connection.destroy()
    })
  }
}
