import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A key and a certificate, in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

const tag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
}

/** One element in DER: its tag, its length, its content. */
function element(kind: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([kind, ...length]), body])
}

const sequence = (...content: Uint8Array[]) => element(tag.sequence, ...content)
const oid = (hex: string) => element(tag.oid, Buffer.from(hex, 'hex'))
const bits = (content: Uint8Array) => element(tag.bitString, Buffer.from([0]), content)
const time = (year: number) => element(tag.time, Buffer.from(`${year}0101000000Z`))
const yes = Buffer.from([0x01, 0x01, 0xff])

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = oid('550403')
const subjectAltName = oid('551d11')
const basicConstraints = oid('551d13')

/**
 * Makes a certificate for 127.0.0.1 and localhost that is its own authority. Node signs but does not make
 * certificates, and a key kept in the repository would be a key that is published.
 */
export function selfSignedCertificate({ expired = false } = {}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(element(tag.set, sequence(commonName, element(tag.utf8, Buffer.from('localhost')))))
  const year = new Date().getUTCFullYear()
  const alternatives = sequence(element(0x82, Buffer.from('localhost')), element(0x87, Buffer.from([127, 0, 0, 1])))
  const extensions = sequence(
    sequence(basicConstraints, yes, element(tag.octetString, sequence(yes))),
    sequence(subjectAltName, element(tag.octetString, alternatives)),
  )
  const toBeSigned = sequence(
    element(0xa0, element(tag.integer, Buffer.from([2]))),
    // A first byte below 0x80 keeps the serial number positive.
    element(tag.integer, Buffer.from([0x11]), randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(time(year - 1), time(expired ? year : year + 2)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, extensions),
  )
  const signature = sign('sha256', toBeSigned, privateKey)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(sequence(toBeSigned, ecdsaWithSha256, bits(signature))),
  }
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
