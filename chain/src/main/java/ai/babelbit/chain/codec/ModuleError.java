package ai.babelbit.chain.codec;

/// Why a call failed, in the runtime's words.
///
/// @param pallet the pallet that refused, or `System` for failures of the dispatch itself
/// @param name the error's name, such as `SettingWeightsTooFast`
/// @param meaning the runtime's own explanation; empty when it gives none
public record ModuleError(String pallet, String name, String meaning) {
    @Override
    public String toString() {
        return pallet + "." + name + (meaning.isEmpty() ? "" : ": " + meaning);
    }
}
