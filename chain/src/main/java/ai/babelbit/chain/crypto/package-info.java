/// Keys and signatures (sr25519), mnemonics, key URIs, encrypted key files, timelock encryption. Secrets
/// never print. Start at [KeyPair].
@NullMarked
package ai.babelbit.chain.crypto;

import org.jspecify.annotations.NullMarked;
