package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ModuleError;
import java.time.Duration;

/// What came of a transaction.
public sealed interface Submission {
    /// The outcome in one word for machines: `included`, `failed`, `refused`, `not_seen`, `not_sent`,
    /// `already_so`.
    String kind();

    /// The outcome in one line for people.
    String summary();

    /// It is in a block and did what it says.
    ///
    /// @param block which
    /// @param isFinal whether the block cannot go away any more
    /// @param hash the transaction's
    /// @param fee what it cost in rao; 0 when it was free
    record Included(Block block, boolean isFinal, ByteString hash, long fee) implements Submission {
        @Override
        public String kind() {
            return "included";
        }

        @Override
        public String summary() {
            return (isFinal ? "finalized" : "included") + " in block " + block.number() + " as " + hash;
        }
    }

    /// It is in a block, but the runtime refused to do it.
    ///
    /// @param block which
    /// @param hash the transaction's
    /// @param error why
    record Failed(Block block, ByteString hash, ModuleError error) implements Submission {
        @Override
        public String kind() {
            return "failed";
        }

        @Override
        public String summary() {
            return "failed in block " + block.number() + ": " + error;
        }
    }

    /// No block has it and none will: the node did not take it, or gave it up.
    ///
    /// @param name why, in a word such as `Stale`
    /// @param meaning why, in a sentence
    record Refused(String name, String meaning) implements Submission {
        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public String summary() {
            return "refused: " + name + (meaning.isEmpty() ? "" : ": " + meaning);
        }
    }

    /// It was sent, or may have been, and nothing was seen of it in time. It may still be included; look
    /// before sending again.
    ///
    /// @param hash the transaction's
    /// @param lastHeard what was heard of it last
    /// @param after how long was waited
    record NotSeen(ByteString hash, String lastHeard, Duration after) implements Submission {
        @Override
        public String kind() {
            return "not_seen";
        }

        @Override
        public String summary() {
            return "not seen in a block within " + after.toSeconds() + " s (" + lastHeard + "), hash " + hash;
        }
    }

    /// It was not sent, since what it would do is so already.
    ///
    /// @param reason what is so
    record AlreadySo(String reason) implements Submission {
        @Override
        public String kind() {
            return "already_so";
        }

        @Override
        public String summary() {
            return "nothing to do: " + reason;
        }
    }

    /// It was not sent, since it cannot succeed or the chain cannot be asked.
    ///
    /// @param reason why
    record NotSent(String reason) implements Submission {
        @Override
        public String kind() {
            return "not_sent";
        }

        @Override
        public String summary() {
            return "not sent: " + reason;
        }
    }
}
