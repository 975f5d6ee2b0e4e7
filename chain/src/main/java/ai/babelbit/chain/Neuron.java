package ai.babelbit.chain;

import ai.babelbit.chain.codec.AccountId;

/// A member of a subnet.
///
/// @param uid its place
/// @param keys who it is
/// @param axon where it can be reached
/// @param activity what it may and does
/// @param standing how it fares
public record Neuron(int uid, Keys keys, Axon axon, Activity activity, Standing standing) {
    /// Who it is.
    ///
    /// @param hotkey signs for it
    /// @param coldkey owns it
    public record Keys(AccountId hotkey, AccountId coldkey) {}

    /// What it may and does.
    ///
    /// @param isActive whether it set weights not long ago
    /// @param isValidator whether it may set weights for others
    /// @param lastUpdate the block in which it last set weights
    public record Activity(boolean isActive, boolean isValidator, long lastUpdate) {}

    /// Short for its keys' hotkey.
    public AccountId hotkey() {
        return keys.hotkey();
    }
}
