package ai.babelbit.cli.config;

import ai.babelbit.dialogue.InvalidInputException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The variables that a command reads: those of `.env` in the working directory, then those of the process,
/// which win. Immutable, safe for concurrent use. Its text names keys only, never values.
public final class Environment {
    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /// Only these variables.
    public static Environment of(Map<String, String> variables) {
        return new Environment(variables);
    }

    /// Reads `.env` in the folder, if there is one, and lays the process's variables over it.
    ///
    /// @throws InvalidInputException when `.env` cannot be understood
    public static Environment load(Path folder, Map<String, String> process) {
        Map<String, String> merged = new HashMap<>();
        if (Files.isRegularFile(folder.resolve(".env"))) {
            try {
                Dotenv file = Dotenv.configure().directory(folder.toString()).load();
                for (DotenvEntry entry : file.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
                    merged.put(entry.getKey(), entry.getValue());
                }
            } catch (DotenvException e) {
                throw new InvalidInputException(folder.resolve(".env") + ": expected lines KEY=value", e);
            }
        }
        merged.putAll(process);
        return new Environment(merged);
    }

    /// The variable's value, stripped; null when it is not set or blank.
    @Nullable
    String get(String key) {
        String value = variables.get(key);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// The variables whose names begin so, as they are.
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new HashMap<>(variables);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
    }

    /// Variables that look like ours but that nothing here reads, sorted: most likely misspelt.
    public List<String> unknownKeys() {
        return variables.keySet().stream()
                .filter(key -> key.startsWith("BB_") || key.startsWith("BABELBIT_"))
                .filter(key -> !KnownKeys.ALL.contains(key))
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return "Environment" + new TreeMap<>(variables).keySet();
    }
}
