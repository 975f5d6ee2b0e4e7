// Answers one JSON request a line on standard input with one JSON line, by polkadot-js and the Rust timelock library.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import * as crypto from "@polkadot/util-crypto";
import { hexToU8a, u8aToHex } from "@polkadot/util";
import init, { tld } from "@ideallabs/timelock_wasm_wrapper";

const require = createRequire(import.meta.url);
const wasm = require.resolve("@ideallabs/timelock_wasm_wrapper").replace(/\.js$/, "_bg.wasm");
await init({ module_or_path: readFileSync(wasm) });
await crypto.cryptoWaitReady();

function fromUri(uri) {
  const { phrase, path, password } = crypto.keyExtractSuri(uri.startsWith("/") ? DEV + uri : uri);
  return crypto.keyFromPath(crypto.sr25519PairFromSeed(crypto.mnemonicToMiniSecret(phrase, password)), path, "sr25519");
}
const DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

const operations = {
  publicKey: ({ uri }) => u8aToHex(fromUri(uri).publicKey),
  address: ({ uri }) => crypto.encodeAddress(fromUri(uri).publicKey, 42),
  sign: ({ uri, message }) => u8aToHex(crypto.sr25519Sign(hexToU8a(message), fromUri(uri))),
  verify: ({ publicKey, message, signature }) =>
    crypto.sr25519Verify(hexToU8a(message), hexToU8a(signature), hexToU8a(publicKey)),
  entropy: ({ mnemonic }) => u8aToHex(crypto.mnemonicToEntropy(mnemonic)),
  unlock: ({ ciphertext, signature }) =>
    u8aToHex(Uint8Array.from(tld(hexToU8a(ciphertext), hexToU8a(signature), "bls12_381"))),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { result: operations[request.operation](request) };
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
}
