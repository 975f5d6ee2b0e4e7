package ai.babelbit.cli.train;

import ai.babelbit.cli.Screen;
import ai.babelbit.prediction.corpus.TrainingProgress;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal what training is at; silent when nobody looks. Confined to the training thread.
final class StageProgress implements TrainingProgress, AutoCloseable {
    private final @Nullable ProgressBar bar;

    StageProgress() {
        bar = Screen.isWatched()
                ? new ProgressBarBuilder()
                        .setTaskName("learning")
                        .setInitialMax(-1)
                        .setUnit("", 1)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .build()
                : null;
    }

    @Override
    public void at(String stage, long done, long total) {
        if (bar != null) {
            String words = done == 0 ? "" : String.format(Locale.ROOT, ", %,d", done);
            bar.setExtraMessage(" " + stage + words);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
