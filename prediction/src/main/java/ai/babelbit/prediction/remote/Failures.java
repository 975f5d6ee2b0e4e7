package ai.babelbit.prediction.remote;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.http.Exchange;

/// How the failures of HTTP become outcomes, the same for every kind of remote predictor.
final class Failures {
    private static final int MAX_REASON = 200;

    private Failures() {}

    static Outcome notJson(Exchange.NotJson answer) {
        return answer.status() / 100 == 2
                ? new Outcome.Malformed("not JSON: " + answer.snippet())
                : refused(answer.status(), answer.snippet());
    }

    static Outcome refused(int status, String words) {
        return status == 429
                ? new Outcome.Refused("busy")
                : new Outcome.Refused(
                        shorten(words.isBlank() ? "status " + status : "status " + status + ": " + words));
    }

    /// One line of bounded length, whatever somebody sent.
    static String shorten(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
