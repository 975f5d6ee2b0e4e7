package ai.babelbit.dialogue;

import java.time.Duration;

/// What came of asking for a prediction. Everything but [Answered] scores as the empty string.
public sealed interface Outcome {
    /// The published name of this kind of outcome in logs and reports: `answered`, `timed_out`, `refused`,
    /// `malformed`, `unreachable`, `dropped`.
    String kind();

    /// Why there is no prediction, in one line; empty for an answer.
    String reason();

    /// There is a prediction.
    ///
    /// @param prediction what was predicted
    record Answered(Prediction prediction) implements Outcome {
        /// With a bare text.
        public static Answered of(String text) {
            return new Answered(Prediction.of(text));
        }

        @Override
        public String kind() {
            return "answered";
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /// Nothing came within the time.
    ///
    /// @param after how long was waited
    record TimedOut(Duration after) implements Outcome {
        @Override
        public String kind() {
            return "timed_out";
        }

        @Override
        public String reason() {
            return "no answer within " + after.toMillis() + " ms";
        }
    }

    /// It answered that it will not or cannot (busy, not allowed, its own error).
    ///
    /// @param reason its own words, shortened
    record Refused(String reason) implements Outcome {
        @Override
        public String kind() {
            return "refused";
        }
    }

    /// What it answered cannot be understood or breaks the limits.
    ///
    /// @param reason what is wrong with it
    record Malformed(String reason) implements Outcome {
        @Override
        public String kind() {
            return "malformed";
        }
    }

    /// There was nobody to ask: no connection, or it broke.
    ///
    /// @param reason what the connection said
    record Unreachable(String reason) implements Outcome {
        @Override
        public String kind() {
            return "unreachable";
        }
    }

    /// It was not asked, since it failed too often in a row.
    ///
    /// @param failures how often
    record Dropped(int failures) implements Outcome {
        @Override
        public String kind() {
            return "dropped";
        }

        @Override
        public String reason() {
            return "not asked after " + failures + " failures in a row";
        }
    }
}
