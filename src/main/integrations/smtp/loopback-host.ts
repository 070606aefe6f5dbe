/** True for a host that is this computer itself: a bridge or a tunnel, with a certificate of its own making. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
