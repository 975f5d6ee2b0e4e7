package ai.babelbit.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTest {
    /// Dialogues of one, two, ... eight utterances; `u0`, `u1`, ... in order.
    private static final int ALL = 36;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        StringBuilder lines = new StringBuilder();
        int utterance = 0;
        for (int dialogue = 0; dialogue < 8; dialogue++) {
            lines.append("{\"corpus\": \"c").append(dialogue % 2).append("\", \"utterances\": [\" \"");
            for (int i = 0; i <= dialogue; i++) {
                lines.append(", \"u").append(utterance++).append("  end\"");
            }
            lines.append("]}\n");
        }
        file = Files.writeString(folder.resolve("data.jsonl"), lines);
    }

    @Test
    void whoeverWantsAllGetsAllInOrderWithTheirContext() {
        List<Sample> samples = Sample.draw(file, 1000, 1);
        assertThat(samples).hasSize(ALL);
        for (int i = 0; i < ALL; i++) {
            assertThat(samples.get(i).text()).isEqualTo("u" + i + " end");
        }
        Sample last = samples.getLast();
        assertThat(last.corpus()).isEqualTo("c1");
        assertThat(last.dialogue()).isEqualTo(7);
        assertThat(last.number()).isEqualTo(7);
        assertThat(last.context())
                .containsExactly("u28 end", "u29 end", "u30 end", "u31 end", "u32 end", "u33 end", "u34 end");
    }

    @Test
    void equalSeedsDrawEqualSamples() {
        assertThat(Sample.draw(file, 9, 4)).isEqualTo(Sample.draw(file, 9, 4));
        assertThat(Sample.draw(file, 9, 4)).isNotEqualTo(Sample.draw(file, 9, 5));
    }

    /// Pearson's test for draws without repetition: the sum has 35 degrees of freedom; once in 10,000 seeds it is
    /// over 76.
    @Test
    void eachUtteranceIsAsLikelyAsAnyOther() {
        int wanted = 5;
        int draws = 2000;
        int[] counts = new int[ALL];
        for (int seed = 0; seed < draws; seed++) {
            List<Sample> samples = Sample.draw(file, wanted, seed);
            assertThat(samples).hasSize(wanted).doesNotHaveDuplicates();
            for (Sample sample : samples) {
                counts[Integer.parseInt(sample.words().getFirst().substring(1))]++;
            }
        }
        double share = (double) wanted / ALL;
        double chiSquare = 0;
        for (int count : counts) {
            double off = count - draws * share;
            chiSquare += off * off / (draws * share * (1 - share)) * (ALL - 1) / ALL;
        }
        assertThat(chiSquare).as("seeds 0 to %d", draws - 1).isLessThan(76);
    }
}
