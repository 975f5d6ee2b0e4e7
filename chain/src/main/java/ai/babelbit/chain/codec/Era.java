package ai.babelbit.chain.codec;

/// For which blocks a transaction is valid. A mortal one is dead after its period, so that what got stuck
/// cannot come alive later.
///
/// @param bytes as it stands in the transaction
/// @param birth the block whose hash is signed; 0 (the genesis block) when it is immortal
public record Era(ByteString bytes, long birth) {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 1 << 16;

    /// Valid for ever.
    public static final Era IMMORTAL = new Era(ByteString.of((byte) 0), 0);

    /// Valid for a number of blocks.
    ///
    /// @param current the block to begin with, best a finalized one
    /// @param period how many blocks: a power of two from 4 to 65536
    public static Era mortal(long current, int period) {
        if (period < SHORTEST || period > LONGEST || Integer.bitCount(period) != 1) {
            throw new IllegalArgumentException("period must be a power of two from 4 to 65536, was " + period);
        }
        if (current < 0) {
            throw new IllegalArgumentException("a block's number cannot be negative, was " + current);
        }
        long phase = current % period;
        int factor = Math.max(period >> 12, 1);
        int length = Math.clamp(Integer.numberOfTrailingZeros(period) - 1, 1, 15);
        long quantized = phase / factor;
        // Long periods keep only every so many blocks; the birth is what the chain will work out of these bytes.
        long birth = current - phase + quantized * factor;
        return new Era(new ScaleWriter().u16((int) (length | quantized << 4)).done(), birth);
    }
}
