package ai.babelbit.cli.lab;

import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A progress bar with the three predictors that lead at the moment; only for terminals.
final class LabProgress implements RoundListener, AutoCloseable {
    private final Standings standings;
    private final ProgressBar bar;

    /// @param standings told of every utterance before this listener is
    LabProgress(Standings standings, long utterances, PrintStream terminal) {
        this.standings = standings;
        this.bar = new ProgressBarBuilder()
                .setTaskName("playing")
                .setInitialMax(utterances)
                .setUnit(" utterances", 1)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build();
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        bar.step();
        bar.setExtraMessage(standings.ranked().stream()
                .limit(3)
                .map(standing -> String.format(Locale.ROOT, "%s %.3f", standing.name(), standing.mean()))
                .collect(Collectors.joining(", ", " ", "")));
    }

    @Override
    public void close() {
        bar.close();
    }
}
