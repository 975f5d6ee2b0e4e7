package ai.babelbit.miner;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A predictor that keeps what it was asked and always says the same. Safe for concurrent use.
record Heard(Outcome outcome, List<PredictionRequest> requests) implements Predictor {
    Heard(Outcome outcome) {
        this(outcome, new CopyOnWriteArrayList<>());
    }

    @Override
    public String name() {
        return "parrot";
    }

    @Override
    public Outcome predict(PredictionRequest request) {
        requests.add(request);
        return outcome;
    }
}
