package ai.babelbit.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.crypto.KeyUri;
import ai.babelbit.chain.fake.FakeNode;
import ai.babelbit.chain.fake.FakeRuntime;
import ai.babelbit.chain.fake.FakeRuntime.Surface;
import ai.babelbit.cli.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands as a person types them, beside a fake node.
final class ChainCommandsTest {
    private static final AccountId VALIDATOR = KeyUri.parse("//Validator").account();
    private static final AccountId MINER = KeyUri.parse("//Miner").account();

    @TempDir
    private Path folder;

    private final FakeNode node = new FakeNode(FakeRuntime.of(218, 15, Surface.PLAIN));

    @BeforeEach
    void start() throws IOException {
        node.add(VALIDATOR, KeyUri.parse("//Alice").account(), 5_000_000_000L);
        node.add(MINER, KeyUri.parse("//Alice").account(), 0);
        node.fund(KeyUri.parse("//Alice").account(), 2 * FakeNode.BURN);
        node.produce();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void infoTellsWhichChainAnswers() {
        JsonNode info = json("chain", "info");
        assertThat(info.required("specVersion").intValue()).isEqualTo(218);
        assertThat(info.required("block").longValue()).isEqualTo(node.height());
        assertThat(bb("chain", "info").out()).contains("spec 218", node.uri().toString());
    }

    @Test
    void theMetagraphIsATableAndJson() {
        assertThat(bb("chain", "metagraph").out()).contains(VALIDATOR.address(), "validator", "5.00", "2 members");
        JsonNode json = json("chain", "metagraph");
        assertThat(json.required("n").intValue()).isEqualTo(2);
        assertThat(json.at("/neurons/1/hotkey").stringValue()).isEqualTo(MINER.address());
        assertThat(json("test-metagraph").required("validators").intValue()).isEqualTo(1);
        assertThat(bb("test-metagraph", "--netuid", "7").exitCode()).isEqualTo(1);
    }

    @Test
    void settingsAreTold() {
        assertThat(json("chain", "hyperparameters").at("/hyperparameters/Tempo").intValue())
                .isEqualTo(360);
        assertThat(bb("chain", "hyperparameters").out())
                .contains("CommitRevealWeightsEnabled")
                .contains("false");
    }

    @Test
    void aRegistrationPaysOnlyWhenAskedFor() {
        Terminal asked = bb("register", "--suri", "//Alice", "--hotkey", "//Fresh");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err()).contains("burns 1.000000000 TAO").contains("--yes");
        assertThat(node.asked("author_submitAndWatchExtrinsic")).isZero();
        assertThat(bb("register", "--suri", "//Alice", "--hotkey", "//Fresh", "--yes")
                        .out())
                .contains("finalized in block");
        Terminal again = bb(
                "register",
                "--suri",
                "//Alice",
                "--hotkey",
                KeyUri.parse("//Fresh").account().address());
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("nothing to do").contains("uid 2");
    }

    @Test
    void anAxonIsServedAndSeen() {
        assertThat(bb("serve-axon", "--suri", "//Miner", "--ip", "1.2.3.4", "--port", "8091")
                        .exitCode())
                .isZero();
        assertThat(bb("chain", "metagraph").out()).contains("1.2.3.4:8091");
        Terminal soon = bb("serve-axon", "--suri", "//Miner", "--ip", "1.2.3.4", "--port", "8092");
        assertThat(soon.exitCode()).isEqualTo(1);
        assertThat(soon.err()).contains("SubtensorModule.ServingRateLimitExceeded: The fake explains");
    }

    @Test
    void weightsAreSetAndRefusalsNamed() {
        String[] set = {"set-weights", "--suri", "//Validator", "--uids", "0,1", "--weights", "0.5,1"};
        assertThat(json(set).required("outcome").stringValue()).isEqualTo("included");
        JsonNode failed = json(set);
        assertThat(failed.required("outcome").stringValue()).isEqualTo("failed");
        assertThat(failed.required("error").stringValue()).isEqualTo("SettingWeightsTooFast");
    }

    @Test
    void weightsCanWaitForTheRateLimit() throws Exception {
        String[] set = {"set-weights", "--suri", "//Validator", "--uids", "1", "--weights", "1"};
        assertThat(bb(set).exitCode()).isZero();
        List<String> waiting = new ArrayList<>(List.of(set));
        waiting.add("--wait");
        Thread producer = Thread.startVirtualThread(() -> {
            try {
                node.awaitAsked("chain_subscribeNewHeads", 1);
                node.produceEmpty(99);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Terminal second = bb(waiting.toArray(String[]::new));
        producer.join();
        assertThat(second.err()).contains("waiting for block", "99 blocks from now");
        assertThat(second.exitCode()).isZero();
    }

    @Test
    void textsAreCommittedAndListed() {
        assertThat(bb("commit", "hello-world-1", "--suri", "//Miner").exitCode())
                .isZero();
        assertThat(bb("chain", "commitments").out()).contains(MINER.address()).contains("hello-world-1");
        Terminal locked = bb("commit", "secret", "--suri", "//Miner", "--locked", "1");
        assertThat(locked.exitCode()).isEqualTo(1);
        assertThat(locked.err()).contains("TimelockEncrypted");
        assertThat(json("chain", "commitments", "--revealed").required("commitments"))
                .isEmpty();
    }

    @Test
    void whatOthersCommittedCannotPlayWithTheTerminal() throws IOException {
        node.commitment(MINER, "\u001b[31mred\u0007\nline");
        node.produce();
        assertThat(bb("chain", "commitments").out()).contains("[31mred line").doesNotContain("\u001b[31m", "\u0007");
    }

    @Test
    void blocksAreWatched() throws Exception {
        Thread producer = Thread.startVirtualThread(() -> {
            try {
                node.awaitAsked("chain_subscribeNewHeads", 1);
                node.produceEmpty(2);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Terminal watched = bb("chain", "watch", "--blocks", "1");
        producer.join();
        assertThat(watched.out()).startsWith("100");
    }

    @Test
    void theDoctorSaysWhatToDo() {
        Terminal terminal = bb("doctor", "--suri", "//Stranger");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out())
                .contains("registration", "bb register --netuid 59")
                // The fake's clock stands in the past.
                .contains("synchronise it")
                .contains("database", "bucket");
        JsonNode member = json("doctor", "--suri", "//Validator");
        assertThat(member.required("checks")
                        .valueStream()
                        .map(check -> check.required("check").stringValue()))
                .contains("wallet", "endpoint", "clock", "subnet", "registration", "permit", "rate limit", "axon");
    }

    @Test
    void theDoctorGoesOnWithoutWalletAndChain() {
        Terminal terminal = Terminal.bb(
                folder,
                Map.of("BITTENSOR_WALLET_PATH", folder.toString()),
                "doctor",
                "--endpoint",
                "ws://127.0.0.1:9",
                "--call-timeout",
                "0.3");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.out())
                .contains("there are no wallets", "bb wallet new")
                .contains("cannot connect")
                .contains("bucket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chain | Missing required subcommand",
                "wallet | Missing required subcommand",
                "chain info --network nowhere | expected finney, test",
                "chain metagraph --netuid 70000 | --netuid must be from 0 to 65535",
                "chain watch --blocks 0 | --blocks must be at least 1",
                "set-weights --uids 1,2 --weights 1 --suri //Alice | expected as many weights as uids",
                "set-weights --uids 1 --weights=-1 --suri //Alice | weight must be a number from 0",
                "set-weights --uids 1 --weights 1 --suri nonsense | expected a mnemonic",
                "set-weights --uids 1 --weights 1 --timeout 0 --suri //Alice | --timeout must be over 0",
                "serve-axon --ip example.com --suri //Alice | --ip must be an address in digits",
                "serve-axon --ip 1.2.3.4 --port 0 --suri //Alice | --port must be from 1 to 65535",
                "commit x --locked -1 --suri //Alice | --locked must be from 0",
                "commit x | no hotkey \"default\" in wallet \"default\"",
                "register --hotkey ../x --suri //Alice | expected a mnemonic"
            })
    void badInputIsOneLineAndExitCodeTwo(String line, String said) {
        Terminal terminal = bb(line.split(" ", -1));
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().contains(said);
    }

    @Test
    void aNodeThatIsNotThereIsOneLineAndExitCodeOne() {
        Terminal terminal =
                Terminal.bb(folder, "chain", "info", "--endpoint", "ws://127.0.0.1:9", "--call-timeout", "0.3");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(terminal.err().lines()).singleElement().asString().contains("127.0.0.1:9", "cannot connect");
    }

    @Test
    void theEndpointComesFromTheEnvironmentAndMayBeStoodInFor() {
        Terminal terminal = Terminal.bb(
                folder,
                Map.of(
                        "BITTENSOR_SUBTENSOR_ENDPOINT",
                        "ws://127.0.0.1:9",
                        "BITTENSOR_SUBTENSOR_FALLBACK",
                        node.uri().toString(),
                        "BABELBIT_NETUID",
                        "59"),
                "chain",
                "metagraph",
                "--json");
        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains(MINER.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BITTENSOR_SUBTENSOR_ENDPOINT", "BITTENSOR_SUBTENSOR_FALLBACK"})
    void aWrongEndpointNamesItsVariable(String key) {
        Terminal terminal = Terminal.bb(folder, Map.of(key, "http://x"), "chain", "info");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(key).contains("http://x");
    }

    private Terminal bb(String... arguments) {
        URI endpoint = node.uri();
        return Terminal.bb(
                folder,
                Map.of("BITTENSOR_SUBTENSOR_ENDPOINT", endpoint.toString(), "BITTENSOR_WALLET_PATH", folder.toString()),
                arguments);
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return JsonMapper.shared().readTree(bb(all.toArray(String[]::new)).out());
    }
}
