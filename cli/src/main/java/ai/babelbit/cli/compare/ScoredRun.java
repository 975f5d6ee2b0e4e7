package ai.babelbit.cli.compare;

import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The scored utterances of a run's predictors, one file each.
///
/// @param given what the person called the run
/// @param files by the predictor's name as in file names; at least one
record ScoredRun(String given, Map<String, Path> files) {
    private static final String END = ".utterances.jsonl";

    /// A run's folder, one of its files, or `FOLDER#NAME`.
    ///
    /// @throws InvalidInputException when there is nothing scored
    static ScoredRun of(String given) {
        int mark = given.lastIndexOf('#');
        String path = mark < 0 ? given : given.substring(0, mark);
        Map<String, Path> files = find(Path.of(path));
        if (mark >= 0) {
            String name = given.substring(mark + 1).replaceAll("[^A-Za-z0-9._-]+", "_");
            Path file = files.get(name);
            if (file == null) {
                throw new InvalidInputException(
                        path + ": expected one of " + files.keySet() + ", got \"" + name + "\"");
            }
            return new ScoredRun(given, Map.of(name, file));
        }
        if (files.isEmpty()) {
            throw new InvalidInputException(given + ": expected a run's folder with scores/*" + END + ", found none");
        }
        return new ScoredRun(given, files);
    }

    private static Map<String, Path> find(Path path) {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isRegularFile(path)) {
            files.put(name(path), path);
            return files;
        }
        Path folder = Files.isDirectory(path.resolve("scores")) ? path.resolve("scores") : path;
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            all.filter(file -> file.toString().endsWith(END)).forEach(file -> files.put(name(file), file));
        } catch (IOException e) {
            throw new InvalidInputException(folder + ": cannot be read: " + e, e);
        }
        return files;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name;
    }
}
