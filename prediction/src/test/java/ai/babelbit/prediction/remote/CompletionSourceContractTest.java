package ai.babelbit.prediction.remote;

import ai.babelbit.prediction.CandidateSource;
import ai.babelbit.prediction.CandidateSourceContract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;

final class CompletionSourceContractTest extends CandidateSourceContract {
    private static final int COMPLETIONS = 64;
    private static final Peer ENDPOINT = CompletionPeers.saying(IntStream.range(0, COMPLETIONS)
            .mapToObj(i -> "and so on, part " + i)
            .toArray(String[]::new));

    @AfterAll
    static void stop() {
        ENDPOINT.close();
    }

    @Override
    protected CandidateSource open(Path folder) {
        return new CompletionSource(CompletionPeers.settings(ENDPOINT.uri(), null), COMPLETIONS);
    }

    @Override
    protected List<String> known() {
        return List.of("I", "think", "so", "too.");
    }
}
