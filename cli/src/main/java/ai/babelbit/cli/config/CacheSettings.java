package ai.babelbit.cli.config;

import java.nio.file.Path;

/// Where things are kept that can be made again.
///
/// @param folder `BABELBIT_CACHE_DIR`; need not exist
public record CacheSettings(Path folder) {
    /// Reads it.
    public static CacheSettings from(Environment environment) {
        String home = System.getProperty("user.home");
        String value = new SettingsReader(environment).text("BABELBIT_CACHE_DIR", "~/.babelbit");
        return new CacheSettings(
                value.equals("~") || value.startsWith("~/") ? Path.of(home + value.substring(1)) : Path.of(value));
    }

    /// Where sentence embeddings are kept.
    public Path embeddings() {
        return folder.resolve("embeddings");
    }
}
