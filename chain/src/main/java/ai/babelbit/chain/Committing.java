package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.Timelock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/// Makes the calls that commit to a text.
final class Committing {
    /// The longest text that fits into a plain field of every runtime, in bytes.
    static final int LONGEST_RAW = 128;

    private static final int LONGEST_BIG = 512;
    private static final int LONGEST_LOCKED = 1024;

    private Committing() {}

    static CallData plain(int netuid, String text) {
        ByteString bytes = ByteString.utf8(text);
        if (bytes.size() > LONGEST_BIG) {
            throw new IllegalArgumentException(
                    "expected a text of at most " + LONGEST_BIG + " bytes, got " + bytes.size());
        }
        String choice = bytes.size() <= LONGEST_RAW ? "Raw" + bytes.size() : "BigRaw";
        return call(netuid, Value.variant(choice, Value.of(bytes)));
    }

    static CallData locked(
            int netuid, String text, int blocks, ChainClock clock, Timelock timelock, SecureRandom random) {
        long round = Epochs.commitmentRound(clock.drand(), (long) clock.seconds(), blocks, Block.SECONDS);
        ByteString locked = timelock.encrypt(new ScaleWriter().text(text).done(), round, random);
        if (locked.size() > LONGEST_LOCKED) {
            throw new IllegalArgumentException("expected a text of at most " + (LONGEST_LOCKED - Timelock.OVERHEAD - 2)
                    + " bytes, got " + ByteString.utf8(text).size());
        }
        return call(
                netuid,
                new Value.Variant(
                        "TimelockEncrypted",
                        new Value.Struct(Map.of("encrypted", Value.of(locked), "reveal_round", Value.of(round)))));
    }

    private static CallData call(int netuid, Value data) {
        return new CallData(
                "Commitments",
                "set_commitment",
                Map.of(
                        "netuid",
                        Value.of(netuid),
                        "info",
                        new Value.Struct(Map.of("fields", Value.of(List.of(data))))));
    }
}
