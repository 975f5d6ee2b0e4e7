package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.ScaleWriter;

/// Event records of the outcome of a transaction.
final class FakeEvents {
    private FakeEvents() {}

    static ByteString success(int extrinsic) {
        return record(extrinsic, 0, new ScaleWriter());
    }

    static ByteString failure(int extrinsic, String error, FakeRuntime runtime) {
        int pallet = error.startsWith("Commitments.") ? 18 : 7;
        return record(
                extrinsic,
                1,
                new ScaleWriter().u8(3).u8(pallet).u8(runtime.error(error)).raw(new byte[3]));
    }

    // Phase ApplyExtrinsic, pallet System, the event, its error if any, dispatch info, no topics.
    private static ByteString record(int extrinsic, int event, ScaleWriter error) {
        return new ScaleWriter()
                .u8(0)
                .u32(extrinsic)
                .u8(0)
                .u8(event)
                .raw(error.done())
                .compact(265_758_000)
                .compact(1493)
                .u8(0)
                .u8(1)
                .compact(0)
                .done();
    }
}
