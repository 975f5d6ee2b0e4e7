package ai.babelbit.cli.score;

import ai.babelbit.dialogue.InvalidInputException;
import ai.babelbit.dialogue.scoring.LeadTime;
import picocli.CommandLine.Option;

/// The options that say how early is early.
public final class LeadOptions {
    @Option(
            names = "--adequate",
            paramLabel = "S",
            description = "Semantic similarity from which an answer is adequate (default ${DEFAULT-VALUE}).")
    private double adequate = LeadTime.THRESHOLD;

    @Option(
            names = "--speaking-rate",
            paramLabel = "WORDS_PER_SECOND",
            description = "By which words won become seconds (default ${DEFAULT-VALUE}).")
    private double speakingRate = LeadTime.SPEAKING_RATE;

    /// When a prediction is adequate.
    ///
    /// @throws InvalidInputException when the similarity is out of range
    public LeadTime rule() {
        if (!(adequate >= 0 && adequate <= 1)) {
            throw new InvalidInputException("--adequate must be from 0 to 1, was " + adequate);
        }
        return new LeadTime(adequate);
    }

    /// Words a second.
    ///
    /// @throws InvalidInputException when it is out of range
    public double speakingRate() {
        if (!(speakingRate > 0 && speakingRate <= 1000)) {
            throw new InvalidInputException(
                    "--speaking-rate must be over 0 and at most 1000 words a second, was " + speakingRate);
        }
        return speakingRate;
    }
}
