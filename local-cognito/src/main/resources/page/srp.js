/**
 * The client's half of Cognito's SRP: proves that it knows the password without sending it. The group is RFC 5054's
 * 3072-bit one, the hash SHA-256; integers are hashed as Java's BigInteger.toByteArray() writes them.
 */

const N = BigInt(
  '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B' +
    '302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6' +
    '49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D' +
    '670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
    '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D' +
    'B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
);
const G = 2n;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Begins an exchange. `publicValue` is SRP_A; `prove` makes the responses to PASSWORD_VERIFIER.
 *
 * `secret` is for tests, which must be able to repeat one; everybody else leaves it random.
 */
export function srp(userPoolId, secret = fromBytes(crypto.getRandomValues(new Uint8Array(128)))) {
  const publicValue = power(G, secret);
  return {
    publicValue: publicValue.toString(16),
    prove: (parameters, password, now) =>
      prove({ secret, publicValue, poolName: userPoolId.split('_').pop() }, parameters, password, now),
  };
}

/** `TIMESTAMP` as Cognito reads it: US English, UTC, the day without a leading zero. */
export function timestamp(now) {
  const two = (number) => String(number).padStart(2, '0');
  const time = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(':');
  return `${DAYS[now.getUTCDay()]} ${MONTHS[now.getUTCMonth()]} ${now.getUTCDate()} ${time} UTC ${now.getUTCFullYear()}`;
}

async function prove(client, parameters, password, now) {
  const name = `${client.poolName}${parameters.USER_ID_FOR_SRP}`;
  const key = await sharedKey(client, parameters, `${name}:${password}`);
  const block = Uint8Array.from(atob(parameters.SECRET_BLOCK), (character) => character.charCodeAt(0));
  const at = timestamp(now);
  const signature = await hmac(key, join(utf8(name), block, utf8(at)));
  return {
    USERNAME: parameters.USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: parameters.SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: btoa(String.fromCharCode(...signature)),
    TIMESTAMP: at,
  };
}

async function sharedKey(client, parameters, identity) {
  const serverValue = BigInt(`0x${parameters.SRP_B}`);
  if (serverValue % N === 0n) {
    throw new Error('The server sent an SRP_B that no server may send.');
  }
  const u = fromBytes(await sha256(join(bytes(client.publicValue), bytes(serverValue))));
  const salt = bytes(BigInt(`0x${parameters.SALT}`));
  const x = fromBytes(await sha256(join(salt, await sha256(utf8(identity)))));
  const k = fromBytes(await sha256(join(bytes(N), bytes(G))));
  const base = (serverValue - ((k * power(G, x)) % N) + N) % N;
  const shared = power(base, client.secret + u * x);
  const seed = await hmac(bytes(u), bytes(shared));
  return (await hmac(seed, join(utf8('Caldera Derived Key'), new Uint8Array([1])))).slice(0, 16);
}

function power(base, exponent) {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) {
      result = (result * square) % N;
    }
    square = (square * square) % N;
  }
  return result;
}

/** Big-endian, with a leading zero byte where the first bit is set, as in Java. */
function bytes(number) {
  let hex = number.toString(16);
  hex = hex.length % 2 ? `0${hex}` : hex;
  hex = /^[89a-f]/.test(hex) ? `00${hex}` : hex;
  return Uint8Array.from(hex.match(/../g), (byte) => parseInt(byte, 16));
}

function fromBytes(array) {
  return BigInt(`0x${Array.from(array, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

function join(...arrays) {
  return Uint8Array.from(arrays.flatMap((array) => [...array]));
}

async function sha256(data) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

async function hmac(key, data) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}
