import { UserError } from '../../core/errors.ts'

const SIGNATURE = { signature_algorithm: 'sha1', signature_version: 2 } as const

/** One component of a transformation, in the names of the Cloudinary package. */
export type Component = Readonly<Record<string, string | number>>

async function utils() {
  try {
    const { v2 } = await import('cloudinary')
    return v2.utils
  } catch (cause) {
    // The package reads this variable while it loads, and throws where it is malformed.
    throw new UserError(
      'CLOUDINARY_URL',
      'The environment variable CLOUDINARY_URL of this computer cannot be read.',
      'Remove it or correct it, then start Hard-E again. Hard-E itself does not need it.',
      { cause },
    )
  }
}

/** The parameters with `api_key` and `signature` (SHA-1 over the sorted parameters and the secret). */
export async function signed(
  params: Readonly<Record<string, string>>,
  key: string,
  secret: string,
): Promise<Readonly<Record<string, string>>> {
  const { sign_request: sign } = await utils()
  // A list is sent as `name[]` and signed as `name`.
  const toSign = Object.fromEntries(Object.entries(params).map(([k, v]) => [k.replace(/\[\]$/, ''), v]))
  const { signature } = sign(toSign, { api_key: key, api_secret: secret, ...SIGNATURE })
  return { ...params, api_key: key, signature }
}

/** Components as one string, each in the order of letters that Cloudinary lists them in. */
export async function transformationString(components: readonly Component[]): Promise<string> {
  const { generate_transformation_string: generate } = await utils()
  return generate({ transformation: components.map((component) => ({ ...component })) })
}
