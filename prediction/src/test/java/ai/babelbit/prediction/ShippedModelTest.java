package ai.babelbit.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.Deadline;
import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.dialogue.UtteranceRef;
import ai.babelbit.prediction.ngram.NgramSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The model that comes with the library, and where it is unpacked.
final class ShippedModelTest {
    private static final Duration TIME = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void theNamedDigestIsTheModelsOwn() throws IOException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource("english.ngram"));
        assertThat(new String(resource("english.ngram.sha256"), StandardCharsets.US_ASCII))
                .isEqualTo(HexFormat.of().formatHex(digest) + "\n");
    }

    @Test
    void itIsUnpackedOnceUnderItsDigest() throws IOException {
        String answer = answer();
        Path unpacked = unpacked();
        assertThat(unpacked.getFileName().toString()).matches("[0-9a-f]{16}-english\\.ngram");
        assertThat(unpacked).hasBinaryContent(resource("english.ngram"));
        Object file = identity(unpacked);
        assertThat(answer()).isEqualTo(answer);
        assertThat(identity(unpacked())).isEqualTo(file);
    }

    @Test
    void aCacheThatCannotBeMadeIsDoneWithout() throws IOException {
        String answer = answer();
        Path file = Files.writeString(folder.resolve("a file"), "not a folder");
        assertThat(answer(file)).isEqualTo(answer);
        assertThat(answer(file.resolve("below"))).isEqualTo(answer);
        assertThat(file).hasContent("not a folder");
    }

    /// All models together, with and without a place to unpack them.
    @Test
    void theBuiltInPredictorAnswersInAnyCase() throws IOException {
        PredictorOptions options = PredictorOptions.defaults().withBudget(TIME).withEffort(new Effort(8, 8));
        for (Path cache : List.of(folder.resolve("cache"), Files.writeString(folder.resolve("a file"), ""))) {
            assertThat(answer(Predictors.builtin(cache, options))).startsWith("You are ");
        }
    }

    @Test
    void whatWasDamagedInTheCacheIsUnpackedAnew() throws IOException {
        String answer = answer();
        byte[] whole = resource("english.ngram");
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 4;
        for (byte[] damaged :
                List.of(new byte[0], Arrays.copyOf(whole, 100), Arrays.copyOf(whole, whole.length - 1), changed)) {
            Files.write(unpacked(), damaged);
            assertThat(answer()).isEqualTo(answer);
            assertThat(unpacked()).hasBinaryContent(whole);
        }
    }

    /// Nobody's files are taken away: a folder where the model should be stays, and the model is read into the heap.
    @Test
    void whateverElseStandsInItsPlaceStays() throws IOException {
        String answer = answer();
        Path place = unpacked();
        Files.delete(place);
        Files.createDirectory(place);
        Path mine = Files.writeString(place.resolve("mine"), "mine");
        assertThat(answer()).isEqualTo(answer);
        assertThat(mine).hasContent("mine");
    }

    private String answer() {
        return answer(folder.resolve("cache"));
    }

    /// What the n-gram model alone makes of a beginning.
    private static String answer(Path cache) {
        return answer(AnytimePredictor.of(
                "ngram",
                List.of(NgramSource.of(Predictors.builtinNgram(cache))),
                PredictorOptions.defaults().withBudget(TIME)));
    }

    private static String answer(Predictor predictor) {
        try (predictor) {
            Outcome outcome = predictor.predict(new PredictionRequest(
                    new UtteranceRef("s", 0, 0), Context.of("Thank you."), "You are", 1, Deadline.in(TIME)));
            assertThat(outcome).isInstanceOf(Outcome.Answered.class);
            return ((Outcome.Answered) outcome).prediction().text();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path unpacked() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/models"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Predictors.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
