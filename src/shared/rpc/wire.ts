/** All the RPC needs from a transport. Frames are structured-cloneable and JSON-safe values. */
export interface Wire {
  send(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): void
  onClose(listener: () => void): void
}
