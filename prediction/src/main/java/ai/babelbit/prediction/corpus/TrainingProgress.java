package ai.babelbit.prediction.corpus;

/// Is told how far training has come, on the training thread, at most a few times a second.
@FunctionalInterface
public interface TrainingProgress {
    /// Is told.
    ///
    /// @param stage what is being done, for a person
    /// @param done how much of it
    /// @param total of how much; 0 when that is not known
    void at(String stage, long done, long total);

    /// Tells nobody.
    static TrainingProgress none() {
        return (_, _, _) -> {};
    }
}
