package ai.babelbit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.fake.FakeNode;
import ai.babelbit.chain.fake.FakeRuntime;
import ai.babelbit.chain.rpc.RpcLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Chain] must do, told by what the node then holds.
public abstract class ChainContract {
    static final RpcLimits QUICK = new RpcLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ofMillis(50), 4 << 20);
    private static final Patience PATIENCE = Patience.untilFinal(Duration.ofSeconds(20));

    private final KeyPair validator = KeyUri.parse("//Validator");
    private final KeyPair miner = KeyUri.parse("//Miner");
    private final KeyPair owner = KeyUri.parse("//Alice");
    private FakeNode node;
    private Chain chain;

    /// The runtime that the node runs.
    protected abstract FakeRuntime runtime();

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(runtime());
        node.add(validator.account(), owner.account(), 5_000_000_000L);
        node.add(miner.account(), owner.account(), 0);
        node.fund(owner.account(), 3 * FakeNode.BURN);
        node.produce();
        chain = client(node);
    }

    @AfterEach
    void stop() {
        chain.close();
        node.close();
    }

    static SubtensorClient client(FakeNode node) {
        return new SubtensorClient(
                new Network("fake", List.of(node.uri()), null),
                new ClientConfig(Duration.ofSeconds(15), Duration.ofMillis(10), QUICK, node.drand(), node::now));
    }

    @Test
    void theStatusIsTheNodes() throws InterruptedException {
        ChainStatus status = chain.status();
        assertThat(status.specVersion()).isEqualTo(runtime().spec());
        assertThat(status.best().number()).isEqualTo(node.height());
        assertThat(status.time()).isEqualTo(node.now());
        assertThat(status.endpoint()).isEqualTo(node.uri());
    }

    @Test
    void theMetagraphHoldsEveryMemberInOrder() throws InterruptedException {
        Metagraph metagraph = chain.metagraph(FakeNode.NETUID);
        assertThat(metagraph.block().number()).isEqualTo(node.height());
        assertThat(metagraph.neurons().stream().map(Neuron::hotkey))
                .containsExactly(validator.account(), miner.account());
        assertThat(metagraph.neurons().stream().map(neuron -> neuron.keys().coldkey()))
                .containsExactly(owner.account(), owner.account());
        assertThat(metagraph.neurons().stream().map(neuron -> neuron.activity().isValidator()))
                .containsExactly(true, false);
        assertThat(metagraph.find(miner.account()).orElseThrow().axon().isServing())
                .isFalse();
        assertThat(chain.metagraph(7).neurons()).isEmpty();
    }

    @Test
    void settingsAreReadByName() throws InterruptedException {
        Hyperparameters settings = chain.hyperparameters(FakeNode.NETUID);
        assertThat(settings.number("Tempo")).hasValue(360);
        assertThat(settings.weightsRateLimit()).isEqualTo(100);
        assertThat(settings.isCommitRevealOn()).isFalse();
        assertThat(settings.number("Burn")).hasValue(FakeNode.BURN);
        assertThat(settings.number("NoSuchSetting")).isEmpty();
    }

    @Test
    void blocksAreWaitedFor() throws InterruptedException, IOException {
        long now = node.height();
        assertThat(chain.awaitBlock(now, Duration.ofSeconds(5)).orElseThrow().number())
                .isEqualTo(now);
        assertThat(chain.awaitBlock(now + 1, Duration.ofMillis(50))).isEmpty();
        int before = node.asked("chain_subscribeNewHeads");
        Thread producer = Thread.startVirtualThread(() -> {
            try {
                node.awaitAsked("chain_subscribeNewHeads", before + 1);
                node.produceEmpty(3);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(chain.awaitBlock(now + 2, Duration.ofSeconds(10))
                        .orElseThrow()
                        .number())
                .isGreaterThanOrEqualTo(now + 2);
        producer.join();
    }

    @Test
    void weightsAreSetAndThenTooSoonToSetAgain() throws InterruptedException {
        WeightVector weights = WeightVector.normalise(List.of(0, 1), List.of(0.25, 1.0));
        Submission first = chain.setWeights(validator, Subnet.of(FakeNode.NETUID), weights, PATIENCE);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Submission.Included.class,
                        included -> assertThat(included.isFinal()).isTrue());
        assertThat(lastUpdate(validator)).isEqualTo(node.height());
        Submission second = chain.setWeights(validator, Subnet.of(FakeNode.NETUID), weights, PATIENCE);
        assertFailed(second, "SettingWeightsTooFast");
    }

    @Test
    void whatTheChainRefusesIsToldByName() throws InterruptedException {
        WeightVector twice = new WeightVector(List.of(1, 1), List.of(65535, 65535));
        assertFailed(chain.setWeights(validator, Subnet.of(FakeNode.NETUID), twice, PATIENCE), "DuplicateUids");
        KeyPair stranger = KeyUri.parse("//Stranger");
        assertFailed(
                chain.setWeights(stranger, Subnet.of(FakeNode.NETUID), twice, PATIENCE), "HotKeyNotRegisteredInSubNet");
        assertFailed(chain.commit(stranger, FakeNode.NETUID, "x", PATIENCE), "AccountNotAllowedCommit");
        assertThat(chain.account(stranger.account()).nonce()).isEqualTo(2);
    }

    @Test
    void noWeightsAreNotSent() throws InterruptedException {
        WeightVector none = WeightVector.normalise(List.of(1), List.of(0.0));
        assertThat(chain.setWeights(validator, Subnet.of(FakeNode.NETUID), none, PATIENCE))
                .isInstanceOf(Submission.NotSent.class);
        assertThat(node.asked("author_submitAndWatchExtrinsic")).isZero();
    }

    @Test
    void theVersionKeyIsAtLeastTheSubnets() throws InterruptedException, IOException {
        node.versionKey(9_999_999_999L);
        node.produce();
        WeightVector weights = new WeightVector(List.of(1), List.of(65535));
        assertThat(chain.setWeights(validator, Subnet.of(FakeNode.NETUID), weights, PATIENCE))
                .isInstanceOf(Submission.Included.class);
    }

    @Test
    void committedWeightsAreRevealedByTheChainInTime() throws InterruptedException, IOException {
        node.commitReveal(true);
        node.produce();
        WeightVector weights = new WeightVector(List.of(1), List.of(65535));
        Submission committed = chain.setWeights(validator, Subnet.of(FakeNode.NETUID), weights, PATIENCE);
        if (runtime().surface() == FakeRuntime.Surface.PLAIN) {
            assertThat(committed).isInstanceOf(Submission.NotSent.class);
            assertThat(committed.summary()).contains("commit-reveal is on");
            return;
        }
        assertThat(committed).isInstanceOf(Submission.Included.class);
        assertThat(lastUpdate(validator)).isEqualTo(node.height());
        // 3 * 361 - 60 by the old rule, 990 + 360 by the new one; and three blocks of grace.
        long reveal = runtime().surface() == FakeRuntime.Surface.STATEFUL ? 1350 : 1023;
        node.produceEmpty((int) (reveal + 2 - node.height()));
        assertThat(node.isStored("SubtensorModule", "Weights", 0)).isFalse();
        node.produceEmpty(2);
        assertThat(node.isStored("SubtensorModule", "Weights", 0)).isTrue();
    }

    @Test
    void anAxonIsServedOnceAndNotTooOften() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("1.2.3.4"), 8091);
        assertThat(chain.serveAxon(miner, FakeNode.NETUID, address, PATIENCE)).isInstanceOf(Submission.Included.class);
        Axon axon = chain.metagraph(FakeNode.NETUID)
                .find(miner.account())
                .orElseThrow()
                .axon();
        assertThat(axon.host() + ":" + axon.port()).isEqualTo("1.2.3.4:8091");
        assertThat(axon.protocol()).isEqualTo(4);
        assertThat(chain.serveAxon(miner, FakeNode.NETUID, address, PATIENCE)).isInstanceOf(Submission.AlreadySo.class);
        InetSocketAddress other = new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 8091);
        assertFailed(chain.serveAxon(miner, FakeNode.NETUID, other, PATIENCE), "ServingRateLimitExceeded");
        node.produceEmpty(50);
        assertThat(chain.serveAxon(miner, FakeNode.NETUID, other, PATIENCE)).isInstanceOf(Submission.Included.class);
        assertThat(chain.metagraph(FakeNode.NETUID)
                        .find(miner.account())
                        .orElseThrow()
                        .axon()
                        .host())
                .isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void registeringTakesTheNextPlaceAndThePrice() throws InterruptedException {
        KeyPair fresh = KeyUri.parse("//Fresh");
        assertThat(chain.uid(FakeNode.NETUID, fresh.account())).isEmpty();
        assertThat(chain.register(owner, FakeNode.NETUID, fresh.account(), PATIENCE))
                .isInstanceOf(Submission.Included.class);
        assertThat(chain.uid(FakeNode.NETUID, fresh.account())).isEqualTo(OptionalInt.of(2));
        assertThat(chain.account(owner.account()).free()).isEqualTo(2 * FakeNode.BURN);
        Submission again = chain.register(owner, FakeNode.NETUID, fresh.account(), PATIENCE);
        assertThat(again).isInstanceOf(Submission.AlreadySo.class);
        assertThat(again.summary()).contains("uid 2");
        assertThat(chain.register(owner, 7, fresh.account(), PATIENCE).summary())
                .contains("no subnet 7");
        assertFailed(
                chain.register(miner, FakeNode.NETUID, KeyUri.parse("//Poor").account(), PATIENCE),
                "NotEnoughBalanceToStake");
    }

    @Test
    void aPlainCommitmentIsReadAtOnce() throws InterruptedException {
        for (String text : List.of("", "hello-world-1", "é".repeat(64), "x".repeat(129))) {
            Submission submission = chain.commit(miner, FakeNode.NETUID, text, PATIENCE);
            // Only newer runtimes, spec 393 among them, have room for more than 128 bytes.
            if (text.length() > 128 && submission instanceof Submission.NotSent(String reason)) {
                assertThat(reason).contains("no choice \"BigRaw\"");
                return;
            }
            assertThat(submission).isInstanceOf(Submission.Included.class);
            assertThat(chain.commitments(FakeNode.NETUID))
                    .containsEntry(
                            miner.account(),
                            new Commitment(node.height(), new Commitment.Content.Plain(ByteString.utf8(text))));
        }
    }

    @Test
    void aLockedCommitmentIsReadWhenItsRoundHasCome() throws InterruptedException, IOException {
        String text = "{\"model\": \"org/é\", \"hotkey\": \"5…\"}";
        Submission locked = chain.commitLocked(miner, FakeNode.NETUID, text, 2, PATIENCE);
        if (runtime().surface() == FakeRuntime.Surface.PLAIN) {
            assertThat(locked.summary()).contains("no choice \"TimelockEncrypted\"");
            assertThat(chain.revealedCommitments(FakeNode.NETUID)).isEmpty();
            return;
        }
        assertThat(locked).isInstanceOf(Submission.Included.class);
        assertThat(Objects.requireNonNull(chain.commitments(FakeNode.NETUID).get(miner.account()))
                        .content())
                .isInstanceOf(Commitment.Content.Locked.class);
        assertThat(chain.revealedCommitments(FakeNode.NETUID)).isEmpty();
        node.produceEmpty(2);
        assertThat(chain.revealedCommitments(FakeNode.NETUID))
                .containsEntry(miner.account(), List.of(new RevealedCommitment(node.height() - 1, text)));
    }

    @Test
    void manyCommitmentsAreReadPageByPage() throws InterruptedException, IOException {
        for (int i = 0; i < 300; i++) {
            KeyPair each = KeyUri.parse("//Page" + i);
            node.add(each.account(), owner.account(), 0);
            node.commitment(each.account(), "text " + i);
        }
        node.produce();
        assertThat(chain.commitments(FakeNode.NETUID)).hasSize(300);
        assertThat(node.asked("state_getKeysPaged")).isEqualTo(2);
    }

    private long lastUpdate(KeyPair hotkey) throws InterruptedException {
        return chain.metagraph(FakeNode.NETUID)
                .find(hotkey.account())
                .orElseThrow()
                .activity()
                .lastUpdate();
    }

    private static void assertFailed(Submission submission, String name) {
        assertThat(submission).isInstanceOfSatisfying(Submission.Failed.class, failed -> {
            assertThat(failed.error().name()).isEqualTo(name);
            assertThat(failed.error().meaning()).isNotEmpty();
        });
    }
}
