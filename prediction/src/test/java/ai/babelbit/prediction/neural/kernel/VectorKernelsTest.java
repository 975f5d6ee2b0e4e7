package ai.babelbit.prediction.neural.kernel;

final class VectorKernelsTest extends KernelsContract {
    @Override
    Kernels kernels() {
        return new VectorKernels();
    }
}
