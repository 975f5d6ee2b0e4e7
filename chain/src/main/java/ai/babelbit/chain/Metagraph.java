package ai.babelbit.chain;

import ai.babelbit.chain.codec.AccountId;
import java.util.List;
import java.util.Optional;

/// The members of a subnet at one block. Immutable, safe for concurrent use.
///
/// @param netuid the subnet
/// @param block when
/// @param neurons by uid, from 0 without gaps
public record Metagraph(int netuid, Block block, List<Neuron> neurons) {
    /// Copies the list and checks the order.
    public Metagraph {
        neurons = List.copyOf(neurons);
        for (int uid = 0; uid < neurons.size(); uid++) {
            if (neurons.get(uid).uid() != uid) {
                throw new IllegalArgumentException(
                        "expected neuron " + uid + ", got " + neurons.get(uid).uid());
            }
        }
    }

    /// The member with a hotkey, if there is one.
    public Optional<Neuron> find(AccountId hotkey) {
        return neurons.stream().filter(neuron -> neuron.hotkey().equals(hotkey)).findFirst();
    }
}
