package ai.babelbit.round.watch;

import ai.babelbit.dialogue.scoring.Embedder;
import ai.babelbit.dialogue.scoring.ScoringRule;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches a round, live or replayed, for copies, tricks and a broken scorer. Not thread-safe.
public final class RoundWatch implements RoundListener {
    private final List<Tricks> tricks;
    private final Copies copies;
    private final ShadowControls controls;

    /// @param names the contestants, in the round's order
    /// @param rule by which the round is scored
    /// @param embedder compares what contestants mean; null to compare only what they say
    public RoundWatch(List<String> names, ScoringRule rule, @Nullable Embedder embedder) {
        this.tricks = names.stream().map(Tricks::new).toList();
        this.copies = new Copies(names, embedder);
        this.controls = new ShadowControls(rule);
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        Answers answers = Answers.of(utterance);
        for (int i = 0; i < tricks.size(); i++) {
            tricks.get(i).add(answers, i);
        }
        copies.add(answers);
        controls.add(answers);
    }

    /// What was found so far: copies first, then tricks in the contestants' order.
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(copies.findings());
        tricks.forEach(each -> findings.addAll(each.findings()));
        return findings;
    }

    /// How the controls scored so far.
    public ControlCheck controls() {
        return controls.check();
    }
}
