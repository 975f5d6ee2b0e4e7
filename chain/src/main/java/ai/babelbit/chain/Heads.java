package ai.babelbit.chain;

import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.Notice;
import ai.babelbit.chain.rpc.RpcSubscription;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The newest blocks as they come. Numbers may jump, repeat and go back, as they do on a chain. When the
/// connection breaks or nothing comes for a minute, it subscribes anew. One reader at a time.
public final class Heads implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Node node;
    private final Duration pause;
    private final Duration silence;
    private @Nullable RpcSubscription news;

    Heads(Node node, Duration pause) {
        this(node, pause, SILENCE);
    }

    Heads(Node node, Duration pause, Duration silence) {
        this.node = node;
        this.pause = pause;
        this.silence = silence;
    }

    /// Waits for the next block; empty when none came in time.
    ///
    /// @throws InterruptedException when interrupted meanwhile
    public Optional<Block> next(Duration within) throws InterruptedException {
        Deadline deadline = Deadline.in(within);
        while (!deadline.hasPassed()) {
            RpcSubscription open = subscription(deadline);
            Notice notice = open == null ? new Notice.Ended("no subscription") : open.next(deadline.atMost(silence));
            switch (notice) {
                case Notice.Item(JsonNode header) -> {
                    Optional<Block> block = node.within(deadline).block(Node.number(header));
                    if (block.isPresent()) {
                        return block;
                    }
                }
                case Notice.Quiet _ -> {
                    if (!deadline.hasPassed()) {
                        node.rpc().drop("no new block for " + silence.toSeconds() + " s");
                    }
                }
                case Notice.Ended _ -> {
                    news = null;
                    Thread.sleep(pause.compareTo(deadline.left()) < 0 ? pause : deadline.left());
                }
            }
        }
        return Optional.empty();
    }

    /// Subscribes already now, if that can be done in time.
    void open(Deadline deadline) throws InterruptedException {
        subscription(deadline);
    }

    private @Nullable RpcSubscription subscription(Deadline deadline) throws InterruptedException {
        if (news == null) {
            news = node.rpc()
                    .subscribe("chain_subscribeNewHeads", Node.array(), "chain_unsubscribeNewHeads", deadline)
                    .subscription();
        }
        return news;
    }

    /// Ends the subscription.
    @Override
    public void close() {
        if (news != null) {
            news.close();
        }
    }
}
