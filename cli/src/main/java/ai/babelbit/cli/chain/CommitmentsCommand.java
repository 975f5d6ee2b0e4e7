package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Commitment;
import ai.babelbit.chain.RevealedCommitment;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.cli.config.ChainSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb chain commitments`.
@Command(
        name = "commitments",
        mixinStandardHelpOptions = true,
        description = "What the members of a subnet have committed to.",
        footer = {"", "Examples:", "  bb chain commitments --netuid 59", "  bb chain commitments --revealed --json"})
final class CommitmentsCommand extends OnChain {
    @Option(
            names = "--revealed",
            description = "Those that were locked and have been opened, instead of the last ones.")
    private boolean revealed;

    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        int netuid = options.netuid(settings);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("netuid", netuid);
        ArrayNode rows = json.putArray("commitments");
        Table table = new Table(Ansi.AUTO, "hotkey", "block", "kind", "content");
        if (revealed) {
            for (Map.Entry<AccountId, List<RevealedCommitment>> each :
                    new TreeMap<>(chain.revealedCommitments(netuid)).entrySet()) {
                each.getValue().forEach(row -> add(rows, table, each.getKey(), row.block(), "revealed", row.text()));
            }
        } else {
            new TreeMap<>(chain.commitments(netuid))
                    .forEach((hotkey, last) -> add(rows, table, hotkey, last.block(), kind(last), text(last)));
        }
        print(json, table.print());
        return 0;
    }

    private static void add(ArrayNode rows, Table table, AccountId hotkey, long block, String kind, String text) {
        rows.addObject()
                .put("hotkey", hotkey.address())
                .put("block", block)
                .put("kind", kind)
                .put("content", text);
        table.row(hotkey, block, kind, text);
    }

    private static String kind(Commitment commitment) {
        return switch (commitment.content()) {
            case Commitment.Content.Plain _ -> "plain";
            case Commitment.Content.Locked _ -> "locked";
            case Commitment.Content.Other _ -> "other";
        };
    }

    private static String text(Commitment commitment) {
        return switch (commitment.content()) {
            case Commitment.Content.Plain plain -> plain.bytes().toText();
            case Commitment.Content.Locked locked -> locked.encrypted().size() + " bytes until round " + locked.round();
            case Commitment.Content.Other other -> other.kind();
        };
    }
}
