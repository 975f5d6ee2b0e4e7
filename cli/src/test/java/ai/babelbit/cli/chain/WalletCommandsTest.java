package ai.babelbit.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class WalletCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void aNewWalletShowsItsWordsOnceAndThenOnlyAddresses() throws IOException {
        Terminal made = bb("wallet", "new", "--wallet", "cold", "--hotkey", "hot", "--no-password");
        assertThat(made.exitCode()).isZero();
        List<String> words = made.out()
                .lines()
                .filter(line -> line.strip().split(" ", -1).length == 12)
                .toList();
        assertThat(words).hasSize(2);
        Terminal listed = bb("wallet", "list");
        assertThat(listed.out())
                .contains("cold", "hot")
                .doesNotContain(words.getFirst().strip());
        JsonNode shown = json("wallet", "show", "--wallet", "cold", "--hotkey", "hot", "--json");
        assertThat(made.out())
                .contains(
                        shown.required("hotkey").stringValue(),
                        shown.required("coldkey").stringValue());
        Path words2 = folder.resolve("words.txt");
        Files.writeString(words2, words.getLast().strip() + "\n");
        Terminal imported = bb(
                "wallet",
                "import",
                "--kind",
                "hotkey",
                "--wallet",
                "cold",
                "--hotkey",
                "again",
                "--from",
                words2.toString());
        assertThat(imported.out()).contains(shown.required("hotkey").stringValue());
    }

    @Test
    void nothingIsOverwritten() {
        String[] make = {"wallet", "new", "--wallet", "cold", "--no-password"};
        assertThat(bb(make).exitCode()).isZero();
        Terminal again = bb(make);
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err().lines()).singleElement().asString().contains("never overwritten");
        assertThat(bb("wallet", "new-hotkey", "--wallet", "cold").exitCode()).isEqualTo(2);
        assertThat(bb("wallet", "new-hotkey", "--wallet", "cold", "--hotkey", "second")
                        .exitCode())
                .isZero();
    }

    @Test
    void withoutAnybodyToAskAPasswordMustBeSetOrRefused() {
        Terminal terminal = bb("wallet", "new", "--wallet", "cold");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("BT_PW_").contains("--no-password");
        assertThat(folder.resolve("cold")).doesNotExist();
    }

    @Test
    void aKeyUriIsShownAndImported() throws IOException {
        assertThat(bb("wallet", "show", "--suri", "//Alice").out())
                .contains("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
        Path from = folder.resolve("uri");
        Files.writeString(from, "//Bob");
        assertThat(bb(
                                "wallet",
                                "import",
                                "--kind",
                                "coldkey",
                                "--wallet",
                                "bob",
                                "--no-password",
                                "--from",
                                from.toString())
                        .out())
                .contains("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
    }

    @Test
    void wordsThatAreWrongAreNotShown() throws IOException {
        Path from = folder.resolve("words");
        Files.writeString(from, "top secret words that are no mnemonic at all but twelve words long");
        Terminal terminal = bb("wallet", "import", "--kind", "hotkey", "--from", from.toString());
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains("mnemonic").doesNotContain("secret");
    }

    @Test
    void withoutWalletsTheListSaysSo() {
        assertThat(bb("wallet", "list").out()).contains("no wallets in " + folder);
    }

    private Terminal bb(String... arguments) {
        return Terminal.bb(folder, Map.of("BITTENSOR_WALLET_PATH", folder.toString()), arguments);
    }

    private JsonNode json(String... arguments) {
        return JsonMapper.shared().readTree(bb(arguments).out());
    }
}
