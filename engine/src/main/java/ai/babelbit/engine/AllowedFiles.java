package ai.babelbit.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Challenge files that a caller may name: those whose real place, links and `..` resolved, is inside one folder.
final class AllowedFiles {
    private final @Nullable Path folder;

    /// @param folder null allows nothing
    AllowedFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /// The real path of an allowed, existing file; empty for everything else, so that a caller cannot tell what
    /// exists outside of the folder.
    Optional<Path> find(String named) {
        Path root = folder;
        if (root == null) {
            return Optional.empty();
        }
        try {
            Path real = root.toRealPath();
            Path file = real.resolve(named).toRealPath();
            return file.startsWith(real) && !file.equals(real) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
