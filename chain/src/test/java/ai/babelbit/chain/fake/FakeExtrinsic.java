package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Hashing;
import ai.babelbit.chain.codec.ScaleReader;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.crypto.PublicKey;

/// A signed transaction taken apart, by the letter of the format and without any metadata.
///
/// @param bytes all of it
/// @param signer who signed
/// @param nonce its number
/// @param call what it does
/// @param isValid whether the signature holds for this chain and runtime
record FakeExtrinsic(ByteString bytes, AccountId signer, long nonce, ByteString call, boolean isValid) {
    /// What the signature must be for.
    interface World {
        /// The hash of the block at which an era began.
        ByteString eraBlock(int encodedEra);

        ByteString genesis();

        int specVersion();
    }

    static FakeExtrinsic read(ByteString bytes, World world) {
        ScaleReader in = bytes.reader();
        ScaleReader body = in.bytes().reader();
        in.end();
        expect(body.u8() == 0x84, "a signed transaction of version 4");
        expect(body.u8() == 0, "an account id");
        AccountId signer = new AccountId(body.take(32));
        expect(body.u8() == 1, "an sr25519 signature");
        ByteString signature = body.take(64);
        ScaleWriter extra = new ScaleWriter();
        int era = body.u8();
        extra.u8(era);
        if (era != 0) {
            int second = body.u8();
            extra.u8(second);
            era |= second << 8;
        }
        long nonce = body.compact().longValueExact();
        extra.compact(nonce).compact(body.compact()).u8(body.u8());
        ByteString call = body.take(body.remaining());
        ByteString payload = new ScaleWriter()
                .raw(call)
                .raw(extra.done())
                .u32(world.specVersion())
                .u32(1)
                .raw(world.genesis())
                .raw(era == 0 ? world.genesis() : world.eraBlock(era))
                .u8(0)
                .done();
        ByteString signed = payload.size() > 256 ? Hashing.blake2b(payload, 32) : payload;
        return new FakeExtrinsic(bytes, signer, nonce, call, new PublicKey(signer).verify(signed, signature));
    }

    private static void expect(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + what);
        }
    }
}
