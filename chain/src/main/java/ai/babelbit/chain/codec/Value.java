package ai.babelbit.chain.codec;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value whose type only the chain's metadata knows. Wrappers around a single unnamed field do not show: an
/// account is its [Bytes], a bounded vector its [Seq].
public sealed interface Value {
    /// A number of any width.
    ///
    /// @param value the number
    record Int(BigInteger value) implements Value {}

    /// A boolean.
    ///
    /// @param value what it is
    record Bool(boolean value) implements Value {}

    /// A sequence or array of bytes.
    ///
    /// @param value the bytes
    record Bytes(ByteString value) implements Value {}

    /// A text.
    ///
    /// @param value the text
    record Text(String value) implements Value {}

    /// A sequence, array, tuple or composite without names.
    ///
    /// @param items its elements in order
    record Seq(List<Value> items) implements Value {
        /// Copies the list.
        public Seq {
            items = List.copyOf(items);
        }
    }

    /// A composite with names, in the order in which they are written.
    ///
    /// @param fields its fields by name; iterates in order
    record Struct(Map<String, Value> fields) implements Value {}

    /// One choice of an enumeration. `Option` is one too: `None`, or `Some` with one element.
    ///
    /// @param name the choice
    /// @param payload its fields: a [Struct], or a [Seq] when they have no names
    record Variant(String name, Value payload) implements Value {}

    /// A number.
    static Value of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /// A number.
    static Value of(BigInteger value) {
        return new Int(value);
    }

    /// A boolean.
    static Value of(boolean value) {
        return new Bool(value);
    }

    /// Bytes.
    static Value of(ByteString value) {
        return new Bytes(value);
    }

    /// The bytes of an account.
    static Value of(AccountId account) {
        return new Bytes(account.key());
    }

    /// Elements.
    static Value of(List<Value> items) {
        return new Seq(items);
    }

    /// A choice with fields without names.
    static Value variant(String name, Value... fields) {
        return new Variant(name, new Seq(List.of(fields)));
    }

    /// As a number.
    ///
    /// @throws CodecException when it is something else
    default BigInteger asInt() {
        if (this instanceof Int(BigInteger value)) {
            return value;
        }
        throw Values.wrong("a number", this);
    }

    /// As a number that fits; unsigned ones beyond 2^63 - 1 do not.
    ///
    /// @throws CodecException when it does not
    default long asLong() {
        BigInteger value = asInt();
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        throw Values.wrong("a number below 2^63", this);
    }

    /// As a boolean.
    ///
    /// @throws CodecException when it is something else
    default boolean asBool() {
        if (this instanceof Bool(boolean value)) {
            return value;
        }
        throw Values.wrong("a boolean", this);
    }

    /// As bytes; a text gives its UTF-8.
    ///
    /// @throws CodecException when it is something else
    default ByteString asBytes() {
        return switch (this) {
            case Bytes(ByteString value) -> value;
            case Text(String value) -> ByteString.utf8(value);
            default -> throw Values.wrong("bytes", this);
        };
    }

    /// As an account.
    ///
    /// @throws CodecException when it is something else
    default AccountId asAccount() {
        return new AccountId(asBytes());
    }

    /// As elements.
    ///
    /// @throws CodecException when it has none
    default List<Value> asItems() {
        return switch (this) {
            case Seq(List<Value> items) -> items;
            case Struct(Map<String, Value> fields) -> List.copyOf(fields.values());
            default -> throw Values.wrong("a sequence", this);
        };
    }

    /// The element of a [Seq] or [Struct] at an index.
    ///
    /// @throws CodecException when there is none
    default Value at(int index) {
        List<Value> items = asItems();
        if (index < items.size()) {
            return items.get(index);
        }
        throw Values.wrong("an element " + index, this);
    }

    /// The field of a [Struct], or of the struct in a [Variant].
    ///
    /// @throws CodecException when there is none of that name
    default Value field(String name) {
        Value here = this instanceof Variant(String _, Value payload) ? payload : this;
        Value field = here instanceof Struct(Map<String, Value> fields) ? fields.get(name) : null;
        if (field == null) {
            throw Values.wrong("a field \"" + name + "\"", this);
        }
        return field;
    }

    /// Whether it is a struct with such a field.
    default boolean has(String name) {
        return this instanceof Struct(Map<String, Value> fields) && fields.containsKey(name);
    }

    /// What is in an `Option`; [Optional#empty()] for `None`.
    ///
    /// @throws CodecException when it is no option
    default Optional<Value> asOption() {
        return switch (this) {
            case Variant(String name, Value _) when name.equals("None") -> Optional.empty();
            case Variant(String name, Value payload) when name.equals("Some") -> Optional.of(payload.at(0));
            default -> throw Values.wrong("an option", this);
        };
    }
}
