/** The message with which a page hands its MessagePort to the preload script, and the channel onwards to main. */
export const PORT_MESSAGE = 'hard-e:port'
