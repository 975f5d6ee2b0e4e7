package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Value;
import java.util.List;

/// A timelocked commitment that the chain has opened.
///
/// @param block in which it was opened
/// @param text what was in it; ill-formed UTF-8 is left out
public record RevealedCommitment(long block, String text) {
    static List<RevealedCommitment> listOf(Value revealed) {
        return revealed.asItems().stream()
                .map(each -> new RevealedCommitment(
                        each.at(1).asLong(), text(each.at(0).asBytes())))
                .toList();
    }

    /// The SDK locks a SCALE string, so a length stands in front. Whoever committed otherwise is read as
    /// far as it goes: by the low two bits of the first byte, whatever length they say, as the SDK reads
    /// it.
    static String text(ByteString bytes) {
        if (bytes.size() == 0) {
            return "";
        }
        int length = switch (bytes.toArray()[0] & 3) {
            case 0 -> 1;
            case 1 -> 2;
            default -> 4;
        };
        return bytes.slice(Math.min(length, bytes.size()), bytes.size())
                .toText()
                .replace("\uFFFD", "");
    }
}
