package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import ai.babelbit.chain.codec.CodecException;
import ai.babelbit.chain.codec.Metadata;
import ai.babelbit.chain.codec.ScaleReader;
import ai.babelbit.chain.rpc.Answer;
import ai.babelbit.chain.rpc.Deadline;
import ai.babelbit.chain.rpc.RpcClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A node's methods as Java ones. Each call has the same time; what fails is a [ChainException]. Safe for
/// concurrent use.
final class Node {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int CACHED_RUNTIMES = 4;
    private static final int KEYS_A_CALL = 256;
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final RpcClient rpc;
    private final Duration time;
    private final Map<Long, ChainRuntime> runtimes;

    Node(RpcClient rpc, Duration time) {
        this(rpc, time, new LinkedHashMap<>());
    }

    private Node(RpcClient rpc, Duration time, Map<Long, ChainRuntime> runtimes) {
        this.rpc = rpc;
        this.time = time;
        this.runtimes = runtimes;
    }

    /// The same node, whose calls take no longer than what is left, though never less than a second.
    Node within(Deadline deadline) {
        Duration left = deadline.left().compareTo(LEAST) < 0 ? LEAST : deadline.left();
        return left.compareTo(time) < 0 ? new Node(rpc, left, runtimes) : this;
    }

    RpcClient rpc() {
        return rpc;
    }

    JsonNode call(String method, Object... parameters) throws InterruptedException {
        Answer answer = rpc.call(method, array(parameters), Deadline.in(time));
        return switch (answer) {
            case Answer.Result(JsonNode value) -> value;
            case Answer.Refused refused -> throw new ChainException(method + ": the node refuses: " + refused);
            case Answer.TimedOut slow -> throw new ChainException(method + ": " + slow);
            case Answer.Lost lost -> throw new ChainException(method + ": " + lost);
        };
    }

    Block best() throws InterruptedException {
        return header(call("chain_getBlockHash"));
    }

    Block finalized() throws InterruptedException {
        return header(call("chain_getFinalizedHead"));
    }

    private Block header(JsonNode hash) throws InterruptedException {
        ByteString bytes = hex(hash);
        return new Block(number(call("chain_getHeader", bytes)), bytes);
    }

    /// The number in a header.
    static long number(JsonNode header) {
        String text = header.path("number").asString("");
        try {
            return Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : "", 16);
        } catch (NumberFormatException e) {
            throw new ChainException("expected a header with a hexadecimal number, got \"" + text + "\"", e);
        }
    }

    /// The block of a number, if there is one yet.
    Optional<Block> block(long number) throws InterruptedException {
        JsonNode hash = call("chain_getBlockHash", number);
        return hash.isNull() ? Optional.empty() : Optional.of(new Block(number, hex(hash)));
    }

    /// The runtime whose state a block leaves behind.
    ChainRuntime runtime(ByteString at) throws InterruptedException {
        JsonNode version = call("state_getRuntimeVersion", at);
        long spec = version.path("specVersion").asLong(-1);
        if (spec < 0) {
            throw new ChainException("state_getRuntimeVersion: expected a specVersion, got none");
        }
        synchronized (runtimes) {
            ChainRuntime known = runtimes.get(spec);
            if (known != null) {
                return known;
            }
        }
        ChainRuntime runtime =
                new ChainRuntime(spec, version.path("transactionVersion").asLong(1), metadata(at));
        synchronized (runtimes) {
            runtimes.put(spec, runtime);
            if (runtimes.size() > CACHED_RUNTIMES) {
                runtimes.remove(runtimes.keySet().iterator().next());
            }
        }
        return runtime;
    }

    // Version 15 also tells the types of the runtime's functions; older nodes only have 14.
    private Metadata metadata(ByteString at) throws InterruptedException {
        Answer answer = rpc.call(
                "state_call",
                array("Metadata_metadata_at_version", ByteString.hex("0x0f000000"), at),
                Deadline.in(time));
        try {
            if (answer instanceof Answer.Result(JsonNode value) && value.isString()) {
                ScaleReader in = hex(value).reader();
                if (in.bool()) {
                    return Metadata.decode(in.bytes());
                }
            }
            return Metadata.decode(hex(call("state_getMetadata", at)));
        } catch (CodecException e) {
            throw new ChainException("the runtime's metadata cannot be read: " + e.getMessage(), e);
        }
    }

    /// What the runtime's function answers.
    ByteString stateCall(String function, ByteString arguments, ByteString at) throws InterruptedException {
        return hex(call("state_call", function, arguments, at));
    }

    /// What is stored under the keys; missing ones are left out.
    Map<ByteString, ByteString> stored(List<ByteString> keys, ByteString at) throws InterruptedException {
        Map<ByteString, ByteString> found = new LinkedHashMap<>();
        for (int from = 0; from < keys.size(); from += KEYS_A_CALL) {
            List<ByteString> some = keys.subList(from, Math.min(keys.size(), from + KEYS_A_CALL));
            ArrayNode asked = JSON.arrayNode();
            some.forEach(key -> asked.add(key.toString()));
            for (JsonNode change :
                    call("state_queryStorageAt", asked, at).path(0).path("changes")) {
                if (change.path(1).isString()) {
                    found.put(hex(change.path(0)), hex(change.path(1)));
                }
            }
        }
        return found;
    }

    /// The keys with a prefix, in order, page by page at one block.
    ///
    /// @param most more than that is a node that never comes to an end
    List<ByteString> keys(ByteString prefix, ByteString at, int most) throws InterruptedException {
        List<ByteString> keys = new ArrayList<>();
        while (keys.size() <= most) {
            ByteString last = keys.isEmpty() ? prefix : keys.getLast();
            JsonNode page = call("state_getKeysPaged", prefix, (long) KEYS_A_CALL, last, at);
            for (JsonNode key : page) {
                keys.add(hex(key));
            }
            if (page.size() < KEYS_A_CALL) {
                return keys;
            }
        }
        throw new ChainException("state_getKeysPaged: expected at most " + most + " keys, got more");
    }

    static ByteString hex(JsonNode node) {
        try {
            if (node.isString()) {
                return ByteString.hex(node.stringValue());
            }
        } catch (CodecException e) {
            throw new ChainException("the node's answer: " + e.getMessage(), e);
        }
        throw new ChainException("expected hexadecimal digits from the node, got " + node.getNodeType());
    }

    static ArrayNode array(Object... parameters) {
        ArrayNode array = JSON.arrayNode();
        for (Object each : parameters) {
            switch (each) {
                case JsonNode node -> array.add(node);
                case Long number -> array.add(number);
                default -> array.add(each.toString());
            }
        }
        return array;
    }
}
