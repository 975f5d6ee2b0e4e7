package ai.babelbit.bench;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.LegacyNeurons;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.Drand;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.crypto.Timelock;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a validator and a miner do with keys, and reading a full subnet, on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChainBenchmark {
    private static final int NEURONS = 256;

    private final KeyPair key = KeyUri.parse("//Alice");
    private final ByteString message =
            ByteString.utf8("1732350000000000000.5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY.");
    private final ByteString signature = key.sign(message);
    private final Timelock timelock = new Timelock(Drand.QUICKNET);
    private final SecureRandom random = new SecureRandom();
    private final ByteString neurons = neurons(key.account());

    /// An sr25519 signature.
    @Benchmark
    public ByteString sign() {
        return key.sign(message);
    }

    /// Its verification.
    @Benchmark
    public boolean verify() {
        return key.publicKey().verify(message, signature);
    }

    /// A key out of a URI: 2048 rounds of PBKDF2, most of it.
    @Benchmark
    public KeyPair derive() {
        return KeyUri.parse("//Alice");
    }

    /// An address out of a key and back.
    @Benchmark
    public AccountId address() {
        return AccountId.parse(key.account().address());
    }

    /// A kilobyte locked to a round.
    @Benchmark
    public ByteString lock() {
        return timelock.encrypt(neurons.slice(0, 1024), 20_000_000, random);
    }

    /// A full subnet of 256 members.
    @Benchmark
    public Value decode256Neurons() {
        return LegacyNeurons.decode(neurons);
    }

    private static ByteString neurons(AccountId account) {
        ScaleWriter out = new ScaleWriter().compact(NEURONS);
        for (int uid = 0; uid < NEURONS; uid++) {
            out.raw(account.key())
                    .raw(account.key())
                    .compact(uid)
                    .compact(59)
                    .bool(true)
                    .raw(new byte[34 + 31]);
            out.compact(1).raw(account.key()).compact(123_456_789_012L);
            for (int share = 0; share < 7; share++) {
                out.compact(65_535);
            }
            out.compact(6_000_000).bool(true).compact(65_535);
        }
        return out.done();
    }
}
