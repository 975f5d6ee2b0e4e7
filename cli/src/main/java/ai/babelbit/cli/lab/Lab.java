package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.reveal.TokenSource;
import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.report.ReportWriter;
import ai.babelbit.round.Contestant;
import ai.babelbit.round.Round;
import ai.babelbit.round.RoundEnd;
import ai.babelbit.round.RoundListener;
import ai.babelbit.round.RoundLog;
import ai.babelbit.round.watch.RoundWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays one plan: the round, its log, the scores, the report. Run it once; [#stop] may be called from any
/// thread.
final class Lab {
    /// The names of the files in a run's folder.
    static final String REPORT = "report.html";

    static final String LOG = "round.jsonl";

    private final LabPlan plan;
    private final List<Contestant> contestants;
    private final Round round;
    private final @Nullable Embedder embedder;
    private final InstantSource clock;

    Lab(LabPlan plan, List<Contestant> contestants, @Nullable Embedder embedder, InstantSource clock) {
        this.plan = plan;
        this.contestants = contestants;
        this.embedder = embedder;
        this.clock = clock;
        // Platform threads: a local predictor computes, and one that never lets go must not starve the others.
        this.round = new Round(
                contestants,
                plan.rules(),
                Thread.ofPlatform().daemon().name("contestant-", 0).factory());
    }

    /// What a run leaves behind.
    ///
    /// @param ranked best first
    /// @param verdict how far that can be believed
    /// @param utterances how many were finished
    /// @param end how the round ended
    record Result(List<Standing> ranked, Verdict verdict, long utterances, RoundEnd end) {}

    void stop() {
        round.stop();
    }

    /// Plays and writes everything into the plan's folder.
    ///
    /// @param terminal where a progress bar is drawn; null for none
    Result run(TokenSource words, @Nullable PrintStream terminal) throws InterruptedException {
        List<String> names = contestants.stream().map(Contestant::name).toList();
        Path out = plan.out();
        Standings standings = new Standings(names, plan.lead());
        RoundWatch watch = new RoundWatch(names, plan.rules().scoring(), embedder);
        Details details = new Details(names, plan.utterances(), ReportWriter.DEFAULT_MAX_DETAILS);
        try (RoundLog log = RoundLog.file(out.resolve(LOG), false);
                ScoreFiles files = new ScoreFiles(
                        out.resolve(ScoreFiles.FOLDER), names, plan.rules().scoring())) {
            List<RoundListener> listeners = new ArrayList<>(List.of(standings, details, files, watch));
            RoundEnd end;
            if (terminal == null) {
                end = round.play(words, log, new Listeners(listeners));
            } else {
                try (LabProgress progress = new LabProgress(standings, plan.utterances(), terminal)) {
                    listeners.add(progress);
                    end = round.play(words, log, new Listeners(listeners));
                }
            }
            standings.close();
            List<Standing> ranked = standings.ranked();
            files.summaries(ranked, plan.challengeUid());
            Verdict verdict = new Verdict(standings.winner(plan.seed()), watch.controls(), watch.findings());
            new ReportWriter()
                    .write(
                            LabReports.make(
                                    plan, ranked, verdict, standings.utterances(), details.views(), clock.instant()),
                            out.resolve(REPORT));
            return new Result(ranked, verdict, standings.utterances(), end);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(out + ": cannot write the results there: " + e.getMessage(), e);
        }
    }
}
