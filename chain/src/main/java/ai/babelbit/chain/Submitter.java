package ai.babelbit.chain;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.codec.Era;
import ai.babelbit.chain.codec.Terms;
import ai.babelbit.chain.codec.Transaction;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.rpc.Answer;
import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.RpcSubscription;
import ai.babelbit.chain.rpc.Subscribed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Signs calls and sends them, each once. The nonce is read anew every time, under a lock of the account,
/// since one that is remembered is wrong after the first failure. Safe for concurrent use.
final class Submitter {
    /// Short, so that what got stuck is dead before it is tried again; the SDK's release 9.12.2 has it so
    /// too.
    private static final int ERA = 32;

    private final Node node;
    private final Watch watch;
    private final Map<AccountId, ReentrantLock> accounts = new ConcurrentHashMap<>();

    Submitter(Node node, Watch watch) {
        this.node = node;
        this.watch = watch;
    }

    Submission submit(KeyPair signer, CallData call, Patience patience) throws InterruptedException {
        Deadline deadline = Deadline.in(patience.within());
        ReentrantLock account = accounts.computeIfAbsent(signer.account(), _ -> new ReentrantLock());
        if (!account.tryLock(deadline.leftNanos(), TimeUnit.NANOSECONDS)) {
            return new Submission.NotSent("another transaction of " + signer.account() + " is being sent");
        }
        Sent sent;
        try {
            sent = send(signer, call, deadline);
        } finally {
            account.unlock();
        }
        return switch (sent) {
            case Sent.Over(Submission outcome) -> outcome;
            case Sent.Watched(Signed signed, RpcSubscription news) -> {
                try (news) {
                    yield watch.until(signed, news, patience, deadline);
                }
            }
            case Sent.Unsure(Signed signed, String why) -> watch.search(signed, why, patience, deadline);
        };
    }

    private sealed interface Sent {
        record Over(Submission outcome) implements Sent {}

        record Watched(Signed signed, RpcSubscription news) implements Sent {}

        record Unsure(Signed signed, String why) implements Sent {}
    }

    private Sent send(KeyPair signer, CallData call, Deadline deadline) throws InterruptedException {
        Sent first = sendOnce(signer, call, deadline);
        boolean isOutdated = first instanceof Sent.Over(Submission.Refused(String name, String meaning))
                && new PoolRefusal(name, meaning).isOutdated();
        return isOutdated && !deadline.hasPassed() ? sendOnce(signer, call, deadline) : first;
    }

    private Sent sendOnce(KeyPair signer, CallData call, Deadline deadline) throws InterruptedException {
        Signed signed;
        try {
            signed = sign(signer, call);
        } catch (CodecException | ChainException e) {
            return new Sent.Over(new Submission.NotSent(String.valueOf(e.getMessage())));
        }
        Subscribed subscribed = node.rpc()
                .subscribe(
                        "author_submitAndWatchExtrinsic",
                        Node.array(signed.bytes()),
                        "author_unwatchExtrinsic",
                        deadline);
        RpcSubscription news = subscribed.subscription();
        if (news != null) {
            return new Sent.Watched(signed, news);
        }
        return switch (subscribed.answer()) {
            case Answer.Refused refused
            when PoolRefusal.isKnownAlready(refused) -> new Sent.Unsure(signed, refused.message());
            case Answer.Refused refused -> {
                PoolRefusal why = PoolRefusal.of(refused);
                yield new Sent.Over(new Submission.Refused(why.name(), why.meaning()));
            }
            // It may have been heard: sending it again could do it twice.
            case Answer other -> new Sent.Unsure(signed, other.toString());
        };
    }

    private Signed sign(KeyPair signer, CallData call) throws InterruptedException {
        Block finalized = node.finalized();
        Block best = node.best();
        ChainRuntime runtime = node.runtime(best.hash());
        ByteString bytes = runtime.metadata().call(call.pallet(), call.name(), call.arguments());
        long nonce =
                node.call("system_accountNextIndex", signer.account().address()).asLong(-1);
        if (nonce < 0) {
            throw new ChainException("system_accountNextIndex: expected a number");
        }
        Terms.Network network = new Terms.Network(watch.genesis(), runtime.specVersion(), runtime.transactionVersion());
        Terms terms = new Terms(nonce, 0, Era.mortal(finalized.number(), ERA), finalized.hash(), network);
        Transaction transaction = Transaction.of(runtime.metadata(), bytes, terms);
        ByteString signed = transaction.signed(signer.account(), signer.sign(transaction.toSign()));
        return new Signed(signed, Transaction.hash(signed), finalized.number() + 1, finalized.number() + ERA);
    }
}
