package ai.babelbit.cli.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import ai.babelbit.dialogue.Json;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ScoreCommandTest {
    @TempDir
    private Path folder;

    private JsonNode play(String run) {
        Terminal played = Terminal.bb(
                folder,
                "lab",
                "--json",
                "--limit",
                "40",
                "--deadline",
                "20",
                "--semantic",
                "jaccard",
                "--predictor",
                "garbage",
                "--predictor",
                "echo",
                "--out",
                folder.resolve("runs").resolve(run).toString());
        assertThat(played.exitCode()).as(played.err()).isZero();
        return Json.MAPPER.readTree(played.out());
    }

    private Terminal score(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "score",
                "--runs",
                folder.resolve("runs").toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return Terminal.bb(folder, arguments.toArray(String[]::new));
    }

    /// What is skipped changes nothing: the streamed means are those of the lab, which scores every step.
    @Test
    void theTotalsAreTheLabsAndBothFormsHoldTheSameRows() throws IOException {
        JsonNode lab = play("one");
        Terminal terminal = score("--json", "--semantic", "jaccard", "--part-rows", "30");
        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        JsonNode summary = Json.MAPPER.readTree(terminal.out());
        assertThat(summary.get("rows").intValue()).isEqualTo(80);
        assertThat(summary.get("parts").intValue()).isEqualTo(3);
        for (JsonNode contestant : summary.get("contestants")) {
            for (JsonNode predictor : lab.get("predictors")) {
                if (predictor.get("name").equals(contestant.get("contestant"))) {
                    assertThat(contestant.at("/mean_U/mean").doubleValue())
                            .isCloseTo(predictor.at("/mean_U/mean").doubleValue(), Offset.offset(1e-12));
                }
            }
        }
        List<JsonNode> rows = rows();
        assertThat(rows).hasSize(80);
        assertThat(parquetRows())
                .isEqualTo(rows.stream().map(ScoreCommandTest::brief).toList());
    }

    @Test
    void cutOffAnywhereItGoesOnAndEndsTheSame() throws IOException {
        play("one");
        play("two/nested");
        assertThat(score("--semantic", "jaccard", "--part-rows", "30").exitCode())
                .isZero();
        List<JsonNode> whole = rows();
        Path out = folder.resolve("out");
        String done = Files.readString(out.resolve("progress.json"));
        assertThat(score("--semantic", "jaccard", "--part-rows", "30").exitCode())
                .isZero();
        assertThat(Files.readString(out.resolve("progress.json"))).isEqualTo(done);
        // As after a crash: the first part is complete, the second one half written.
        JsonNode first = whole.get(29);
        long offset = offsetAfter(
                first.get("utterance_index").intValue(),
                first.get("dialogue_index").intValue());
        String plan = Json.MAPPER.readTree(done).get("plan").toString();
        Files.writeString(
                out.resolve("progress.json"),
                "{\"plan\":" + plan + ",\"log\":0,\"offset\":" + offset + ",\"parts\":1,\"rows\":30,\"done\":false}");
        Files.writeString(out.resolve("part-00001.jsonl"), "{\"half");
        Terminal again = score("--semantic", "jaccard", "--part-rows", "30", "--json");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(rows()).isEqualTo(whole);
        assertThat(Json.MAPPER.readTree(again.out()).get("rows").intValue()).isEqualTo(160);
    }

    @Test
    void leadTimesAreAskedFor() throws IOException {
        play("one");
        assertThat(score("--semantic", "jaccard", "--lead").exitCode()).isZero();
        assertThat(rows()).anyMatch(row -> row.get("lead_words").isInt());
        Terminal other = score("--semantic", "jaccard");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("holds something else").hasLineCount(1);
    }

    @Test
    void wrongFoldersAreSaidInOneLine() throws IOException {
        Files.createDirectories(folder.resolve("runs"));
        assertThat(score("--semantic", "jaccard").err())
                .contains("expected runs with a round.jsonl")
                .hasLineCount(1);
        play("one");
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/progress.json"), "{");
        assertThat(score("--semantic", "jaccard").err())
                .contains("to begin again")
                .hasLineCount(1);
        assertThat(score("--part-rows", "0").err())
                .contains("--part-rows must be at least 1")
                .hasLineCount(1);
    }

    private long offsetAfter(int utterance, int dialogue) throws IOException {
        long offset = 0;
        for (String line : Files.readAllLines(folder.resolve("runs/one/round.jsonl"))) {
            offset += line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1;
            JsonNode json = Json.MAPPER.readTree(line);
            if (json.path("event").asString("").equals("utterance_complete")
                    && json.path("utterance_index").intValue() == utterance
                    && json.path("dialogue_index").intValue() == dialogue) {
                return offset;
            }
        }
        throw new AssertionError("no such utterance");
    }

    private List<Path> parts(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (Path part : parts(".jsonl")) {
            Files.readAllLines(part).forEach(line -> rows.add(Json.MAPPER.readTree(line)));
        }
        return rows;
    }

    private static String brief(JsonNode row) {
        return row.get("run").stringValue() + " " + row.get("contestant").stringValue() + " "
                + row.get("u_best").doubleValue() + " " + row.get("prediction").stringValue();
    }

    private List<String> parquetRows() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Path part : parts(".parquet")) {
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(part));
                    RowReader row = reader.rowReader()) {
                while (row.hasNext()) {
                    row.next();
                    rows.add(row.getString("run") + " " + row.getString("contestant") + " " + row.getDouble("u_best")
                            + " " + row.getString("prediction"));
                }
            }
        }
        return rows;
    }
}
