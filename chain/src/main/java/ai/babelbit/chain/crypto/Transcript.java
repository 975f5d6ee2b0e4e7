package ai.babelbit.chain.crypto;

import java.nio.charset.StandardCharsets;

/// A Merlin transcript: messages go in with labels, challenges that depend on all of them come out. Not
/// thread-safe.
///
/// See [Merlin](https://merlin.cool/).
final class Transcript {
    private final Strobe strobe;

    Transcript(String label) {
        strobe = new Strobe("Merlin v1.0");
        append("dom-sep", utf8(label));
    }

    private Transcript(Strobe strobe) {
        this.strobe = strobe;
    }

    Transcript copy() {
        return new Transcript(strobe.copy());
    }

    Transcript append(String label, byte... message) {
        strobe.metaAd(utf8(label), false);
        strobe.metaAd(length(message.length), true);
        strobe.ad(message);
        return this;
    }

    byte[] challenge(String label, int size) {
        strobe.metaAd(utf8(label), false);
        strobe.metaAd(length(size), true);
        return strobe.prf(size);
    }

    void wipe() {
        strobe.wipe();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] length(int size) {
        return new byte[] {(byte) size, (byte) (size >> 8), (byte) (size >> 16), (byte) (size >> 24)};
    }
}
