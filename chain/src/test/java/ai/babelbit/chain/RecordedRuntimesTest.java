package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.fake.FakeRuntime;
import ai.babelbit.chain.fake.FakeRuntime.Surface;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The client beside a node that tells the metadata of real runtimes.
@Tag("conformance")
final class RecordedRuntimesTest {
    /// The byte behind each name in the metadata.
    private static final Map<String, Integer> ERRORS_218 = Map.of(
            "SubtensorModule.HotKeyNotRegisteredInSubNet", 5,
            "SubtensorModule.SettingWeightsTooFast", 30,
            "SubtensorModule.ServingRateLimitExceeded", 32,
            "SubtensorModule.DuplicateUids", 19,
            "SubtensorModule.NotEnoughBalanceToStake", 14,
            "Commitments.AccountNotAllowedCommit", 1);

    private static final Map<String, Integer> ERRORS_393 = Map.of(
            "SubtensorModule.HotKeyNotRegisteredInSubNet", 4,
            "SubtensorModule.SettingWeightsTooFast", 28,
            "SubtensorModule.ServingRateLimitExceeded", 30,
            "SubtensorModule.DuplicateUids", 17,
            "SubtensorModule.NotEnoughBalanceToStake", 12,
            "Commitments.AccountNotAllowedCommit", 1);

    private static FakeRuntime recorded(int spec, String file, Surface surface, Map<String, Integer> errors) {
        return new FakeRuntime(spec, ByteString.hex(Vectors.recorded(file)), 15, surface, errors);
    }

    @Nested
    final class Spec218 extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return recorded(218, "metadata-218-v15.hex", Surface.PLAIN, ERRORS_218);
        }
    }

    @Nested
    final class Spec393 extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return recorded(393, "metadata-393-v15.hex", Surface.TIMELOCKED, ERRORS_393);
        }
    }
}
