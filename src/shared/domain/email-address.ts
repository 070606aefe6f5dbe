const EMAIL = /^[a-z0-9_](?:[a-z0-9._%+'-]*[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}$/

/** One address that any CRM takes, in lower case; the form and the approval card hold to the same rule. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 200 && EMAIL.test(text) && !text.includes('..')
