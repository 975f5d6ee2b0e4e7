package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.crypto.CryptoException;
import ai.babelbit.chain.wallet.WalletException;
import ai.babelbit.cli.config.ChainSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb doctor`.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = DoctorCommand.DESCRIPTION,
        footer = {"", "Examples:", "  bb doctor", "  bb doctor --network test --netuid 59 --json"})
public final class DoctorCommand extends OnChain {
    /// What it is for, in one sentence.
    public static final String DESCRIPTION =
            "Check wallet, clock, endpoint, registration, limits, ports, database, bucket; say what to do.";

    @Mixin
    private WalletOptions wallet;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        Optional<AccountId> hotkey = hotkey(settings, findings);
        findings.addAll(new ChainCheckup(chain, options.netuid(settings), hotkey, InstantSource.system()).findings());
        findings.addAll(new MachineCheckup(environment().startingWith("")).findings());
        boolean isWell = findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.PROBLEM);
        print(json(findings, isWell), text(findings));
        return isWell ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Optional<AccountId> hotkey(ChainSettings settings, List<Finding> findings) {
        try {
            AccountId account = wallet.hotAccount(settings);
            findings.add(Finding.ok("wallet", "hotkey " + account));
            return Optional.of(account);
        } catch (WalletException | CryptoException | CodecException e) {
            findings.add(Finding.problem(
                    "wallet",
                    String.valueOf(e.getMessage()),
                    "bb wallet new, or set BITTENSOR_WALLET_PATH, BITTENSOR_WALLET_COLD, BITTENSOR_WALLET_HOT"));
            return Optional.empty();
        }
    }

    private static ObjectNode json(List<Finding> findings, boolean isWell) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ok", isWell);
        ArrayNode checks = json.putArray("checks");
        findings.forEach(finding -> checks.addObject()
                .put("check", finding.what())
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
                .put("detail", finding.detail())
                .put("advice", finding.advice()));
        return json;
    }

    private static String text(List<Finding> findings) {
        StringBuilder out = new StringBuilder();
        for (Finding finding : findings) {
            String mark = switch (finding.verdict()) {
                case OK -> Ansi.AUTO.string("@|green ok|@     ");
                case WARNING -> Ansi.AUTO.string("@|yellow warning|@");
                case PROBLEM -> Ansi.AUTO.string("@|red problem|@");
            };
            out.append(mark).append(' ').append(String.format("%-14s", finding.what()));
            out.append(Table.harmless(finding.detail())).append(System.lineSeparator());
            if (!finding.advice().isEmpty()) {
                out.append(" ".repeat(22))
                        .append("-> ")
                        .append(finding.advice())
                        .append(System.lineSeparator());
            }
        }
        return out.toString();
    }
}
