package ai.babelbit.chain.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The part of STROBE-128 that Merlin needs. Not thread-safe.
///
/// See [STROBE 1.0.2](https://strobe.sourceforge.io/specs/).
final class Strobe {
    private static final int RATE = 166;
    private static final int FLAG_I = 1;
    private static final int FLAG_A = 1 << 1;
    private static final int FLAG_C = 1 << 2;
    private static final int FLAG_M = 1 << 4;

    private final byte[] state;
    private int position;
    private int begin;

    Strobe(String protocol) {
        state = new byte[200];
        byte[] head = {1, (byte) (RATE + 2), 1, 0, 1, 96};
        System.arraycopy(head, 0, state, 0, head.length);
        byte[] version = "STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(version, 0, state, head.length, version.length);
        Keccak.permute(state);
        metaAd(protocol.getBytes(StandardCharsets.UTF_8), false);
    }

    private Strobe(Strobe other) {
        state = other.state.clone();
        position = other.position;
        begin = other.begin;
    }

    Strobe copy() {
        return new Strobe(this);
    }

    void metaAd(byte[] data, boolean more) {
        begin(FLAG_M | FLAG_A, more);
        absorb(data);
    }

    void ad(byte[] data) {
        begin(FLAG_A, false);
        absorb(data);
    }

    byte[] prf(int size) {
        begin(FLAG_I | FLAG_A | FLAG_C, false);
        byte[] output = new byte[size];
        for (int i = 0; i < size; i++) {
            output[i] = state[position];
            state[position++] = 0;
            permuteWhenFull();
        }
        return output;
    }

    /// Forgets what was absorbed, secrets among it.
    void wipe() {
        Arrays.fill(state, (byte) 0);
    }

    private void begin(int flags, boolean more) {
        if (more) {
            return;
        }
        byte old = (byte) begin;
        begin = position + 1;
        absorb(new byte[] {old, (byte) flags});
        if ((flags & FLAG_C) != 0 && position != 0) {
            permute();
        }
    }

    private void absorb(byte[] data) {
        for (byte each : data) {
            state[position++] ^= each;
            permuteWhenFull();
        }
    }

    private void permuteWhenFull() {
        if (position == RATE) {
            permute();
        }
    }

    private void permute() {
        state[position] ^= (byte) begin;
        state[position + 1] ^= 0x04;
        state[RATE + 1] ^= (byte) 0x80;
        Keccak.permute(state);
        position = 0;
        begin = 0;
    }
}
