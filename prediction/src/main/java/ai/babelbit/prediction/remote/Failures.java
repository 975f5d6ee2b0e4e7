package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.http.Exchange;

/// How the failures of HTTP become outcomes, the same for every kind of remote predictor.
final class Failures {
    private static final int MAX_REASON = 200;

    private Failures() {}

    static Outcome notJson(Exchange.NotJson answer) {
        return answer.status() / 100 == 2
                ? new Outcome.Malformed("not JSON: " + shorten(answer.snippet()))
                : refused(answer.status(), answer.snippet());
    }

    static Outcome refused(int status, String words) {
        if (status == 429) {
            return new Outcome.Refused("busy");
        }
        String line = shorten(words);
        return new Outcome.Refused(line.isEmpty() ? "status " + status : "status " + status + ": " + line);
    }

    /// One line of bounded length and whole characters, whatever somebody sent; possibly empty.
    static String shorten(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")
                .replaceAll("\\p{Cs}", "\ufffd")
                .strip();
        return line.codePointCount(0, line.length()) <= MAX_REASON
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_REASON)) + "…";
    }
}
