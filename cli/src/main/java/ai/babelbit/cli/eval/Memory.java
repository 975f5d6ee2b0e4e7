package ai.babelbit.cli.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much memory this process holds.
final class Memory {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Memory() {}

    /// In MiB, mapped files as far as they are loaded included; negative where the system does not say.
    static double resident() {
        try {
            Matcher matcher = RESIDENT.matcher(Files.readString(Path.of("/proc/self/status")));
            return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024.0 : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
