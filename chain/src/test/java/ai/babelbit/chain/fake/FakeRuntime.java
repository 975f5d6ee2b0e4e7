package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import java.util.Map;

/// A runtime that a fake node can run.
///
/// @param spec its version
/// @param metadata what it says of itself
/// @param metadataVersion 14 or 15
/// @param surface what it can do
/// @param errors numbers of its errors by `Pallet.Name`
public record FakeRuntime(
        int spec, ByteString metadata, int metadataVersion, Surface surface, Map<String, Integer> errors) {
    /// What runtimes can do, the later ones all that the earlier ones can.
    public enum Surface {
        /// Spec 218: plain weights, neurons as bare bytes.
        PLAIN,
        /// Specs 343 to 393: mechanisms, timelocked weights and commitments.
        TIMELOCKED,
        /// From spec 423: epochs that are stored.
        STATEFUL
    }

    /// Of the fake's own encoder.
    public static FakeRuntime of(int spec, int metadataVersion, Surface surface) {
        // Numbers move between runtimes, so they do here.
        int shift = spec % 7;
        Map<String, Integer> errors = Map.of(
                "SubtensorModule.HotKeyNotRegisteredInSubNet", 1 + shift,
                "SubtensorModule.HotKeyAlreadyRegisteredInSubNet", 12 + shift,
                "SubtensorModule.SettingWeightsTooFast", 30 + shift,
                "SubtensorModule.ServingRateLimitExceeded", 32 + shift,
                "SubtensorModule.DuplicateUids", 19 + shift,
                "SubtensorModule.NotEnoughBalanceToStake", 14 + shift,
                "SubtensorModule.CommitRevealEnabled", 60 + shift,
                "SubtensorModule.IncorrectWeightVersionKey", 90 + shift,
                "Commitments.AccountNotAllowedCommit", 1 + shift,
                "Commitments.CommitmentSetRateLimitExceeded", 2 + shift);
        ByteString metadata = new FakeMetadata(metadataVersion, surface, errors).write();
        return new FakeRuntime(spec, metadata, metadataVersion, surface, errors);
    }

    boolean isTimelocked() {
        return surface != Surface.PLAIN;
    }

    /// The number of an error of a pallet.
    int error(String name) {
        Integer number = errors.get(name);
        if (number == null) {
            throw new IllegalStateException("this fake runtime has no error " + name);
        }
        return number;
    }
}
