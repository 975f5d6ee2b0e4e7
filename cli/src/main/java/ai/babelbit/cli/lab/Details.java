package ai.babelbit.cli.lab;

import ai.babelbit.dialogue.Context;
import ai.babelbit.dialogue.scoring.StepScore;
import ai.babelbit.report.PredictorView;
import ai.babelbit.report.StepView;
import ai.babelbit.report.UtteranceView;
import ai.babelbit.round.PlayedUtterance;
import ai.babelbit.round.RoundListener;
import ai.babelbit.round.Step;
import java.util.ArrayList;
import java.util.List;

/// Keeps utterances evenly spread over the round for the report to unfold. Not thread-safe.
final class Details implements RoundListener {
    private final List<String> names;
    private final long every;
    private final List<UtteranceView> views = new ArrayList<>();
    private long seen;

    /// @param expected how many utterances will come
    /// @param most how many are kept at most, when no more than that come
    Details(List<String> names, long expected, int most) {
        this.names = names;
        this.every = Math.max(1, Math.ceilDiv(expected, most));
    }

    @Override
    public void utteranceEnded(PlayedUtterance utterance) {
        if (seen++ % every == 0) {
            views.add(view(utterance));
        }
    }

    List<UtteranceView> views() {
        return views;
    }

    private UtteranceView view(PlayedUtterance utterance) {
        String uid = utterance.position().dialogueUid();
        Context context = utterance.context();
        List<PredictorView> predictors = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            predictors.add(view(names.get(i), utterance.results().get(i)));
        }
        return new UtteranceView(
                uid == null ? "dialogue " + utterance.position().dialogueIndex() : uid,
                utterance.position().utteranceIndex(),
                null,
                context.subList(Math.max(0, context.size() - UtteranceView.MAX_CONTEXT), context.size()),
                utterance.groundTruth(),
                predictors);
    }

    private static PredictorView view(String name, PlayedUtterance.Result result) {
        List<StepView> steps = new ArrayList<>();
        for (StepScore score : result.score().steps()) {
            Step step = result.steps().get(score.step());
            steps.add(new StepView(
                    score.prediction(),
                    score.lexical(),
                    score.semantic(),
                    score.utility(),
                    step.nanos() / 1e6,
                    step.outcome().kind()));
        }
        return new PredictorView(
                name, steps, result.score().bestStep(), result.score().best().orElse(0));
    }
}
