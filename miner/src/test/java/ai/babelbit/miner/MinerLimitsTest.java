package ai.babelbit.miner;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.dialogue.Outcome;
import ai.babelbit.dialogue.PredictionRequest;
import ai.babelbit.dialogue.Predictor;
import ai.babelbit.http.PlainClient;
import ai.babelbit.http.PlainClient.Answer;
import ai.babelbit.http.ServerConfig;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MinerLimitsTest {
    private static final String BODY = "{\"index\": \"s\", \"step\": 1, \"prefix\": \"Hi\", \"context\": \"\"}";

    @Test
    void aMinerThatIsBusyRefusesWith429AndLaterAnswersAgain() throws Exception {
        Blocked blocked = new Blocked();
        MinerConfig config = new MinerConfig(ServerConfig.loopback(), "predict", Duration.ofSeconds(20), 1);
        try (MinerServer miner = MinerServer.start(blocked, config);
                PlainClient client = new PlainClient(miner.uri());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = callers.submit(() -> client.post("/predict", BODY));
            assertThat(blocked.asked.poll(20, TimeUnit.SECONDS)).isNotNull();

            Answer busy = client.post("/predict", BODY);
            assertThat(busy.status()).isEqualTo(429);
            assertThat(busy.json().path("success").booleanValue()).isFalse();
            assertThat(busy.json().path("error").stringValue()).isEqualTo("busy");
            assertThat(client.get("/health").status()).isEqualTo(200);
            // A request that nobody could answer is wrong, however busy the miner is.
            assertThat(client.post("/predict", "{}").status()).isEqualTo(400);

            blocked.release.countDown();
            assertThat(first.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(client.post("/predict", BODY).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"250,0,250", "0,0,0", "999999999,9000,10000"})
    void theCallersDeadlineCountsWhereItIsTheShorterOne(String asked, long least, long most) throws Exception {
        assertThat(remainingMillis("X-Deadline-Ms", asked)).isBetween(least, most);
        assertThat(remainingMillis("x-deadline-ms", asked)).isBetween(least, most);
    }

    @Test
    void withoutACallersDeadlineTheMinersOwnCounts() throws Exception {
        assertThat(remainingMillis()).isBetween(5_000L, 10_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "1.5", "99999999999999999999"})
    void aDeadlineThatIsNoneIsRefusedWith400(String asked) throws Exception {
        try (MinerServer miner = MinerServer.start(new Heard(Outcome.Answered.of("x")), MinerConfig.loopback());
                PlainClient client = new PlainClient(miner.uri())) {
            Answer answer = client.post("/predict", BODY, "X-Deadline-Ms", asked);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").stringValue()).contains("X-Deadline-Ms");
        }
    }

    @Test
    void aLongTalkFitsIntoARequestAndABodyOverTheLimitIsRefusedWith413() throws Exception {
        Heard parrot = new Heard(Outcome.Answered.of("x"));
        try (MinerServer miner = MinerServer.start(parrot, MinerConfig.loopback());
                PlainClient client = new PlainClient(miner.uri())) {
            String talk = "so we said that EOF ".repeat(20_000);
            String body = BODY.replace("\"context\": \"\"", "\"context\": \"" + talk + "\"");
            assertThat(client.post("/predict", body).status()).isEqualTo(200);
            assertThat(parrot.requests().getFirst().context()).hasSizeGreaterThan(19_000);
            assertThat(client.post("/predict", BODY + " ".repeat(1 << 20)).status())
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "/predict"})
    void theEndpointMayBeWrittenWithItsSlash(String endpoint) throws Exception {
        MinerConfig config = new MinerConfig(ServerConfig.loopback(), endpoint, Duration.ofSeconds(1), 1);
        try (MinerServer miner = MinerServer.start(new Heard(Outcome.Answered.of("x")), config);
                PlainClient client = new PlainClient(miner.uri())) {
            assertThat(client.post("/predict", BODY).status()).isEqualTo(200);
        }
    }

    @Test
    void aPredictorThatBreaksAnswers500AndTellsNothingOfItsInside() throws Exception {
        Predictor broken = new Predictor() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Outcome predict(PredictionRequest request) {
                throw new IllegalStateException("weights at /home/someone");
            }
        };
        MinerConfig config = new MinerConfig(ServerConfig.loopback(), "predict", Duration.ofSeconds(1), 1);
        try (MinerServer miner = MinerServer.start(broken, config);
                PlainClient client = new PlainClient(miner.uri())) {
            for (int call = 0; call < 3; call++) {
                Answer answer = client.post("/predict", BODY);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("someone", "Exception");
            }
        }
    }

    private static long remainingMillis(String... headers) throws Exception {
        BlockingQueue<Duration> left = new LinkedBlockingQueue<>();
        Predictor noting = new Predictor() {
            @Override
            public String name() {
                return "noting";
            }

            @Override
            public Outcome predict(PredictionRequest request) {
                left.add(request.deadline().remaining());
                return Outcome.Answered.of("x");
            }
        };
        try (MinerServer miner = MinerServer.start(noting, MinerConfig.loopback());
                PlainClient client = new PlainClient(miner.uri())) {
            assertThat(client.post("/predict", BODY, headers).status()).isEqualTo(200);
        }
        return left.take().toMillis();
    }

    /// Answers nobody before it is released.
    private static final class Blocked implements Predictor {
        private final BlockingQueue<PredictionRequest> asked = new LinkedBlockingQueue<>();
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public String name() {
            return "blocked";
        }

        @Override
        public Outcome predict(PredictionRequest request) throws InterruptedException {
            asked.add(request);
            return release.await(20, TimeUnit.SECONDS)
                    ? Outcome.Answered.of("done")
                    : new Outcome.TimedOut(Duration.ofSeconds(20));
        }
    }
}
