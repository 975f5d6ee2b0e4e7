package ai.babelbit.report;

import ai.babelbit.dialogue.Json;
import ai.babelbit.dialogue.Words;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The data of the page as compact JSON; `data.js` is its reader. Texts of details are numbers into
/// `strings`, and values of [0, 1] are whole ten-thousandths, since a run has tens of thousands of each.
/// Not thread-safe: one report each.
final class ReportJson {
    /// Longer predictions, words, names and context lines are cut to this many UTF-16 units, the ellipsis
    /// included.
    static final int MAX_TEXT = 400;

    private static final MathContext MILLIS_DIGITS = new MathContext(3);

    private final LabReport report;
    private final List<UtteranceView> details;
    private final StringTable strings = new StringTable();
    private final Map<String, Integer> predictorIndexes = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final JsonGenerator json = Json.MAPPER.createGenerator(out);

    private ReportJson(LabReport report, List<UtteranceView> details) {
        this.report = report;
        this.details = details;
    }

    /// The report with only the given details.
    static String of(LabReport report, List<UtteranceView> details) {
        return new ReportJson(report, details).write();
    }

    private String write() {
        json.writeStartObject();
        json.writeStringProperty("title", cut(report.title()));
        String challenge = report.challengeUid();
        if (challenge != null) {
            json.writeStringProperty("challenge", cut(challenge));
        }
        json.writeStringProperty("semantic", report.semantic());
        json.writeNumberProperty("lexicalWeight", report.lexicalWeight());
        json.writeStringProperty("pacing", cut(report.pacing()));
        json.writeNumberProperty("utterances", report.utterances());
        json.writeStringProperty("createdAt", report.createdAt().toString());
        json.writeName("kinds").writePOJO(Checks.OUTCOMES);
        json.writeArrayPropertyStart("predictors");
        report.predictors().forEach(this::summary);
        json.writeEndArray();
        trust(report.trust());
        json.writeArrayPropertyStart("details");
        details.forEach(this::detail);
        json.writeEndArray();
        json.writeName("strings").writePOJO(strings.strings());
        json.writeEndObject();
        json.close();
        return out.toString();
    }

    private void summary(PredictorSummary summary) {
        predictorIndexes.put(summary.name(), predictorIndexes.size());
        json.writeStartObject();
        json.writeStringProperty("name", cut(summary.name()));
        json.writeNumberProperty("mean", tenThousandths(summary.meanU().mean()));
        json.writeNumberProperty("low", tenThousandths(summary.meanU().low()));
        json.writeNumberProperty("high", tenThousandths(summary.meanU().high()));
        json.writeNumberProperty("challenge", tenThousandths(summary.challengeMeanU()));
        json.writeNumberProperty("p50", millis(summary.stepMs().p50()));
        json.writeNumberProperty("p99", millis(summary.stepMs().p99()));
        json.writeNumberProperty("max", millis(summary.stepMs().max()));
        json.writeName("outcomes").writePOJO(summary.outcomes());
        json.writeName("bestSteps").writePOJO(summary.bestSteps());
        json.writeName("histogram").writePOJO(summary.histogram());
        json.writeArrayPropertyStart("byStep");
        summary.meanUByStep().forEach(u -> json.writeNumber(tenThousandths(u)));
        json.writeEndArray();
        lead(summary.lead());
        json.writeEndObject();
    }

    private void lead(LeadSummary lead) {
        json.writeObjectPropertyStart("lead");
        json.writeNumberProperty("mean", millis(lead.meanWords()));
        json.writeNumberProperty("low", millis(lead.lowWords()));
        json.writeNumberProperty("high", millis(lead.highWords()));
        json.writeNumberProperty("never", lead.never());
        json.writeName("histogram").writePOJO(lead.histogram());
        json.writeEndObject();
    }

    private void trust(Trust trust) {
        json.writeObjectPropertyStart("trust");
        String winner = trust.winner();
        if (winner != null) {
            json.writeStringProperty("winner", cut(winner));
        }
        if (trust.chance().isPresent()) {
            json.writeNumberProperty("chance", tenThousandths(trust.chance().getAsDouble()));
        }
        json.writeNumberProperty("adequate", tenThousandths(trust.adequate()));
        json.writeNumberProperty("wordsPerSecond", trust.wordsPerSecond());
        json.writeStringProperty("controls", cut(trust.controls()));
        json.writeBooleanProperty("sound", trust.sound());
        json.writeArrayPropertyStart("notices");
        for (Trust.Notice notice : trust.notices()) {
            json.writeStartObject();
            json.writeStringProperty("kind", cut(notice.kind()));
            json.writeName("who")
                    .writePOJO(notice.who().stream().map(ReportJson::cut).toList());
            json.writeName("evidence")
                    .writePOJO(notice.evidence().stream().map(ReportJson::cut).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void detail(UtteranceView view) {
        json.writeStartObject();
        json.writeNumberProperty("dialogue", text(view.dialogue()));
        json.writeNumberProperty("utterance", view.utterance());
        String language = view.language();
        if (language != null) {
            json.writeNumberProperty("language", text(language));
        }
        texts("context", view.context());
        texts("words", Words.split(view.groundTruth()));
        json.writeArrayPropertyStart("runs");
        view.predictors().forEach(this::run);
        json.writeEndArray();
        json.writeEndObject();
    }

    // [predictor, best step, best U, steps as six numbers each]
    private void run(PredictorView view) {
        json.writeStartArray();
        json.writePOJO(predictorIndexes.get(view.name()));
        json.writeNumber(view.bestStep());
        json.writeNumber(tenThousandths(view.bestU()));
        json.writeStartArray();
        for (StepView step : view.steps()) {
            json.writeNumber(text(step.prediction()));
            json.writeNumber(tenThousandths(step.lexical()));
            json.writeNumber(tenThousandths(step.semantic()));
            json.writeNumber(tenThousandths(step.u()));
            json.writeNumber(millis(step.millis()));
            json.writeNumber(Checks.OUTCOMES.indexOf(step.outcome()));
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    private void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(text -> json.writeNumber(text(text)));
        json.writeEndArray();
    }

    private int text(String text) {
        return strings.indexOf(cut(text));
    }

    static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = MAX_TEXT - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1)) && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    private static int tenThousandths(double value) {
        return (int) Math.rint(value * 10_000);
    }

    private static BigDecimal millis(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(MILLIS_DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
