package ai.babelbit.bench;

/// What the JVM itself takes to start, beside which the start of `bb` is measured.
public final class Hello {
    private Hello() {}

    /// Greets.
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
