import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** The page's client of SRP, and the vectors that the server is tested by. */
const CLIENT = new URL(process.env.CLIENT ?? '../../../../local-cognito/src/main/resources/page/cognito-verify.js', import.meta.url);
const VECTORS = new URL(process.env.VECTORS ?? '../../../../local-cognito/src/test/resources/srp-vectors.json', import.meta.url);
const { srp, timestamp } = await import(new URL('srp.js', CLIENT));
const vectors = JSON.parse(await readFile(VECTORS));

const begin = (vector) => srp(`us-east-1_${vector.poolName}`, BigInt(`0x${vector.secretA}`));
const challenge = (vector) => ({
  USER_ID_FOR_SRP: vector.userName,
  SALT: vector.salt,
  SRP_B: vector.publicB,
  SECRET_BLOCK: vector.secretBlock,
});
const prove = (vector, parameters) =>
  begin(vector).prove({ ...challenge(vector), ...parameters }, vector.password, new Date(vector.time));

for (const [index, vector] of vectors.entries()) {
  test(`srp.js sends the SRP_A of vector ${index}`, () => {
    assert.equal(begin(vector).publicValue, vector.publicA);
  });

  test(`srp.js proves the password of vector ${index}`, async () => {
    assert.deepEqual(await prove(vector), {
      USERNAME: vector.userName,
      PASSWORD_CLAIM_SECRET_BLOCK: vector.secretBlock,
      PASSWORD_CLAIM_SIGNATURE: vector.signature,
      TIMESTAMP: vector.timestamp,
    });
  });

  test(`srp.js proves nothing by another password than that of vector ${index}`, async () => {
    const proof = await prove({ ...vector, password: 'Wrong-Horse-1' });

    assert.notEqual(proof.PASSWORD_CLAIM_SIGNATURE, vector.signature);
  });
}

test('srp.js writes a day without a leading zero', () => {
  assert.equal(timestamp(new Date('2026-01-02T03:04:05Z')), 'Fri Jan 2 03:04:05 UTC 2026');
});

/** With such a B everybody knows the key. 2^3072 - 2^3008 - 1 + 2^64 * ([2^2942 pi] + 1690314) is RFC 3526's N. */
for (const times of [0n, 1n, 2n]) {
  test(`srp.js refuses a B that is ${times} times N`, async () => {
    const publicB = (times * prime()).toString(16);

    await assert.rejects(prove(vectors[0], { SRP_B: publicB }), /SRP_B/);
  });
}

function prime() {
  const pi = (4n * (4n * arctan(5n) - arctan(239n))) >> 64n;
  return 2n ** 3072n - 2n ** 3008n - 1n + 2n ** 64n * (pi + 1690314n);
}

/** Of 1 / inverse, by 2^3006. */
function arctan(inverse) {
  let power = 2n ** 3006n / inverse;
  let sum = power;
  for (let n = 3n; power > 0n; n += 2n) {
    power /= inverse * inverse;
    sum += n % 4n === 3n ? -(power / n) : power / n;
  }
  return sum;
}
