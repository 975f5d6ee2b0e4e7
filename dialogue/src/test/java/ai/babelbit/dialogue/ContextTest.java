package ai.babelbit.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContextTest {
    @Test
    void contextsThatGrowFromOneAnotherKeepTheirOwnText() {
        List<Context> all = new ArrayList<>(List.of(Context.empty()));
        for (int i = 0; i < 1_000; i++) {
            all.add(all.getLast().plus("u" + i));
        }
        Context branch = all.get(500).plus("other");
        for (int i = 0; i <= 1_000; i++) {
            assertThat(all.get(i)).hasSize(i);
        }
        assertThat(branch.get(500)).isEqualTo("other");
        assertThat(all.getLast().get(500)).isEqualTo("u500");
        assertThatThrownBy(() -> all.get(3).get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theWireFormJoinsUtterancesAndSplitsThemAgain() {
        Context context = Context.of("Hello", "Hi, how are you?");
        assertThat(context.joined()).isEqualTo("Hello EOF Hi, how are you?");
        assertThat(Context.parse(context.joined())).isEqualTo(context);
        assertThat(Context.parse("")).isEmpty();
    }

    @Test
    void theCallersArrayIsNotShared() {
        String[] texts = {"a"};
        Context context = Context.of(texts);
        texts[0] = "changed";
        assertThat(context).containsExactly("a");
    }
}
