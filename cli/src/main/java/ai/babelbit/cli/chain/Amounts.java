package ai.babelbit.cli.chain;

import java.math.BigDecimal;

/// Amounts as people read them.
final class Amounts {
    private Amounts() {}

    /// Rao as tokens, with all nine digits.
    static String tao(long rao) {
        return BigDecimal.valueOf(rao, 9).toPlainString() + " TAO";
    }
}
