package ai.babelbit.chain;

import ai.babelbit.chain.crypto.Drand;

/// When the chain will reveal what is committed now, and the beacon's round by which it then can.
///
/// A round too early gives the weights away before their time; one too late and the chain drops them
/// silently.
final class Epochs {
    private static final int BLOCKS_OF_GRACE = 3;
    private static final long LONGEST_SIMULATION = 4_000_000;

    private Epochs() {}

    /// The first block that reveals, by the rule of runtimes before spec 423: epochs of `tempo + 1` blocks,
    /// shifted by the subnet.
    ///
    /// @param index where the subnet's weights are stored: mechanism * 4096 + netuid
    static long revealBlock(long block, long index, long tempo, long periods) {
        long shift = index + 1;
        long epoch = (block + shift) / (tempo + 1);
        return (epoch + periods) * (tempo + 1) - shift;
    }

    /// How the epochs of a subnet stand, by the rule from spec 423 on.
    ///
    /// @param lastEpoch block of the last epoch
    /// @param pendingAt block of an epoch that was asked for; 0 when none was
    /// @param index how many epochs there were
    /// @param tempo blocks from epoch to epoch
    /// @param sinceStep blocks since the last one took effect
    record Schedule(long lastEpoch, long pendingAt, long index, long tempo, long sinceStep) {
        private static final long LONGEST = 50_400;

        private boolean fires(long block) {
            boolean isAsked = pendingAt > 0 && block >= pendingAt;
            return tempo != 0 && (isAsked || sinceStep > LONGEST || block - lastEpoch >= tempo);
        }

        private long epochAt(long block) {
            return index + (fires(block) ? 1 : 0);
        }

        private Schedule after(long block) {
            return fires(block)
                    ? new Schedule(block, 0, index + 1, tempo, 0)
                    : new Schedule(lastEpoch, pendingAt, index, tempo, sinceStep + 1);
        }

        /// The epoch that a transaction counts for which is included in the next block.
        long commitEpoch(long head) {
            return epochAt(head + 1);
        }

        /// The first block that reveals what the next block commits.
        ///
        /// @throws ChainException when there are no epochs
        long revealBlock(long head, long periods) {
            if (tempo == 0) {
                throw new ChainException("the subnet's tempo is 0, so it has no epochs and nothing is ever revealed");
            }
            long target = commitEpoch(head) + periods;
            Schedule schedule = this;
            for (long block = head + 1; block <= head + LONGEST_SIMULATION; block++) {
                if (schedule.epochAt(block) >= target) {
                    return block;
                }
                schedule = schedule.after(block);
            }
            throw new ChainException("no epoch " + target + " within " + LONGEST_SIMULATION + " blocks");
        }
    }

    /// The beacon's round at the time at which a block is due, and a few blocks more.
    ///
    /// @param nowSeconds Unix time of `block`
    /// @param blockSeconds seconds from block to block
    static long round(Drand drand, long revealBlock, long block, double nowSeconds, double blockSeconds) {
        long wait = Math.max(0, revealBlock + BLOCKS_OF_GRACE - block);
        return drand.roundAt(nowSeconds + (double) wait * blockSeconds);
    }

    /// The round for a commitment that is to open after some blocks.
    ///
    /// @param nowSeconds Unix time, whole seconds
    static long commitmentRound(Drand drand, long nowSeconds, double blocks, double blockSeconds) {
        return drand.roundAt((double) (nowSeconds + Math.round(blocks * blockSeconds)));
    }
}
