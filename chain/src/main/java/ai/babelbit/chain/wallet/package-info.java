/// The files of btcli's wallets: read, made, never overwritten. Start at [Wallets].
@NullMarked
package ai.babelbit.chain.wallet;

import org.jspecify.annotations.NullMarked;
