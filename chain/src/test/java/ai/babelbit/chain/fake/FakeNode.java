package ai.babelbit.chain.fake;

import ai.babelbit.chain.codec.AccountId;
import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.Hashing;
import ai.babelbit.chain.codec.ScaleWriter;
import ai.babelbit.chain.crypto.Drand;
import ai.babelbit.chain.rpc.WebSocketServer;
import ai.babelbit.chain.rpc.WebSocketServer.Peer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A node with one subnet, 59, whose chain begins at block 1000. A transaction makes a block at once, which
/// is final at once, unless [#hold()] says otherwise.
public final class FakeNode implements AutoCloseable {
    /// The subnet that there is.
    public static final int NETUID = FakeState.NETUID;

    /// The price of a registration, in rao.
    public static final long BURN = FakeState.BURN;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long FIRST = 1000;
    private static final long GENESIS_MILLIS = 1_764_000_000_000L;
    private static final ByteString GENESIS = Hashing.blake2b(ByteString.utf8("fake genesis"), 32);

    private final FakeBeacon beacon = new FakeBeacon(1_692_803_367L);
    private final FakeState state = new FakeState(beacon);
    private final Faults faults = new Faults();
    private final TreeMap<Long, FakeBlock> blocks = new TreeMap<>();
    private final Map<ByteString, FakeBlock> byHash = new HashMap<>();
    private final List<Pending> pool = new ArrayList<>();
    private final Map<String, Peer> headWatchers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> dealtWith = new HashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final WebSocketServer server;
    private FakeRuntime runtime;
    private boolean isHeld;
    private boolean isFinalHeld;
    private long finalized = FIRST;

    private record Pending(FakeExtrinsic extrinsic, Peer peer, String subscription) {}

    /// Runs a runtime.
    public FakeNode(FakeRuntime runtime) {
        this.runtime = runtime;
        add(List.of(), new ScaleWriter().compact(0).done());
        server = new WebSocketServer(this::hear);
    }

    /// Where it listens.
    public URI uri() {
        return server.uri();
    }

    /// The beacon that it listens to.
    public Drand drand() {
        return beacon.drand();
    }

    /// When its newest block was made.
    public synchronized Instant now() {
        return Instant.ofEpochMilli(blocks.lastEntry().getValue().millis());
    }

    /// The number of its newest block.
    public synchronized long height() {
        return blocks.lastKey();
    }

    /// What shall go wrong.
    public Faults faults() {
        return faults;
    }

    /// The connections.
    public WebSocketServer server() {
        return server;
    }

    /// How often a method was called.
    public int asked(String method) {
        synchronized (asked) {
            return asked.getOrDefault(method, 0);
        }
    }

    /// Waits until so many calls of a method were dealt with, answer and all.
    public void awaitAsked(String method, int times) throws InterruptedException {
        synchronized (asked) {
            while (dealtWith.getOrDefault(method, 0) < times) {
                asked.wait();
            }
        }
    }

    /// Makes a member, visible from the next block on.
    public synchronized void add(AccountId hotkey, AccountId coldkey, long stake) {
        state.add(hotkey, coldkey, stake);
    }

    /// Gives an account a balance in rao.
    public synchronized void fund(AccountId account, long rao) {
        state.fund(account, rao);
    }

    /// Whether something is stored of a member, as of the newest block.
    public synchronized boolean isStored(String pallet, String item, int uid) {
        ByteString key = FakeState.key(pallet, item, FakeState.netuid(), FakeState.u16(uid));
        return blocks.lastEntry().getValue().state().containsKey(key);
    }

    /// Commits for a member, from the next block on.
    public synchronized void commitment(AccountId member, String text) {
        state.commitment(member, text, height());
    }

    /// Turns commit-reveal on or off, from the next block on.
    public synchronized void commitReveal(boolean on) {
        state.commitReveal = on;
    }

    /// Sets the least version key, from the next block on.
    public synchronized void versionKey(long key) {
        state.versionKey = key;
    }

    /// From the next block on another runtime runs.
    public synchronized void upgrade(FakeRuntime next) {
        runtime = next;
    }

    /// From now on transactions wait for [#produce()].
    public synchronized void hold() {
        isHeld = true;
    }

    /// From now on blocks do not become final.
    public synchronized void holdFinality() {
        isFinalHeld = true;
    }

    /// All blocks are final, and become so again.
    public synchronized void releaseFinality() {
        isFinalHeld = false;
        finalized = blocks.lastKey();
    }

    /// Makes so many blocks without transactions.
    public void produceEmpty(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            List<Pending> kept;
            synchronized (this) {
                kept = List.copyOf(pool);
                pool.clear();
            }
            produce();
            synchronized (this) {
                pool.addAll(kept);
            }
        }
    }

    /// Waits until so many transactions wait.
    public synchronized void awaitWaiting(int count) throws InterruptedException {
        while (pool.size() < count) {
            wait();
        }
    }

    /// Tells whoever watches a waiting transaction something of no consequence.
    public void tellAll(String status) throws IOException {
        List<Pending> waiting;
        synchronized (this) {
            waiting = List.copyOf(pool);
        }
        for (Pending each : waiting) {
            tell(each, JSON.objectNode().put(status, GENESIS.toString()));
        }
    }

    /// Forgets the transactions that wait, telling whoever watches in a node's words.
    public void giveUp(String status) throws IOException {
        List<Pending> given;
        synchronized (this) {
            given = List.copyOf(pool);
            pool.clear();
        }
        for (Pending each : given) {
            tell(each, status.startsWith("{") ? JsonMapper.shared().readTree(status) : JSON.stringNode(status));
        }
    }

    /// Makes a block of all transactions that wait.
    public void produce() throws IOException {
        List<Pending> included;
        FakeBlock block;
        synchronized (this) {
            included = List.copyOf(pool);
            pool.clear();
            block = execute(included);
            if (!isFinalHeld) {
                finalized = block.number();
            }
        }
        if (!faults.areHeadsSilent()) {
            for (Map.Entry<String, Peer> watcher : headWatchers.entrySet()) {
                notify(watcher.getValue(), "chain_newHead", watcher.getKey(), FakeJson.header(block));
            }
        }
        for (Pending each : included) {
            tell(each, JSON.objectNode().put("inBlock", block.hash().toString()));
            if (finalized >= block.number()) {
                tell(each, JSON.objectNode().put("finalized", block.hash().toString()));
            }
        }
    }

    private FakeBlock execute(List<Pending> included) {
        FakeBlock parent = blocks.lastEntry().getValue();
        long number = parent.number() + 1;
        FakeRuntime running = parent.runtime();
        List<ByteString> extrinsics = new ArrayList<>(List.of(ByteString.hex("0x280402000b3ac78e07a201")));
        ScaleWriter events = new ScaleWriter().compact(included.size() + 1).raw(FakeEvents.success(0));
        for (Pending each : included) {
            FakeExtrinsic extrinsic = each.extrinsic();
            state.countNonce(extrinsic.signer());
            try {
                state.apply(extrinsic.signer(), extrinsic.call().reader(), number, running);
                events.raw(FakeEvents.success(extrinsics.size()));
            } catch (FakeState.Refused e) {
                events.raw(FakeEvents.failure(extrinsics.size(), String.valueOf(e.getMessage()), running));
            }
            extrinsics.add(extrinsic.bytes());
        }
        state.reveal(number, millis(number));
        return add(extrinsics, events.done());
    }

    private FakeBlock add(List<ByteString> extrinsics, ByteString events) {
        long number = blocks.isEmpty() ? FIRST : blocks.lastKey() + 1;
        ByteString parent =
                blocks.isEmpty() ? GENESIS : blocks.lastEntry().getValue().hash();
        ByteString hash =
                Hashing.blake2b(new ScaleWriter().raw(parent).u64(number).done(), 32);
        FakeBlock block = new FakeBlock(
                number,
                hash,
                parent,
                millis(number),
                extrinsics,
                state.snapshot(millis(number), events, runtime),
                state.neuronsLite(NETUID),
                runtime);
        blocks.put(number, block);
        byHash.put(hash, block);
        return block;
    }

    private static long millis(long number) {
        return GENESIS_MILLIS + (number - FIRST) * 12_000;
    }

    private void hear(Peer peer, String text) throws IOException {
        JsonNode request = JsonMapper.shared().readTree(text);
        String method = request.required("method").stringValue();
        synchronized (asked) {
            asked.merge(method, 1, Integer::sum);
        }
        try {
            answer(peer, request, method);
        } finally {
            synchronized (asked) {
                dealtWith.merge(method, 1, Integer::sum);
                asked.notifyAll();
            }
        }
    }

    private void answer(Peer peer, JsonNode request, String method) throws IOException {
        Faults.Delivery delivery = faults.delivery(method);
        if (delivery.equals(Faults.DROP_UNHEARD)) {
            peer.drop();
            return;
        }
        ObjectNode answer = JSON.objectNode().put("jsonrpc", "2.0").set("id", request.required("id"));
        String refusal = faults.refusal(method);
        Pending submitted = null;
        try {
            if (!refusal.isEmpty()) {
                throw new FakeRefusal(refusal);
            }
            if (method.equals("author_submitAndWatchExtrinsic")) {
                submitted = submit(request.at("/params/0").stringValue(), peer);
                answer.put("result", submitted.subscription());
            } else {
                answer.set("result", answer(method, request.path("params"), peer));
            }
        } catch (FakeRefusal e) {
            answer.set("error", JsonMapper.shared().readTree(e.getMessage()));
        }
        delivery.deliver(peer, answer.toString());
        if (submitted != null) {
            tell(submitted, JSON.stringNode("ready"));
            if (!isHeld) {
                produce();
            }
        }
    }

    private synchronized Pending submit(String hex, Peer peer) throws FakeRefusal {
        FakeBlock best = blocks.lastEntry().getValue();
        FakeExtrinsic extrinsic = FakeExtrinsic.read(ByteString.hex(hex), new FakeExtrinsic.World() {
            @Override
            public ByteString eraBlock(int encoded) {
                int period = 2 << (encoded & 15);
                long phase = encoded >> 4;
                long birth = Math.floorDiv(best.number() - phase, period) * (long) period + phase;
                FakeBlock block = blocks.get(birth);
                return block == null ? GENESIS : block.hash();
            }

            @Override
            public ByteString genesis() {
                return GENESIS;
            }

            @Override
            public int specVersion() {
                return best.runtime().spec();
            }
        });
        if (!extrinsic.isValid()) {
            throw FakeRefusal.invalid("Transaction has a bad signature");
        }
        if (extrinsic.nonce() < nextNonce(extrinsic.signer())) {
            throw FakeRefusal.invalid("Transaction is outdated");
        }
        Pending pending = new Pending(extrinsic, peer, "watch" + ids.incrementAndGet());
        pool.add(pending);
        notifyAll();
        return pending;
    }

    private synchronized long nextNonce(AccountId account) {
        return state.nonce(account)
                + pool.stream()
                        .filter(each -> each.extrinsic().signer().equals(account))
                        .count();
    }

    private synchronized JsonNode answer(String method, JsonNode parameters, Peer peer) throws FakeRefusal {
        return switch (method) {
            case "chain_getBlockHash" -> blockHash(parameters.path(0));
            case "chain_getFinalizedHead" -> FakeJson.text(block(finalized).hash());
            case "chain_getHeader" -> FakeJson.header(at(parameters.path(0)));
            case "chain_getBlock" -> FakeJson.body(at(parameters.path(0)));
            case "chain_subscribeNewHeads" -> {
                String id = "heads" + ids.incrementAndGet();
                headWatchers.put(id, peer);
                yield JSON.stringNode(id);
            }
            case "chain_unsubscribeNewHeads" ->
                JSON.booleanNode(headWatchers.remove(parameters.path(0).asString("")) != null);
            case "author_unwatchExtrinsic" -> JSON.booleanNode(true);
            case "state_getRuntimeVersion" ->
                JSON.objectNode()
                        .put("specVersion", at(parameters.path(0)).runtime().spec())
                        .put("transactionVersion", 1);
            case "state_getMetadata" ->
                FakeJson.text(at(parameters.path(0)).runtime().metadata());
            case "state_call" -> call(parameters);
            case "state_queryStorageAt" -> FakeJson.query(parameters.path(0), at(parameters.path(1)));
            case "state_getKeysPaged" -> FakeJson.page(parameters, at(parameters.path(3)));
            case "system_accountNextIndex" ->
                JSON.numberNode(nextNonce(AccountId.parse(parameters.path(0).asString())));
            case "system_health" -> JSON.objectNode().put("isSyncing", false);
            default -> throw new FakeRefusal("{\"code\":-32601,\"message\":\"Method not found\"}");
        };
    }

    private JsonNode blockHash(JsonNode number) {
        if (!number.isNumber()) {
            return FakeJson.text(blocks.lastEntry().getValue().hash());
        }
        FakeBlock block = blocks.get(number.longValue());
        return number.longValue() == 0
                ? FakeJson.text(GENESIS)
                : block == null ? JSON.nullNode() : FakeJson.text(block.hash());
    }

    private FakeBlock block(long number) throws FakeRefusal {
        FakeBlock block = blocks.get(number);
        if (block == null) {
            throw new FakeRefusal("{\"code\":4003,\"message\":\"Client error: UnknownBlock\"}");
        }
        return block;
    }

    private FakeBlock at(JsonNode hash) throws FakeRefusal {
        FakeBlock block = hash.isString()
                ? byHash.get(ByteString.hex(hash.stringValue()))
                : blocks.lastEntry().getValue();
        if (block == null) {
            throw new FakeRefusal(
                    "{\"code\":4003,\"message\":\"Client error: UnknownBlock: State already discarded for "
                            + hash.asString() + "\"}");
        }
        return block;
    }

    private JsonNode call(JsonNode parameters) throws FakeRefusal {
        FakeBlock block = at(parameters.path(2));
        FakeRuntime running = block.runtime();
        return switch (parameters.path(0).asString()) {
            case "Metadata_metadata_at_version" ->
                FakeJson.text(
                        running.metadataVersion() == 15
                                ? new ScaleWriter()
                                        .u8(1)
                                        .bytes(running.metadata())
                                        .done()
                                : ByteString.of((byte) 0));
            case "NeuronInfoRuntimeApi_get_neurons_lite" -> {
                int netuid =
                        ByteString.hex(parameters.path(1).asString()).reader().u16();
                ByteString neurons = netuid == NETUID ? block.neurons() : ByteString.of((byte) 0);
                yield FakeJson.text(
                        running.surface() == FakeRuntime.Surface.PLAIN
                                ? new ScaleWriter().bytes(neurons).done()
                                : neurons);
            }
            default -> throw new FakeRefusal("{\"code\":-32603,\"message\":\"no such function\"}");
        };
    }

    private static void tell(Pending pending, JsonNode status) throws IOException {
        notify(pending.peer(), "author_extrinsicUpdate", pending.subscription(), status);
    }

    private static void notify(Peer peer, String method, String id, JsonNode result) throws IOException {
        ObjectNode parameters = JSON.objectNode().put("subscription", id);
        parameters.set("result", result);
        try {
            peer.send(JSON.objectNode()
                    .put("jsonrpc", "2.0")
                    .put("method", method)
                    .set("params", parameters)
                    .toString());
        } catch (IOException e) {
            // Whoever went away does not hear it; the chain goes on.
            peer.drop();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
