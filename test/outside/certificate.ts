/** A self-signed certificate for tests, created when they run, so that none is committed (RFC 5280, 4.1). */
import { generateKeyPairSync, sign } from 'node:crypto';

/** Returns certificate and key in PEM, for `name`, valid for an hour. */
export function selfSigned(name: string): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(0x30, ECDSA_WITH_SHA256);
  const subject = der(0x30, der(0x31, der(0x30, Buffer.concat([COMMON_NAME, der(0x0c, Buffer.from(name))]))));
  const now = Date.now();
  const body = der(
    0x30,
    Buffer.concat([
      der(0xa0, der(0x02, Buffer.of(2))),
      der(0x02, Buffer.of(1)),
      algorithm,
      subject,
      der(0x30, Buffer.concat([time(now - 60_000), time(now + 3_600_000)])),
      subject,
      publicKey.export({ type: 'spki', format: 'der' }),
    ]),
  );
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign('sha256', body, privateKey)]));
  const whole = der(0x30, Buffer.concat([body, algorithm, signature])).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const ECDSA_WITH_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

const time = (at: number) => der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

function der(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : long)]), value]);
}
