package ai.babelbit.cli.lab;

import ai.babelbit.cli.score.ScoreOutput;
import ai.babelbit.dialogue.reveal.Position;
import ai.babelbit.dialogue.scoring.DialogueScoreJson;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every contestant's scored utterances as JSON lines, `scores/NAME.utterances.jsonl`, written while the
/// round goes on, and at the end its challenge summary, `scores/NAME.challenge.json`. Not thread-safe.
final class ScoreFiles implements RoundListener, Closeable {
    /// What every file here says of how it was scored, in full.
    static final String SCORING = "scoring.json";
    /// Their folder in a run's.
    static final String FOLDER = "scores";

    private final Path folder;
    private final ScoringRule rule;
    private final String ruleId;
    private final List<BufferedWriter> lines = new ArrayList<>();

    ScoreFiles(Path folder, List<String> names, ScoringRule rule) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.rule = rule;
        this.ruleId = rule.id();
        document(SCORING, rule.describe());
        for (String name : names) {
            lines.add(Files.newBufferedWriter(folder.resolve(fileName(name) + ".utterances.jsonl")));
        }
    }

    /// A contestant's name as part of a file name: a URL holds characters that no file name may.
    static String fileName(String contestant) {
        return contestant.replaceAll("[^A-Za-z0-9._-]+", "_");
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        Position at = utterance.position();
        for (int i = 0; i < lines.size(); i++) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("challenge_uid", at.challengeUid())
                    .put("dialogue_uid", at.dialogueUid())
                    .put("dialogue_index", at.dialogueIndex());
            json.setAll(DialogueScoreJson.write(utterance.results().get(i).score()));
            json.put("scoring", ruleId);
            try {
                lines.get(i).write(json.toString());
                lines.get(i).newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write scores in " + folder, e);
            }
        }
    }

    void summaries(List<Standing> standings, @Nullable String challengeUid) throws IOException {
        for (Standing standing : standings) {
            ObjectNode json = standing.challengeScore(challengeUid).toJson();
            json.set("scoring", rule.describe());
            document(fileName(standing.name()) + ".challenge.json", json);
        }
    }

    private void document(String name, ObjectNode json) throws IOException {
        Files.writeString(folder.resolve(name), ScoreOutput.text(json));
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter writer : lines) {
            writer.close();
        }
    }
}
