package ai.babelbit.chain.crypto;

/// The permutation keccak-f[1600] over 200 bytes.
///
/// See [FIPS 202](https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.202.pdf), section 3.
final class Keccak {
    private static final int ROUNDS = 24;
    private static final int[] ROTATIONS = {
        0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14
    };
    private static final long[] CONSTANTS = constants();

    private Keccak() {}

    static void permute(byte[] state) {
        long[] lanes = new long[25];
        for (int i = 0; i < 25; i++) {
            for (int b = 7; b >= 0; b--) {
                lanes[i] = (lanes[i] << 8) | (state[8 * i + b] & 0xff);
            }
        }
        long[] moved = new long[25];
        for (int round = 0; round < ROUNDS; round++) {
            theta(lanes);
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    // rho and pi: lane (x, y) goes to (y, 2x + 3y)
                    moved[y + 5 * ((2 * x + 3 * y) % 5)] = Long.rotateLeft(lanes[x + 5 * y], ROTATIONS[x + 5 * y]);
                }
            }
            for (int x = 0; x < 5; x++) {
                for (int y = 0; y < 5; y++) {
                    lanes[x + 5 * y] = moved[x + 5 * y] ^ (~moved[(x + 1) % 5 + 5 * y] & moved[(x + 2) % 5 + 5 * y]);
                }
            }
            lanes[0] ^= CONSTANTS[round];
        }
        for (int i = 0; i < 200; i++) {
            state[i] = (byte) (lanes[i / 8] >>> (8 * (i % 8)));
        }
    }

    private static void theta(long[] lanes) {
        long[] parity = new long[5];
        for (int x = 0; x < 5; x++) {
            parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        }
        for (int i = 0; i < 25; i++) {
            lanes[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
        }
    }

    // Bits 2^j - 1 of each constant come out of the shift register x^8 + x^6 + x^5 + x^4 + 1.
    private static long[] constants() {
        long[] constants = new long[ROUNDS];
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int j = 0; j <= 6; j++) {
                if ((register & 1) != 0) {
                    constants[round] |= 1L << ((1 << j) - 1);
                }
                register = (register << 1) ^ ((register & 0x80) != 0 ? 0x171 : 0);
            }
        }
        return constants;
    }
}
