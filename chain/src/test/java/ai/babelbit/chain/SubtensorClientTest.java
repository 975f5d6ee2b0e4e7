package ai.babelbit.chain;

import ai.babelbit.chain.fake.FakeRuntime;
import ai.babelbit.chain.fake.FakeRuntime.Surface;
import org.junit.jupiter.api.Nested;

/// The client beside runtimes of every surface, told by metadata of either version.
final class SubtensorClientTest {
    @Nested
    final class PlainRuntimeOfMetadata14 extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return FakeRuntime.of(210, 14, Surface.PLAIN);
        }
    }

    @Nested
    final class PlainRuntime extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return FakeRuntime.of(218, 15, Surface.PLAIN);
        }
    }

    @Nested
    final class TimelockedRuntimeOfMetadata14 extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return FakeRuntime.of(343, 14, Surface.TIMELOCKED);
        }
    }

    @Nested
    final class TimelockedRuntime extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return FakeRuntime.of(393, 15, Surface.TIMELOCKED);
        }
    }

    @Nested
    final class StatefulRuntime extends ChainContract {
        @Override
        protected FakeRuntime runtime() {
            return FakeRuntime.of(425, 15, Surface.STATEFUL);
        }
    }
}
