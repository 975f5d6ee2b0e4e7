package ai.babelbit.chain.codec;

import java.util.OptionalInt;

/// Something that the runtime reports of a block.
///
/// @param extrinsic the extrinsic that led to it, by its place in the block; empty when none did
/// @param pallet who reports it
/// @param name what it is
/// @param fields its details: a [Value.Struct], or a [Value.Seq] when they have no names
public record Event(OptionalInt extrinsic, String pallet, String name, Value fields) {
    /// Whether it is this one.
    public boolean is(String ofPallet, String named) {
        return pallet.equals(ofPallet) && name.equals(named);
    }
}
