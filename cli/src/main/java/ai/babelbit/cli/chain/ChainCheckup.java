package ai.babelbit.cli.chain;

import ai.babelbit.chain.Chain;
import ai.babelbit.chain.ChainException;
import ai.babelbit.chain.ChainStatus;
import ai.babelbit.chain.Hyperparameters;
import ai.babelbit.chain.Metagraph;
import ai.babelbit.chain.Neuron;
import ai.babelbit.chain.codec.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a hotkey can do its work on a subnet.
record ChainCheckup(Chain chain, int netuid, Optional<AccountId> hotkey, InstantSource clock) {
    private static final Duration OLDEST = Duration.ofSeconds(90);
    private static final Duration AHEAD = Duration.ofSeconds(3);

    List<Finding> findings() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try {
            ChainStatus status = chain.status();
            findings.add(Finding.ok(
                    "endpoint",
                    status.endpoint() + ", spec " + status.specVersion() + ", block "
                            + status.best().number()));
            findings.add(clock(status));
            Metagraph metagraph = chain.metagraph(netuid);
            Hyperparameters settings = chain.hyperparameters(netuid);
            findings.add(
                    metagraph.neurons().isEmpty()
                            ? Finding.problem(
                                    "subnet", "subnet " + netuid + " has no members", "set BABELBIT_NETUID or --netuid")
                            : Finding.ok(
                                    "subnet",
                                    netuid + " with " + metagraph.neurons().size() + " members, commit-reveal "
                                            + (settings.isCommitRevealOn() ? "on" : "off")));
            hotkey.ifPresent(account -> member(findings, metagraph, settings, account));
        } catch (ChainException e) {
            findings.add(Finding.problem(
                    "endpoint",
                    String.valueOf(e.getMessage()),
                    "check the network, or set BITTENSOR_SUBTENSOR_ENDPOINT and BITTENSOR_SUBTENSOR_FALLBACK"));
        }
        return findings;
    }

    private Finding clock(ChainStatus status) {
        Instant now = clock.instant();
        Duration age = Duration.between(status.time(), now);
        String seen = String.format("the newest block is %.1f s old by this clock", age.toMillis() / 1e3);
        if (age.compareTo(AHEAD.negated()) < 0) {
            return Finding.problem("clock", seen, "this clock is slow: synchronise it (NTP)");
        }
        return age.compareTo(OLDEST) > 0
                ? Finding.warning(
                        "clock",
                        seen,
                        "this clock is fast, or the chain or the node stands still: synchronise it (NTP)")
                : Finding.ok("clock", seen);
    }

    private void member(List<Finding> findings, Metagraph metagraph, Hyperparameters settings, AccountId account) {
        Optional<Neuron> found = metagraph.find(account);
        if (found.isEmpty()) {
            findings.add(Finding.problem(
                    "registration", account + " is not on subnet " + netuid, "bb register --netuid " + netuid));
            return;
        }
        Neuron neuron = found.get();
        findings.add(Finding.ok("registration", account + " is uid " + neuron.uid()));
        String stake = Amounts.tao(neuron.standing().stake());
        findings.add(
                neuron.activity().isValidator()
                        ? Finding.ok("permit", "validator, stake " + stake)
                        : Finding.warning(
                                "permit",
                                "no validator permit, stake " + stake,
                                "only a validator needs one: more stake"));
        long limit = settings.weightsRateLimit();
        long passed = metagraph.block().number() - neuron.activity().lastUpdate();
        boolean mayset = neuron.activity().lastUpdate() == 0 || passed >= limit;
        findings.add(
                mayset
                        ? Finding.ok("rate limit", "weights may be set now (every " + limit + " blocks)")
                        : Finding.ok("rate limit", "weights may be set in " + (limit - passed) + " blocks"));
        findings.add(
                neuron.axon().isServing()
                        ? Finding.ok(
                                "axon",
                                neuron.axon().host() + ":" + neuron.axon().port())
                        : Finding.warning(
                                "axon", "the chain knows no address", "only a miner needs one: bb serve-axon"));
    }
}
