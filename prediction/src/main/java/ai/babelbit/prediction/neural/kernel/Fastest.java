package ai.babelbit.prediction.neural.kernel;

/// Chooses once; a holder, so that nobody who only needs the plain form loads the vector classes.
final class Fastest {
    static final Kernels KERNELS = choose();

    private Fastest() {}

    private static Kernels choose() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && VectorKernels.isSupported() ? new VectorKernels() : new ScalarKernels();
    }
}
