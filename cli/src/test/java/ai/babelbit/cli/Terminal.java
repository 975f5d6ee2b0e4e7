package ai.babelbit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Runs `bb` in this process with a world of its own, and keeps what it prints.
public record Terminal(int exitCode, String out, String err) {
    /// In an empty environment.
    public static Terminal bb(Path folder, String... arguments) {
        return bb(folder, Map.of(), arguments);
    }

    /// With these variables.
    public static Terminal bb(Path folder, Map<String, String> variables, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code;
        try {
            Map<String, String> world = new HashMap<>(variables);
            // Not the person's own, and kept between tests.
            world.putIfAbsent("BABELBIT_CACHE_DIR", "target/test-cache");
            code = Bb.run(folder, world, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        } finally {
            // A process has one log; what -vv asked for must not flood the other tests' output.
            Logging.set(0);
        }
        return new Terminal(code, out.toString(), err.toString());
    }
}
