package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.Hyperparameters;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.cli.config.ChainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `bb chain hyperparameters`.
@Command(
        name = "hyperparameters",
        mixinStandardHelpOptions = true,
        description = "The settings of a subnet, by the runtime's names.",
        footer = {"", "Example:", "  bb chain hyperparameters --netuid 59"})
final class HyperparametersCommand extends OnChain {
    @Override
    int run(Chain chain, ChainSettings settings) throws InterruptedException {
        Hyperparameters found = chain.hyperparameters(options.netuid(settings));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("netuid", found.netuid())
                .put("block", found.block().number());
        ObjectNode values = json.putObject("hyperparameters");
        Table table = new Table(Ansi.AUTO, "setting", "value");
        found.values().forEach((name, value) -> {
            switch (value) {
                case Value.Int number -> values.put(name, number.value());
                case Value.Bool flag -> values.put(name, flag.value());
                default -> values.put(name, value.toString());
            }
            table.row(name, values.path(name).asString());
        });
        print(json, table.print());
        return 0;
    }
}
