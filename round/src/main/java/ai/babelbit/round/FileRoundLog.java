package ai.babelbit.round;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.reveal.Position;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// A [RoundLog] as JSON lines, in the published events' names with the contestant's index and the outcome
/// beside them.
final class FileRoundLog implements RoundLog {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final FileOutputStream channel;
    private final OutputStream out;
    private final boolean durable;

    private FileRoundLog(Path file, FileOutputStream channel, boolean durable) {
        this.file = file;
        this.channel = channel;
        this.out = new BufferedOutputStream(channel, BUFFER);
        this.durable = durable;
    }

    static FileRoundLog open(Path file, boolean durable) {
        try {
            return new FileRoundLog(file, new FileOutputStream(file.toFile(), true), durable);
        } catch (IOException e) {
            throw new RoundLogException("cannot write the round's log " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void started(String session, List<String> contestants) {
        line("round_started", json -> {
            json.writeStringProperty("session_id", session);
            json.writeArrayPropertyStart("contestants");
            contestants.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    @Override
    public void revealed(Position position, String word) {
        line("revealed", json -> {
            place(json, position);
            json.writeNumberProperty("step", position.tokenIndex() - 1);
            json.writeStringProperty("revealed_next", word);
        });
    }

    @Override
    public void settled(Position position, int contestant, int step, Step result) {
        line("predicted", json -> {
            json.writeNumberProperty("contestant", contestant);
            json.writeNumberProperty("utterance_index", position.utteranceIndex());
            json.writeNumberProperty("step", step);
            json.writeStringProperty("prediction", result.text());
            json.writeStringProperty("outcome", result.outcome().kind());
            if (!(result.outcome() instanceof Outcome.Answered)) {
                json.writeStringProperty("reason", result.outcome().reason());
            }
            json.writeNumberProperty("ms", Math.round(result.nanos() / 1e3) / 1e3);
        });
    }

    @Override
    public void completed(Position position, String groundTruth) {
        line("utterance_complete", json -> {
            place(json, position);
            json.writeStringProperty("ground_truth", groundTruth);
        });
        sync();
    }

    @Override
    public void dialogueCompleted(Position position) {
        line("dialogue_complete", json -> place(json, position));
        sync();
    }

    @Override
    public void ended(RoundEnd end) {
        line("round_ended", json -> {
            switch (end) {
                case RoundEnd.Complete _ -> json.writeStringProperty("how", "complete");
                case RoundEnd.Stopped _ -> json.writeStringProperty("how", "stopped");
                case RoundEnd.CutShort cut -> {
                    json.writeStringProperty("how", "cut_short");
                    json.writeStringProperty("reason", cut.reason());
                }
            }
        });
        sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static void place(JsonGenerator json, Position position) {
        json.writeStringProperty("challenge_uid", position.challengeUid());
        json.writeStringProperty("dialogue_uid", position.dialogueUid());
        json.writeNumberProperty("dialogue_index", position.dialogueIndex());
        json.writeNumberProperty("utterance_index", position.utteranceIndex());
    }

    private void line(String event, Fields fields) {
        try {
            try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
                json.writeStartObject();
                json.writeStringProperty("event", event);
                fields.write(json);
                json.writeEndObject();
            }
            out.write('\n');
        } catch (IOException | tools.jackson.core.JacksonException e) {
            throw failed(e);
        }
    }

    private void sync() {
        try {
            out.flush();
            if (durable) {
                channel.getFD().sync();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RoundLogException failed(Exception e) {
        return new RoundLogException("cannot write the round's log " + file + ": " + e.getMessage(), e);
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json);
    }
}
