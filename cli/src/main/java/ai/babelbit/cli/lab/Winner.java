package ai.babelbit.cli.lab;

import java.util.Locale;
import java.util.OptionalDouble;

/// Who leads a round.
///
/// @param name the contestant
/// @param chance the probability that it is truly ahead of all others who can win; empty with too few
/// dialogues to say
/// @param rivals how many can win, this one included; controls cannot
/// @param dialogues over how many dialogues
record Winner(String name, OptionalDouble chance, int rivals, int dialogues) {
    String describe() {
        if (rivals == 1) {
            return name + " (nobody else competes but controls)";
        }
        return chance.isEmpty()
                ? name + " (" + dialogues + " dialogues are too few to say how surely)"
                : String.format(
                        Locale.ROOT,
                        "%s, truly ahead with a probability of %.1f %% (paired bootstrap over %d dialogues)",
                        name,
                        100 * chance.getAsDouble(),
                        dialogues);
    }
}
