package ai.babelbit.cli.chain;

import ai.babelbit.chain.Metagraph;
import ai.babelbit.chain.Neuron;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The members of a subnet for machines and for people.
final class MetagraphText {
    private static final double WHOLE = 65_535;

    private MetagraphText() {}

    static ObjectNode json(Metagraph metagraph) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("netuid", metagraph.netuid())
                .put("block", metagraph.block().number())
                .put("blockHash", metagraph.block().hash().toString())
                .put("n", metagraph.neurons().size());
        ArrayNode neurons = json.putArray("neurons");
        metagraph.neurons().forEach(neuron -> neurons.add(json(neuron)));
        return json;
    }

    private static ObjectNode json(Neuron neuron) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("uid", neuron.uid())
                .put("hotkey", neuron.hotkey().address())
                .put("coldkey", neuron.keys().coldkey().address())
                .put("active", neuron.activity().isActive())
                .put("validatorPermit", neuron.activity().isValidator())
                .put("lastUpdate", neuron.activity().lastUpdate())
                .put("stakeRao", neuron.standing().stake())
                .put("incentive", neuron.standing().incentive() / WHOLE)
                .put("dividends", neuron.standing().dividends() / WHOLE)
                .put("consensus", neuron.standing().consensus() / WHOLE)
                .put("emissionRao", neuron.standing().emission());
        json.putObject("axon")
                .put("ip", neuron.axon().host())
                .put("port", neuron.axon().port())
                .put("block", neuron.axon().block())
                .put("version", neuron.axon().version())
                .put("protocol", neuron.axon().protocol());
        return json;
    }

    static String table(Metagraph metagraph, Ansi ansi) {
        Table table = new Table(
                ansi, "uid", "hotkey", "coldkey", "role", "stake", "incentive", "dividends", "updated", "axon");
        for (Neuron neuron : metagraph.neurons()) {
            table.row(
                    neuron.uid(),
                    neuron.hotkey(),
                    neuron.keys().coldkey(),
                    neuron.activity().isValidator() ? "validator" : "miner",
                    String.format(Locale.ROOT, "%.2f", neuron.standing().stake() / 1e9),
                    share(neuron.standing().incentive()),
                    share(neuron.standing().dividends()),
                    neuron.activity().lastUpdate(),
                    neuron.axon().isServing()
                            ? neuron.axon().host() + ":" + neuron.axon().port()
                            : "-");
        }
        return "subnet " + metagraph.netuid() + " at block " + metagraph.block().number() + ", "
                + metagraph.neurons().size() + " members" + System.lineSeparator() + table.print();
    }

    private static String share(int number) {
        return String.format(Locale.ROOT, "%.4f", number / WHOLE);
    }
}
