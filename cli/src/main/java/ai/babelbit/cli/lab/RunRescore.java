package ai.babelbit.cli.lab;

import ai.babelbit.cli.config.Environment;
import ai.babelbit.cli.score.RecordedScoring;
import ai.babelbit.cli.score.RuleOptions;
import ai.babelbit.cli.score.Scoring;
import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.JsonLines;
import ai.babelbit.dialogue.scoring.LeadTime;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import ai.babelbit.round.RoundLogReader;
import ai.babelbit.round.RoundReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a run's score files again from its log alone.
///
/// @param run the run's folder
/// @param options how to score, where they say so; else as the run's documents say
/// @param environment for the encoder's cache
record RunRescore(Path run, RuleOptions options, Environment environment) {
    /// Writes all of them into a folder.
    ///
    /// @param malformed told how many lines of the log were not understood
    /// @throws InvalidInputException when the log cannot be read, or nothing says how to score
    void into(Path folder, Consumer<JsonLines.Malformed> malformed) {
        try (Scoring scoring = scoring();
                RoundLogReader log = RoundLogReader.open(run.resolve(Lab.LOG));
                ScoreFiles files = new ScoreFiles(folder, log.contestants(), scoring.rule())) {
            Standings standings = new Standings(log.contestants(), new LeadTime(LeadTime.THRESHOLD));
            FirstUid uid = new FirstUid();
            new RoundReplay(log, scoring.rule(), new Listeners(List.of(standings, files, uid))).run();
            standings.close();
            files.summaries(standings.ranked(), uid.uid);
            malformed.accept(log.malformed());
        } catch (IOException e) {
            throw new InvalidInputException(folder + ": cannot be written: " + e, e);
        }
    }

    private Scoring scoring() {
        Path said = run.resolve(ScoreFiles.FOLDER).resolve(ScoreFiles.SCORING);
        RecordedScoring recorded = options.isGiven() ? null : RecordedScoring.read(said, options.encoder());
        if (recorded == null && !options.isGiven()) {
            throw new InvalidInputException(
                    said + ": expected it to say how the run was scored; say so with --semantic");
        }
        return recorded == null
                ? options.open(RuleOptions.Semantic.EMBEDDING, environment)
                : recorded.open(environment);
    }

    /// The challenge's name, as the log has it.
    private static final class FirstUid implements RoundListener {
        private @Nullable String uid;
        private boolean seen;

        @Override
        public void utteranceEnded(PlayedUtterance utterance) {
            take(utterance.position());
        }

        @Override
        public void dialogueEnded(Position position) {
            take(position);
        }

        private void take(Position position) {
            uid = seen ? uid : position.challengeUid();
            seen = true;
        }
    }
}
