package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.Notice;
import ai.babelbit.chain.rpc.RpcSubscription;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Follows a transaction until its outcome is known: by the node's news as long as they come, then by
/// looking into every block that may hold it.
record Watch(Node node, Supplier<ByteString> genesisHash, Duration pause) {
    ByteString genesis() {
        return genesisHash.get();
    }

    /// Follows the node's news.
    Submission until(Signed signed, RpcSubscription news, Patience patience, Deadline deadline)
            throws InterruptedException {
        String heard = "sent";
        while (true) {
            switch (news.next(deadline)) {
                case Notice.Quiet _ -> {
                    return search(signed, heard, patience, Deadline.in(Duration.ZERO));
                }
                case Notice.Ended(String reason) -> {
                    return search(signed, heard + ", then " + reason, patience, deadline);
                }
                case Notice.Item(JsonNode status) -> {
                    heard = name(status);
                    try {
                        Optional<Submission> outcome = outcome(signed, status, heard, patience, deadline);
                        if (outcome.isPresent()) {
                            return outcome.get();
                        }
                    } catch (ChainException e) {
                        return search(signed, heard + ", then " + e.getMessage(), patience, deadline);
                    }
                }
            }
        }
    }

    private Optional<Submission> outcome(
            Signed signed, JsonNode status, String heard, Patience patience, Deadline deadline)
            throws InterruptedException {
        return switch (heard) {
            case "inBlock" -> patience.untilFinal() ? Optional.empty() : in(signed, status.path(heard), false);
            case "finalized" -> in(signed, status.path(heard), true);
            case "finalityTimeout" -> in(signed, status.path(heard), false);
            // Given up by this node's pool, which does not mean that no block has it.
            case "dropped", "usurped", "invalid" -> Optional.of(givenUp(signed, status, patience, deadline));
            // A retracted block is followed by another one, or by one of the above.
            default -> Optional.empty();
        };
    }

    private Optional<Submission> in(Signed signed, JsonNode hash, boolean isFinal) throws InterruptedException {
        return new Inclusion(node).in(Node.hex(hash), signed, isFinal);
    }

    private Submission givenUp(Signed signed, JsonNode status, Patience patience, Deadline deadline)
            throws InterruptedException {
        String heard = name(status);
        Submission found = search(signed, heard, patience, deadline.atMost(Duration.ZERO));
        return found instanceof Submission.NotSeen ? PoolRefusal.givenUp(heard, status.toString()) : found;
    }

    /// Looks into every block since it was signed, as they come, until one has it, none can any more, or
    /// the deadline; into those that are there at least once.
    Submission search(Signed signed, String heard, Patience patience, Deadline deadline) throws InterruptedException {
        String known = heard;
        long next = signed.from();
        while (true) {
            try {
                Node quick = node.within(deadline);
                long head = quick.best().number();
                for (; next <= Math.min(head, signed.until()); next++) {
                    Optional<Submission> found = inBlock(quick, next, signed);
                    if (found.isPresent()) {
                        return patience.untilFinal() ? settled(signed, found.get(), patience, deadline) : found.get();
                    }
                }
                if (head > signed.until()) {
                    return new Submission.Refused(
                            "Expired", "no block up to " + signed.until() + " took it (" + heard + ")");
                }
            } catch (ChainException e) {
                // Whether it is in a block must not be answered by an exception: the chain may be back in time.
                known = heard + ", then " + e.getMessage();
            }
            if (!pause(deadline)) {
                return new Submission.NotSeen(signed.hash(), known, patience.within());
            }
        }
    }

    private static Optional<Submission> inBlock(Node node, long number, Signed signed) throws InterruptedException {
        Optional<Block> block = node.block(number);
        return block.isEmpty()
                ? Optional.empty()
                : new Inclusion(node).in(block.get().hash(), signed, false);
    }

    /// Waits until the block of an outcome is final; when it went away, the search begins anew.
    private Submission settled(Signed signed, Submission found, Patience patience, Deadline deadline)
            throws InterruptedException {
        Block block = switch (found) {
            case Submission.Included included -> included.block();
            case Submission.Failed failed -> failed.block();
            case Submission other -> throw new IllegalStateException(other.summary());
        };
        while (node.finalized().number() < block.number()) {
            if (!pause(deadline)) {
                return found;
            }
        }
        Optional<Block> last = node.block(block.number());
        boolean isSame = last.isPresent() && last.get().equals(block);
        return isSame
                ? new Inclusion(node).in(block.hash(), signed, true).orElse(found)
                : search(signed, "its first block went away", patience, deadline);
    }

    private boolean pause(Deadline deadline) throws InterruptedException {
        if (pause.compareTo(deadline.left()) >= 0) {
            return false;
        }
        Thread.sleep(pause);
        return true;
    }

    private static String name(JsonNode status) {
        return status.isString()
                ? status.stringValue()
                : status.propertyNames().stream().findFirst().orElse("unknown");
    }
}
