package ai.babelbit.chain.codec;

import java.util.Optional;

/// A call made ready for signing, in the order of the runtime's signed extensions. Immutable, safe for
/// concurrent use.
public final class Transaction {
    private static final int SIGNED_V4 = 0x84;
    private static final int ACCOUNT_ID = 0;
    private static final int SR25519 = 1;
    private static final int LONGEST_UNHASHED = 256;

    private final ByteString call;
    private final ByteString extra;
    private final ByteString implied;

    private Transaction(ByteString call, ByteString extra, ByteString implied) {
        this.call = call;
        this.extra = extra;
        this.implied = implied;
    }

    /// Puts a call and its terms together.
    ///
    /// @throws CodecException when the runtime demands something that is not known here: then nothing may
    ///     be signed
    public static Transaction of(Metadata metadata, ByteString call, Terms terms) {
        if (metadata.extrinsicVersion() != 4) {
            throw new CodecException("runtime " + terms.network().specVersion() + " takes transactions of version "
                    + metadata.extrinsicVersion() + ", expected 4");
        }
        ScaleWriter extra = new ScaleWriter();
        ScaleWriter implied = new ScaleWriter();
        for (SignedExtension extension : metadata.extensions()) {
            // The form of what is known here is checked too: a number that grew would shift all that follows.
            Part part = part(extension.name(), terms).orElse(Part.EMPTY);
            check(metadata, extension, part, terms);
            extra.raw(part.extra());
            implied.raw(part.implied());
        }
        return new Transaction(call, extra.done(), implied.done());
    }

    /// All that the signature covers.
    public ByteString payload() {
        return new ScaleWriter().raw(call).raw(extra).raw(implied).done();
    }

    /// What is signed: the payload, or its hash when it is long.
    public ByteString toSign() {
        ByteString payload = payload();
        return payload.size() > LONGEST_UNHASHED ? Hashing.blake2b(payload, 32) : payload;
    }

    /// The whole transaction as it is submitted.
    ///
    /// @param signature 64 bytes
    public ByteString signed(AccountId signer, ByteString signature) {
        ByteString body = new ScaleWriter()
                .u8(SIGNED_V4)
                .u8(ACCOUNT_ID)
                .raw(signer.key())
                .u8(SR25519)
                .raw(signature)
                .raw(extra)
                .raw(call)
                .done();
        return new ScaleWriter().bytes(body).done();
    }

    /// The hash by which a transaction is known.
    public static ByteString hash(ByteString signed) {
        return Hashing.blake2b(signed, 32);
    }

    private record Part(ByteString extra, ByteString implied) {
        static final Part EMPTY = new Part(ByteString.of(), ByteString.of());

        static Part extra(ScaleWriter extra) {
            return new Part(extra.done(), ByteString.of());
        }

        static Part implied(ScaleWriter implied) {
            return new Part(ByteString.of(), implied.done());
        }
    }

    private static Optional<Part> part(String extension, Terms terms) {
        Terms.Network network = terms.network();
        return Optional.ofNullable(
                switch (extension) {
                    case "CheckSpecVersion" -> Part.implied(new ScaleWriter().u32(network.specVersion()));
                    case "CheckTxVersion" -> Part.implied(new ScaleWriter().u32(network.transactionVersion()));
                    case "CheckGenesis" -> Part.implied(new ScaleWriter().raw(network.genesis()));
                    case "CheckMortality" -> new Part(terms.era().bytes(), terms.eraBlock());
                    case "CheckNonce" -> Part.extra(new ScaleWriter().compact(terms.nonce()));
                    case "ChargeTransactionPayment" -> Part.extra(new ScaleWriter().compact(terms.tip()));
                    // Mode 0 in the transaction, None under the signature: no metadata hash is checked.
                    case "CheckMetadataHash" -> new Part(ByteString.of((byte) 0), ByteString.of((byte) 0));
                    default -> null;
                });
    }

    private static void check(Metadata metadata, SignedExtension extension, Part part, Terms terms) {
        try {
            fits(metadata.types(), extension.type(), part.extra());
            fits(metadata.types(), extension.implied(), part.implied());
        } catch (CodecException e) {
            throw new CodecException(
                    "runtime " + terms.network().specVersion() + " demands a signed extension " + extension.name()
                            + " in a form that is not known here: " + e.getMessage(),
                    e);
        }
    }

    private static void fits(TypeRegistry types, int type, ByteString bytes) {
        ScaleReader in = bytes.reader();
        new ValueReader(types, in).read(type);
        in.end();
    }
}
