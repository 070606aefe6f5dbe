/** With this message a page hands its MessagePort to the preload script; also the channel onwards to main. */
export const PORT_MESSAGE = 'hard-e:port'
