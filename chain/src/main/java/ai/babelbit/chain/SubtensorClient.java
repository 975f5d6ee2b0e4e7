package ai.babelbit.chain;

import ai.babelbit.chain.StateView.Entry;
import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.Value;
import ai.babelbit.chain.crypto.KeyPair;
import ai.babelbit.chain.crypto.Timelock;
import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.RpcClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;

/// A chain behind subtensor nodes, over one WebSocket that is opened when it is needed. Works on every
/// runtime whose metadata it can read, seen from spec 218 to 393.
public final class SubtensorClient implements Chain {
    private static final long AXON_VERSION = 9_012_002;
    private static final int AXON_PROTOCOL = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClientConfig config;
    private final RpcClient rpc;
    private final Node node;
    private final GenesisCheck check;
    private final Submitter submitter;
    private final Timelock timelock;

    /// Connects to nothing yet.
    public SubtensorClient(Network network, ClientConfig config) {
        this.config = config;
        check = new GenesisCheck(network.genesis());
        rpc = new RpcClient(network.endpoints(), check, config.limits(), new Random());
        node = new Node(rpc, config.callTime());
        submitter = new Submitter(node, new Watch(node, check::genesis, config.pause()));
        timelock = new Timelock(config.drand());
    }

    @Override
    public ChainStatus status() throws InterruptedException {
        StateView view = view();
        return new ChainStatus(
                rpc.endpoint(),
                check.genesis(),
                view.runtime().specVersion(),
                view.block(),
                clock(view).block());
    }

    @Override
    public Block best() throws InterruptedException {
        return node.best();
    }

    @Override
    public Optional<Block> awaitBlock(long number, Duration within) throws InterruptedException {
        Deadline deadline = Deadline.in(within);
        try (Heads heads = heads()) {
            // In this order no block can come between the question and the news.
            heads.open(deadline);
            Block best = node.within(deadline).best();
            while (best.number() < number) {
                Optional<Block> next = heads.next(deadline.left());
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                best = next.get();
            }
            return Optional.of(best);
        }
    }

    @Override
    public Heads heads() {
        return new Heads(node, config.pause());
    }

    @Override
    public Metagraph metagraph(int netuid) throws InterruptedException {
        return new MetagraphReader(view()).read(netuid);
    }

    @Override
    public Hyperparameters hyperparameters(int netuid) throws InterruptedException {
        return Hyperparameters.read(view(), netuid);
    }

    @Override
    public Map<AccountId, Commitment> commitments(int netuid) throws InterruptedException {
        StateView view = view();
        return view.entries("Commitments", "CommitmentOf", Value.of(netuid)).stream()
                .collect(Collectors.toMap(
                        found -> found.keys().getFirst().asAccount(),
                        found -> view.decoded("CommitmentOf", () -> Commitment.of(found.value())),
                        (_, last) -> last));
    }

    @Override
    public Map<AccountId, List<RevealedCommitment>> revealedCommitments(int netuid) throws InterruptedException {
        StateView view = view();
        return view.entries("Commitments", "RevealedCommitments", Value.of(netuid)).stream()
                .collect(Collectors.toMap(
                        found -> found.keys().getFirst().asAccount(),
                        found -> view.decoded("RevealedCommitments", () -> RevealedCommitment.listOf(found.value())),
                        (_, last) -> last));
    }

    @Override
    public AccountState account(AccountId account) throws InterruptedException {
        Value state = view().get("System", "Account", Value.of(account))
                .orElseThrow(() -> new ChainException("this runtime has no storage System.Account"));
        return new AccountState(
                state.field("nonce").asLong(), state.field("data").field("free").asLong());
    }

    @Override
    public OptionalInt uid(int netuid, AccountId hotkey) throws InterruptedException {
        return uid(view(), netuid, hotkey);
    }

    private static OptionalInt uid(StateView view, int netuid, AccountId hotkey) throws InterruptedException {
        // Runtimes differ in whether a missing uid has a default, so the place is asked who sits there.
        Optional<Value> found = view.get("SubtensorModule", "Uids", Value.of(netuid), Value.of(hotkey));
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        Optional<Value> seated = view.get("SubtensorModule", "Keys", Value.of(netuid), found.get());
        return seated.isPresent() && seated.get().asAccount().equals(hotkey)
                ? OptionalInt.of((int) found.get().asLong())
                : OptionalInt.empty();
    }

    @Override
    public Submission setWeights(KeyPair hotkey, Subnet subnet, WeightVector weights, Patience patience)
            throws InterruptedException {
        return planned(patience, hotkey, () -> {
            StateView view = view();
            Hyperparameters settings = Hyperparameters.read(view, subnet.netuid());
            return new WeightSetting(view, settings, clock(view), timelock).plan(hotkey, subnet, weights, RANDOM);
        });
    }

    @Override
    public Submission commit(KeyPair hotkey, int netuid, String text, Patience patience) throws InterruptedException {
        return planned(patience, hotkey, () -> new Plan.Call(Committing.plain(netuid, text)));
    }

    @Override
    public Submission commitLocked(KeyPair hotkey, int netuid, String text, int blocks, Patience patience)
            throws InterruptedException {
        return planned(
                patience,
                hotkey,
                () -> new Plan.Call(Committing.locked(netuid, text, blocks, clock(view()), timelock, RANDOM)));
    }

    @Override
    public Submission serveAxon(KeyPair hotkey, int netuid, InetSocketAddress address, Patience patience)
            throws InterruptedException {
        InetAddress ip = Objects.requireNonNull(address.getAddress(), "address must be resolved");
        return planned(patience, hotkey, () -> {
            Optional<Axon> known = view().get("SubtensorModule", "Axons", Value.of(netuid), Value.of(hotkey.account()))
                    .map(Axon::of);
            boolean isSame = known.isPresent()
                    && known.get().ip().equals(Axon.number(ip))
                    && known.get().port() == address.getPort()
                    && known.get().protocol() == AXON_PROTOCOL;
            return isSame
                    ? new Plan.Needless("the chain already says " + ip.getHostAddress() + ":" + address.getPort())
                    : new Plan.Call(axon(netuid, ip, address.getPort()));
        });
    }

    private static CallData axon(int netuid, InetAddress ip, int port) {
        Map<String, Value> arguments = new HashMap<>();
        arguments.put("netuid", Value.of(netuid));
        arguments.put("version", Value.of(AXON_VERSION));
        arguments.put("ip", Value.of(Axon.number(ip)));
        arguments.put("port", Value.of(port));
        arguments.put("ip_type", Value.of(Axon.type(ip)));
        arguments.put("protocol", Value.of(AXON_PROTOCOL));
        arguments.put("placeholder1", Value.of(0));
        arguments.put("placeholder2", Value.of(0));
        return new CallData("SubtensorModule", "serve_axon", arguments);
    }

    @Override
    public Submission register(KeyPair coldkey, int netuid, AccountId hotkey, Patience patience)
            throws InterruptedException {
        return planned(patience, coldkey, () -> {
            StateView view = view();
            OptionalInt uid = uid(view, netuid, hotkey);
            boolean isThere = view.all(List.of(Entry.of("NetworksAdded", Value.of(netuid)))).values().stream()
                    .allMatch(Value::asBool);
            if (!isThere) {
                return new Plan.None("there is no subnet " + netuid);
            }
            return uid.isPresent()
                    ? new Plan.Needless(
                            hotkey + " is registered on subnet " + netuid + " already, as uid " + uid.getAsInt())
                    : new Plan.Call(new CallData(
                            "SubtensorModule",
                            "burned_register",
                            Map.of("netuid", Value.of(netuid), "hotkey", Value.of(hotkey))));
        });
    }

    @FunctionalInterface
    private interface Planning {
        Plan plan() throws InterruptedException;
    }

    // As long as nothing is sent, whatever goes wrong with the chain is a reason not to send.
    private Submission planned(Patience patience, KeyPair signer, Planning planning) throws InterruptedException {
        Plan plan;
        try {
            plan = planning.plan();
        } catch (ChainException e) {
            return new Submission.NotSent(String.valueOf(e.getMessage()));
        }
        return switch (plan) {
            case Plan.Needless(String reason) -> new Submission.AlreadySo(reason);
            case Plan.None(String reason) -> new Submission.NotSent(reason);
            case Plan.Call(CallData call) -> submitter.submit(signer, call, patience);
        };
    }

    private StateView view() throws InterruptedException {
        return StateView.at(node, node.best());
    }

    private ChainClock clock(StateView view) throws InterruptedException {
        return ChainClock.read(view, config.drand(), config.clock());
    }

    @Override
    public void close() {
        rpc.close();
    }
}
