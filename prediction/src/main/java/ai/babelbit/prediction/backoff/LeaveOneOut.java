package ai.babelbit.prediction.backoff;

import ai.babelbit.dialogue.Dialogue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// For each dialogue a model of all the others; keeps the one that was asked for last.
final class LeaveOneOut implements IntFunction<BackoffModel> {
    private final List<Dialogue> dialogues;
    private volatile Trained last;

    LeaveOneOut(List<Dialogue> dialogues) {
        this.dialogues = List.copyOf(dialogues);
        this.last = train(0);
    }

    @Override
    public BackoffModel apply(int played) {
        Trained trained = last;
        if (trained.without != played) {
            trained = train(played);
            last = trained;
        }
        return trained.model;
    }

    private Trained train(int without) {
        List<Dialogue> others = new ArrayList<>(dialogues);
        if (without < others.size()) {
            others.remove(without);
        }
        return new Trained(without, BackoffModel.train(others));
    }

    private record Trained(int without, BackoffModel model) {}
}
