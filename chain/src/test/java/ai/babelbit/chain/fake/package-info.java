/// A subtensor node on loopback for tests: real WebSocket, real signatures, metadata of its own encoder,
/// and faults on demand. Start at [FakeNode].
@NullMarked
package ai.babelbit.chain.fake;

import org.jspecify.annotations.NullMarked;
