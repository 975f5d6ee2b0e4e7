package ai.babelbit.chain;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.crypto.KeyPair;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A Bittensor chain. What is read belongs to one block. Reading throws a [ChainException] when no node
/// answers in time or sensibly; transactions never throw for what others do but tell it as a [Submission].
/// Safe for concurrent use; every method may be interrupted.
public interface Chain extends AutoCloseable {
    /// Which chain it is and how it stands.
    ChainStatus status() throws InterruptedException;

    /// The newest block, which may yet be replaced by another.
    Block best() throws InterruptedException;

    /// Waits until the chain is at least so far.
    ///
    /// @return the newest block then; empty when the time is up before
    Optional<Block> awaitBlock(long number, Duration within) throws InterruptedException;

    /// Follows the newest blocks from now on.
    Heads heads();

    /// The members of a subnet; without any when there is no such subnet.
    Metagraph metagraph(int netuid) throws InterruptedException;

    /// The settings of a subnet.
    Hyperparameters hyperparameters(int netuid) throws InterruptedException;

    /// Every hotkey's last commitment on a subnet.
    Map<AccountId, Commitment> commitments(int netuid) throws InterruptedException;

    /// Every hotkey's opened commitments on a subnet, the oldest first; without any on runtimes that have
    /// none.
    Map<AccountId, List<RevealedCommitment>> revealedCommitments(int netuid) throws InterruptedException;

    /// What the chain holds of an account; zeros when it knows nothing of it.
    AccountState account(AccountId account) throws InterruptedException;

    /// A hotkey's place in a subnet; empty when it is not registered there.
    OptionalInt uid(int netuid, AccountId hotkey) throws InterruptedException;

    /// Sets weights, or commits to them for the chain to reveal when the subnet has that on.
    ///
    /// @param hotkey a member of the subnet
    /// @param subnet whose members are weighed
    Submission setWeights(KeyPair hotkey, Subnet subnet, WeightVector weights, Patience patience)
            throws InterruptedException;

    /// Commits to a text that anybody can read at once.
    ///
    /// @param hotkey a member of the subnet
    /// @throws IllegalArgumentException when the text is longer than 512 bytes; one that this runtime has no
    ///     room for is [Submission.NotSent]
    Submission commit(KeyPair hotkey, int netuid, String text, Patience patience) throws InterruptedException;

    /// Commits to a text that nobody can read for some blocks.
    ///
    /// @param hotkey a member of the subnet
    /// @param blocks how many; 0 opens it as soon as may be
    /// @throws IllegalArgumentException when the text is longer than 778 bytes
    Submission commitLocked(KeyPair hotkey, int netuid, String text, int blocks, Patience patience)
            throws InterruptedException;

    /// Says where the hotkey's server can be reached; [Submission.AlreadySo] when the chain knows that.
    ///
    /// @param hotkey a member of the subnet
    /// @param address resolved
    Submission serveAxon(KeyPair hotkey, int netuid, InetSocketAddress address, Patience patience)
            throws InterruptedException;

    /// Registers a hotkey, which burns the subnet's price from the coldkey; [Submission.AlreadySo] when it
    /// is registered.
    Submission register(KeyPair coldkey, int netuid, AccountId hotkey, Patience patience) throws InterruptedException;

    /// Ends the connection; whatever still waits is told so.
    @Override
    void close();
}
