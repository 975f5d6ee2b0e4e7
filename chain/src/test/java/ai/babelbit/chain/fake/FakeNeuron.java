package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;

/// A member of a fake subnet.
///
/// @param hotkey signs for it
/// @param coldkey owns it
/// @param axon 34 bytes as stored
/// @param lastUpdate block of its last weights
/// @param stake in rao
record FakeNeuron(AccountId hotkey, AccountId coldkey, ByteString axon, long lastUpdate, long stake) {
    static final ByteString NO_AXON = ByteString.of(new byte[34]);

    FakeNeuron serving(ByteString bytes) {
        return new FakeNeuron(hotkey, coldkey, bytes, lastUpdate, stake);
    }

    FakeNeuron updated(long block) {
        return new FakeNeuron(hotkey, coldkey, axon, block, stake);
    }
}
