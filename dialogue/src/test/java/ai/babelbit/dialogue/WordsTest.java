package ai.babelbit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordsTest {
    /// `[c for c in range(0x110000) if chr(c).isspace()]` of Python 3.11.
    private static final int[] PYTHON_SPACES = {
        0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003,
        0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000
    };

    @Test
    void theSpacesAreThoseOfPython() {
        assertThat(IntStream.rangeClosed(0, 0xffff)
                        .filter(c -> Words.isSpace((char) c))
                        .toArray())
                .isEqualTo(PYTHON_SPACES);
    }

    @Test
    void runsOfAnySpaceSeparateWordsAndNothingElseDoes() {
        String spaces =
                IntStream.of(PYTHON_SPACES).mapToObj(Character::toString).collect(Collectors.joining());
        assertThat(Words.split(spaces + "one" + spaces + "two,three\u200bfour" + spaces))
                .containsExactly("one", "two,three\u200bfour");
        assertThat(Words.split("")).isEmpty();
        assertThat(Words.split(spaces)).isEmpty();
    }

    @Test
    void strippingTakesSpaceFromTheEndsOnly() {
        assertThat(Words.strip("\u00a0 a  b\u3000\n")).isEqualTo("a  b");
        assertThat(Words.strip(" \t")).isEmpty();
    }
}
