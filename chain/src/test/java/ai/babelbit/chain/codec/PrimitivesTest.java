package ai.babelbit.chain.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.babelbit.chain.Vectors;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrimitivesTest {
    @TestFactory
    Stream<DynamicTest> addressesAreThoseOfPolkadotJs() {
        return Vectors.each("/ss58", "address", vector -> {
            AccountId account = new AccountId(Vectors.hex(vector, "publicKey"));
            String address = vector.required("address").stringValue();
            assertThat(account.address(vector.required("prefix").intValue())).isEqualTo(address);
            assertThat(AccountId.parse(address)).isEqualTo(account);
        });
    }

    @TestFactory
    Stream<DynamicTest> mistypedAddressesAreRefused() {
        return Vectors.each(
                "/ss58_invalid",
                "",
                vector -> assertThatThrownBy(() -> AccountId.parse(vector.stringValue()))
                        .isInstanceOf(CodecException.class));
    }

    @TestFactory
    Stream<DynamicTest> hashesAreThoseOfPolkadotJs() {
        return Vectors.each("/hash", "text", vector -> {
            ByteString text = ByteString.utf8(vector.required("text").stringValue());
            assertThat(Hashing.twox(text, 8)).isEqualTo(Vectors.hex(vector, "xxh64_seed0_le"));
            assertThat(Hashing.twox(text, 16)).isEqualTo(Vectors.hex(vector, "twox128"));
            assertThat(Hashing.twox(text, 32)).isEqualTo(Vectors.hex(vector, "twox256"));
            assertThat(Hashing.blake2b(text, 16)).isEqualTo(Vectors.hex(vector, "blake2_128"));
            assertThat(Hashing.blake2b(text, 32)).isEqualTo(Vectors.hex(vector, "blake2_256"));
            assertThat(Hashing.blake2b(text, 64)).isEqualTo(Vectors.hex(vector, "blake2_512"));
        });
    }

    @TestFactory
    Stream<DynamicTest> compactNumbersGoBothWays() {
        return Vectors.each("/compact", "value", vector -> {
            BigInteger value = new BigInteger(vector.required("value").stringValue());
            ByteString scale = Vectors.hex(vector, "scale");
            assertThat(new ScaleWriter().compact(value).done()).isEqualTo(scale);
            ScaleReader in = scale.reader();
            assertThat(in.compact()).isEqualTo(value);
            in.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> erasAreThoseOfPolkadotJs() {
        return Vectors.each("/chain/era", "period", vector -> {
            Era era = vector.has("immortal")
                    ? Era.IMMORTAL
                    : Era.mortal(
                            vector.required("current").longValue(),
                            vector.required("period").intValue());
            assertThat(era.bytes()).isEqualTo(Vectors.hex(vector, "bytes"));
            assertThat(era.birth()).isEqualTo(vector.path("birth").longValue(0));
        });
    }

    /// The chain refuses them too: parity-scale-codec demands the shortest form.
    @ParameterizedTest
    @ValueSource(strings = {"0x0100", "0x02000000", "0x0300000000", "0x07ffffff0000", "0x01", "0x03ffffff", "0x"})
    void compactNumbersThatAreCutOffOrTooLongAreRefused(String scale) {
        ScaleReader in = ByteString.hex(scale).reader();
        assertThatThrownBy(in::compact).isInstanceOf(CodecException.class);
    }

    @Test
    void aLengthBeyondTheBytesAllocatesNothing() {
        ScaleReader in = ByteString.hex("0xfeffffff00").reader();
        assertThatThrownBy(in::length).isInstanceOf(CodecException.class).hasMessageContaining("1073741823");
    }
}
