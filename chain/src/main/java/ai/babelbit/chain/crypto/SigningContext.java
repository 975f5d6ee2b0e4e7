package ai.babelbit.chain.crypto;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import cafe.cryptography.curve25519.Scalar;

/// What signer and verifier of sr25519 put into the transcript alike.
final class SigningContext {
    private SigningContext() {}

    static Transcript transcript(ByteString message) {
        return new Transcript("SigningContext")
                .append("", Transcript.utf8("substrate"))
                .append("sign-bytes", message.toArray());
    }

    static Transcript keyed(Transcript transcript, AccountId account) {
        return transcript
                .append("proto-name", Transcript.utf8("Schnorr-sig"))
                .append("sign:pk", account.key().toArray());
    }

    static Scalar challenge(Transcript message, AccountId account, byte[] commitment) {
        return committed(keyed(message, account), commitment);
    }

    static Scalar committed(Transcript keyed, byte[] commitment) {
        return Scalar.fromBytesModOrderWide(keyed.append("sign:R", commitment).challenge("sign:c", 64));
    }
}
