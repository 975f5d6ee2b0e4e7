package ai.babelbit.dialogue.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Four decimals as Python's `round(x, 4)` makes them: half to even on the exact binary value.
public final class Rounding {
    private static final double SCALE = 1e4;

    private Rounding() {}

    /// The double nearest to `x` with four decimals.
    ///
    /// @param x finite
    public static double toFourDecimals(double x) {
        double scaled = x * SCALE;
        double whole = Math.rint(scaled);
        // Multiplying may itself round, so whatever is near a half is decided on the exact value.
        boolean clear = Math.abs(Math.abs(scaled - whole) - 0.5) > 1e-6;
        return clear && Math.abs(scaled) < 1e15
                ? whole / SCALE
                : new BigDecimal(x).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    }
}
