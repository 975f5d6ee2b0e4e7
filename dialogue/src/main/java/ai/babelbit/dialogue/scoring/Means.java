package ai.babelbit.dialogue.scoring;

import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;

/// Means as Python makes them with `sum(values) / len(values)`: added up in order, without the compensation by
/// which [DoubleStream#average] may differ in the last digit from the published documents.
final class Means {
    private Means() {}

    static OptionalDouble plain(DoubleStream values) {
        double sum = 0;
        long count = 0;
        for (PrimitiveIterator.OfDouble each = values.iterator(); each.hasNext(); count++) {
            sum += each.nextDouble();
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
