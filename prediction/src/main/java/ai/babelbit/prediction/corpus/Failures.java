package ai.babelbit.prediction.corpus;

import ai.babelbit.dialogue.InvalidInputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// One clear line for what can be wrong with a person's files.
public final class Failures {
    private Failures() {}

    public static InvalidInputException unreadable(Path path, IOException e) {
        return new InvalidInputException(path + ": cannot be read: " + why(e), e);
    }

    public static InvalidInputException unwritable(Path path, IOException e) {
        return new InvalidInputException(path + ": cannot be written: " + why(e), e);
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
