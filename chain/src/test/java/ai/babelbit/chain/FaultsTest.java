package ai.babelbit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.fake.FakeNode;
import ai.babelbit.chain.fake.FakeRuntime;
import ai.babelbit.chain.fake.FakeRuntime.Surface;
import ai.babelbit.chain.fake.Faults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The client beside a node with which everything goes wrong that may. Whatever happens, a transaction is
/// made at most once.
final class FaultsTest {
    private static final String SUBMIT = "author_submitAndWatchExtrinsic";
    private static final WeightVector WEIGHTS = new WeightVector(List.of(1), List.of(65535));
    private static final Subnet SUBNET = Subnet.of(FakeNode.NETUID);
    private static final Patience FINAL = Patience.untilFinal(Duration.ofSeconds(20));

    private final KeyPair validator = KeyUri.parse("//Validator");
    private final FakeNode node = new FakeNode(FakeRuntime.of(393, 15, Surface.TIMELOCKED));
    private final SubtensorClient chain = ChainContract.client(node);

    @BeforeEach
    void start() throws IOException {
        node.add(validator.account(), validator.account(), 1);
        node.add(KeyUri.parse("//Miner").account(), validator.account(), 0);
        node.produce();
    }

    @AfterEach
    void stop() {
        chain.close();
        node.close();
    }

    private static Faults.Delivery delivery(String how) {
        return switch (how) {
            case "unheard" -> Faults.DROP_UNHEARD;
            case "drop" -> Faults.DROP;
            case "twice" -> Faults.TWICE;
            case "half" -> Faults.HALF;
            default -> Faults.NEVER;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard", "drop", "twice", "half", "never"})
    void readingSurvivesEveryFaultOfEveryAnswer(String how) throws InterruptedException {
        for (String method : List.of(
                "chain_getBlockHash",
                "chain_getHeader",
                "state_getRuntimeVersion",
                "state_call",
                "state_queryStorageAt",
                "system_health")) {
            node.faults().next(method, delivery(how));
        }
        assertThat(chain.metagraph(FakeNode.NETUID).neurons()).hasSize(2);
        assertThat(chain.hyperparameters(FakeNode.NETUID).weightsRateLimit()).isEqualTo(100);
    }

    /// After each the transaction is in a block, though nobody told.
    @ParameterizedTest
    @ValueSource(strings = {"drop", "half", "never", "twice"})
    void aSubmissionWhoseAnswerIsLostIsFoundAndNotRepeated(String how) throws InterruptedException {
        node.faults().next(SUBMIT, delivery(how));
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL))
                .isInstanceOfSatisfying(
                        Submission.Included.class,
                        included -> assertThat(included.isFinal()).isTrue());
        assertThat(node.asked(SUBMIT)).isEqualTo(1);
        assertThat(chain.account(validator.account()).nonce()).isEqualTo(1);
    }

    @Test
    void aSubmissionThatNobodyHeardIsNotSeenAndNotRepeated() throws InterruptedException {
        node.faults().next(SUBMIT, Faults.DROP_UNHEARD);
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, Patience.untilIncluded(Duration.ofMillis(400))))
                .isInstanceOf(Submission.NotSeen.class);
        assertThat(node.asked(SUBMIT)).isEqualTo(1);
    }

    @Test
    void aSubmissionThatNobodyHeardIsOverWhenItsEraIs() throws Exception {
        node.faults().next(SUBMIT, Faults.DROP_UNHEARD);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            node.awaitAsked(SUBMIT, 1);
            node.produceEmpty(40);
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            refused -> assertThat(refused.name()).isEqualTo("Expired"));
        }
    }

    @Test
    void aWatchThatBreaksIsReplacedByLookingIntoTheBlocks() throws Exception {
        node.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.server().dropAll();
            node.produceEmpty(2);
            node.produce();
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Included.class,
                            included -> assertThat(included.block().number()).isEqualTo(node.height()));
        }
    }

    @Test
    void finalityIsWaitedForWhenTheWatchBroke() throws Exception {
        node.hold();
        node.holdFinality();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.server().dropAll();
            node.produce();
            int before = node.asked("chain_getFinalizedHead");
            node.awaitAsked("chain_getFinalizedHead", before + 2);
            assertThat(outcome).isNotDone();
            node.releaseFinality();
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Included.class,
                            included -> assertThat(included.isFinal()).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"usurped, Usurped", "dropped, Dropped", "invalid, Invalid"})
    void whatThePoolGivesUpIsRefused(String status, String name) throws Exception {
        node.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.giveUp(status);
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            refused -> assertThat(refused.name()).isEqualTo(name));
        }
    }

    /// As the node in which a real runtime is run tells it.
    @Test
    void whatThePoolFindsInvalidLaterIsToldByName() throws Exception {
        node.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.giveUp("{\"invalid\":{\"custom\":6}}");
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            refused -> assertThat(refused.name()).isEqualTo("RateLimitExceeded"));
        }
    }

    @Test
    void retractionIsNotTheEnd() throws Exception {
        node.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.tellAll("retracted");
            node.produce();
            assertThat(outcome.get()).isInstanceOf(Submission.Included.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Custom error: 6\"} | RateLimitExceeded",
                "{\"code\":1010,\"message\":\"{\\\"invalid\\\":{\\\"custom\\\":12}}\"} | ServingRateLimitExceeded",
                "{\"code\":1010,\"message\":\"{\\\"invalid\\\":{\\\"payment\\\":null}}\"} | Payment",
                "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Inability to pay some fees\"} | Payment",
                "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Custom error: 99\"} | Custom99",
                "{\"code\":1012,\"message\":\"Transaction is temporarily banned\"} | TemporarilyBanned",
                "{\"code\":1014,\"message\":\"Priority is too low\"} | PriorityTooLow",
                "{\"code\":1016,\"message\":\"Pool is full\"} | PoolFull",
                "{\"code\":-32603,\"message\":\"oh no\"} | Refused"
            })
    void whatThePoolRefusesIsToldByName(String error, String name) throws InterruptedException {
        node.faults().refuse(SUBMIT, error);
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL))
                .isInstanceOfSatisfying(
                        Submission.Refused.class,
                        refused -> assertThat(refused.name()).isEqualTo(name));
        assertThat(node.asked(SUBMIT)).isEqualTo(1);
    }

    /// Nothing of what was refused as outdated is left anywhere, so this once it is signed anew.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":1010,\"message\":\"{\\\"invalid\\\":{\\\"stale\\\":null}}\"}",
                "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Transaction is outdated\"}",
                "{\"code\":1010,\"message\":\"{\\\"invalid\\\":{\\\"badProof\\\":null}}\"}",
                "{\"code\":1010,\"message\":\"Invalid Transaction\",\"data\":\"Transaction has a bad signature\"}"
            })
    void whatIsOutdatedIsSignedAnewOnce(String error) throws InterruptedException {
        node.faults().refuse(SUBMIT, error);
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL)).isInstanceOf(Submission.Included.class);
        node.faults().refuse(SUBMIT, error).refuse(SUBMIT, error);
        assertThat(chain.commit(validator, FakeNode.NETUID, "x", FINAL)).isInstanceOf(Submission.Refused.class);
        assertThat(node.asked(SUBMIT)).isEqualTo(4);
    }

    @Test
    void aRuntimeUpgradeInMidFlightIsFollowed() throws InterruptedException, IOException {
        assertThat(chain.metagraph(FakeNode.NETUID).neurons()).hasSize(2);
        node.upgrade(FakeRuntime.of(425, 15, Surface.STATEFUL));
        node.produce();
        assertThat(chain.status().specVersion()).isEqualTo(425);
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL)).isInstanceOf(Submission.Included.class);
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL))
                .isInstanceOfSatisfying(
                        Submission.Failed.class,
                        failed -> assertThat(failed.error().name()).isEqualTo("SettingWeightsTooFast"));
    }

    /// Errors of a block are numbered by the runtime that executed it, not by the one that it brings.
    @Test
    void theBlockOfAnUpgradeIsReadByItsOwnRuntime() throws Exception {
        assertThat(chain.setWeights(validator, SUBNET, WEIGHTS, FINAL)).isInstanceOf(Submission.Included.class);
        node.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Submission> outcome = threads.submit(() -> chain.setWeights(validator, SUBNET, WEIGHTS, FINAL));
            awaitPool();
            node.upgrade(FakeRuntime.of(426, 15, Surface.STATEFUL));
            node.produce();
            assertThat(outcome.get())
                    .isInstanceOfSatisfying(
                            Submission.Failed.class,
                            failed -> assertThat(failed.error().name()).isEqualTo("SettingWeightsTooFast"));
        }
    }

    @Test
    void manyTransactionsOfOneAccountGetDifferentNonces() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Submission>> outcomes = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> chain.commit(validator, FakeNode.NETUID, "text " + i, FINAL)))
                    .toList();
            for (Future<Submission> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(Submission.Included.class);
            }
        }
        assertThat(chain.account(validator.account()).nonce()).isEqualTo(12);
    }

    @Test
    void headsGoOnAfterABrokenConnectionAndMayJump() throws Exception {
        try (Heads heads = chain.heads();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = produceWhenSubscribed(threads, 1);
            assertThat(heads.next(Duration.ofSeconds(10)).orElseThrow().number())
                    .isEqualTo(1002);
            first.get();
            node.faults().silentHeads(true);
            node.produceEmpty(3);
            node.server().dropAll();
            Future<?> second = produceWhenSubscribed(threads, 2);
            assertThat(heads.next(Duration.ofSeconds(10)).orElseThrow().number())
                    .isEqualTo(1006);
            second.get();
        }
    }

    private Future<?> produceWhenSubscribed(ExecutorService threads, int times) {
        return threads.submit(() -> {
            node.awaitAsked("chain_subscribeNewHeads", times);
            node.faults().silentHeads(false);
            node.produce();
            return null;
        });
    }

    @Test
    void silenceOfTheHeadsMakesANewConnection() throws InterruptedException, IOException {
        Node calls = new Node(
                new ai.babelbit.chain.rpc.RpcClient(
                        List.of(node.uri()), (_, _) -> null, ChainContract.QUICK, new java.util.Random(1)),
                Duration.ofSeconds(5));
        try (Heads heads = new Heads(calls, Duration.ofMillis(5), Duration.ofMillis(50))) {
            for (int i = 0; i < 50 && node.server().accepted() <= 2; i++) {
                assertThat(heads.next(Duration.ofMillis(200))).isEmpty();
            }
            assertThat(node.server().accepted()).isGreaterThan(2);
        } finally {
            calls.rpc().close();
        }
    }

    @Test
    void aNodeOfAnotherChainIsNotBelieved() throws InterruptedException {
        ByteString other = Objects.requireNonNull(Network.FINNEY.genesis());
        Network network = new Network("fake", List.of(node.uri()), other);
        ClientConfig config = new ClientConfig(
                Duration.ofSeconds(3), Duration.ofMillis(10), ChainContract.QUICK, node.drand(), node::now);
        try (SubtensorClient client = new SubtensorClient(network, config)) {
            assertThatThrownBy(client::best).isInstanceOf(ChainException.class).hasMessageContaining("another chain");
            assertThat(client.setWeights(validator, SUBNET, WEIGHTS, FINAL)).isInstanceOf(Submission.NotSent.class);
        }
    }

    @Test
    void nonsenseInsteadOfStateIsAChainExceptionWithThePlace() {
        node.faults()
                .next(
                        "state_queryStorageAt",
                        (peer, answer) -> peer.send(answer.replaceAll("(0x[0-9a-f]{64}3b00\",\")0x[0-9a-f]*", "$10x")));
        assertThatThrownBy(() -> chain.hyperparameters(FakeNode.NETUID))
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("block " + node.height())
                .hasMessageContaining("SubtensorModule.");
    }

    private void awaitPool() throws InterruptedException {
        node.awaitWaiting(1);
    }
}
