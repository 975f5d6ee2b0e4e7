package ai.babelbit.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.babelbit.chain.rpc.WebSocketServer.Handler;
import ai.babelbit.chain.rpc.WebSocketServer.Peer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The client beside peers of every kind. Methods are answered with what they are called with.
final class RpcClientTest {
    private static final RpcLimits QUICK = new RpcLimits(
            Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(5), Duration.ofMillis(50), 1 << 20);

    /// For those that must come through the first time, however busy the machine is.
    private static final RpcLimits PATIENT = new RpcLimits(
            Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofMillis(50), 1 << 20);

    @Test
    void manyCallsAreInFlightAndAnswersMayComeInAnyOrder() throws Exception {
        LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
        Handler reversed = (peer, text) -> {
            asked.add(text);
            if (asked.size() == 20) {
                List<String> all = new ArrayList<>(asked);
                for (String each : all.reversed()) {
                    peer.send(echo(each));
                }
            }
        };
        try (WebSocketServer server = new WebSocketServer(reversed);
                RpcClient client = client(RpcLimits.DEFAULT, server.uri());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                answers.add(threads.submit(() -> call(client, "m", number)));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(answers.get(i).get()).isEqualTo(result(i));
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096})
    void anAnswerInPiecesIsPutTogether(int size) throws InterruptedException {
        try (WebSocketServer server = new WebSocketServer((peer, text) ->
                        peer.sendInPieces(result(text, "\"" + "é".repeat(5000) + "\""), size));
                RpcClient client = client(QUICK, server.uri())) {
            assertThat(call(client, "m", 1))
                    .isInstanceOfSatisfying(
                            Answer.Result.class,
                            answer -> assertThat(answer.value().stringValue()).isEqualTo("é".repeat(5000)));
        }
    }

    @Test
    void aRefusalIsAnAnswerAndIsNotAskedAgain() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Handler refusing = (peer, text) -> {
            asked.incrementAndGet();
            peer.send("{\"jsonrpc\":\"2.0\",\"id\":" + id(text)
                    + ",\"error\":{\"code\":1010,\"message\":\"Invalid\\nTransaction\",\"data\":\"stale\"}}");
        };
        try (WebSocketServer server = new WebSocketServer(refusing);
                RpcClient client = client(QUICK, server.uri())) {
            assertThat(call(client, "m", 1)).isEqualTo(new Answer.Refused(1010, "Invalid Transaction", "stale"));
            assertThat(asked).hasValue(1);
        }
    }

    /// Each is a peer that breaks the connection or the protocol the first two times.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop",
                "not json",
                "binary",
                "number",
                "empty",
                "huge",
                "bad frame",
                "neither",
                "silent",
                "nested"
            })
    void whateverAPeerDoesTheCallIsMadeAgain(String how) throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Handler odd = (peer, text) -> {
            if (asked.incrementAndGet() > 2) {
                peer.send(echo(text));
            } else {
                misbehave(how, peer, text);
            }
        };
        try (WebSocketServer server = new WebSocketServer(odd);
                RpcClient client = client(QUICK, server.uri())) {
            assertThat(call(client, "m", 3)).isEqualTo(result(3));
            // On a busy machine the good answer may come too late once, too.
            assertThat(asked).hasValueGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void duplicateAndUnknownAnswersAreIgnored() throws InterruptedException {
        Handler twice = (peer, text) -> {
            peer.send("{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":0}");
            peer.send("[" + echo(text) + "," + echo(text) + "]");
            peer.send("{}");
        };
        try (WebSocketServer server = new WebSocketServer(twice);
                RpcClient client = client(QUICK, server.uri())) {
            assertThat(call(client, "m", 1)).isEqualTo(result(1));
            assertThat(call(client, "m", 2)).isEqualTo(result(2));
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void anEndpointThatIsNotThereIsStoodInForAndOneThatFailsTheCheckToo() throws InterruptedException {
        RpcClient.Check check = (caller, deadline) -> {
            Answer answer = caller.call("check", parameters(0), deadline);
            return answer instanceof Answer.Result(JsonNode value) && value.intValue() == 0 ? null : "of another chain";
        };
        try (WebSocketServer wrong = new WebSocketServer((peer, text) -> peer.send(result(text, "7")));
                WebSocketServer good = new WebSocketServer((peer, text) -> peer.send(echo(text)));
                RpcClient client = new RpcClient(
                        List.of(URI.create("ws://127.0.0.1:9"), wrong.uri(), good.uri()),
                        check,
                        QUICK,
                        new Random(1))) {
            assertThat(call(client, "m", 4)).isEqualTo(result(4));
            assertThat(client.endpoint()).isEqualTo(good.uri());
        }
    }

    @Test
    void withNobodyThereTheDeadlineHoldsAndTheReasonIsTold() throws InterruptedException {
        try (RpcClient client = client(QUICK, URI.create("ws://127.0.0.1:9"))) {
            long start = System.nanoTime();
            Answer answer = client.call("m", parameters(1), Deadline.in(Duration.ofMillis(200)));
            assertThat(answer)
                    .isInstanceOf(Answer.Lost.class)
                    .asString()
                    .contains("ws://127.0.0.1:9", "cannot connect");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aPeerThatAcceptsAndNeverShakesHandsDoesNotHoldTheCaller() throws Exception {
        try (java.net.ServerSocket silent = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
                RpcClient client = client(QUICK, URI.create("ws://127.0.0.1:" + silent.getLocalPort()))) {
            Answer answer = client.call("m", parameters(1), Deadline.in(Duration.ofMillis(300)));
            assertThat(answer).isInstanceOf(Answer.Lost.class);
        }
    }

    @Test
    void aNotificationMayComeBeforeTheAnswerThatNamesIt() throws InterruptedException {
        Handler early = (peer, text) -> {
            peer.send(notification("abc", "1"));
            peer.send(notification("abc", "2"));
            peer.send(result(text, "\"abc\""));
            peer.send(notification("abc", "3"));
            peer.send(notification("other", "4"));
        };
        try (WebSocketServer server = new WebSocketServer(early);
                RpcClient client = client(PATIENT, server.uri())) {
            Subscribed subscribed = client.subscribe("s", parameters(0), "u", deadline());
            try (RpcSubscription subscription = java.util.Objects.requireNonNull(subscribed.subscription())) {
                for (int i = 1; i <= 3; i++) {
                    assertThat(subscription.next(deadline()))
                            .isEqualTo(new Notice.Item(JsonNodeFactory.instance.numberNode(i)));
                }
                assertThat(subscription.next(Deadline.in(Duration.ofMillis(20))))
                        .isEqualTo(new Notice.Quiet());
            }
        }
    }

    @Test
    void aSubscriptionHearsThatItsConnectionBrokeAfterWhatCameBefore() throws InterruptedException {
        Handler dropping = (peer, text) -> {
            if (text.contains("bye")) {
                peer.drop();
            } else {
                peer.send(result(text, "\"abc\""));
                peer.send(notification("abc", "1"));
            }
        };
        try (WebSocketServer server = new WebSocketServer(dropping);
                RpcClient client = client(PATIENT, server.uri())) {
            Subscribed subscribed = client.subscribe("s", parameters(0), "u", deadline());
            try (RpcSubscription subscription = java.util.Objects.requireNonNull(subscribed.subscription())) {
                client.call("bye", parameters(0), Deadline.in(Duration.ofMillis(300)));
                assertThat(subscription.next(deadline())).isInstanceOf(Notice.Item.class);
                assertThat(subscription.next(deadline())).isInstanceOf(Notice.Ended.class);
                assertThat(subscription.next(deadline())).isInstanceOf(Notice.Ended.class);
            }
        }
    }

    /// Its socket stays open, but nobody is behind it any more.
    @Test
    void aSubscriptionHearsThatItsNodeIsDead() throws InterruptedException {
        Handler dying = (peer, text) -> {
            peer.send(result(text, "\"abc\""));
            peer.die();
        };
        try (WebSocketServer server = new WebSocketServer(dying);
                RpcClient client = client(PATIENT, server.uri())) {
            Subscribed subscribed = client.subscribe("s", parameters(0), "u", deadline());
            try (RpcSubscription subscription = java.util.Objects.requireNonNull(subscribed.subscription())) {
                assertThat(subscription.next(deadline()))
                        .isInstanceOf(Notice.Ended.class)
                        .asString()
                        .contains("said nothing");
            }
        }
    }

    @Test
    void aLongSilenceAloneIsNoDeath() throws InterruptedException {
        try (WebSocketServer server = new WebSocketServer((peer, text) -> peer.send(result(text, "\"abc\"")));
                RpcClient client = client(PATIENT, server.uri())) {
            Subscribed subscribed = client.subscribe("s", parameters(0), "u", deadline());
            try (RpcSubscription subscription = java.util.Objects.requireNonNull(subscribed.subscription())) {
                assertThat(subscription.next(Deadline.in(Duration.ofSeconds(2))))
                        .isEqualTo(new Notice.Quiet());
                assertThat(server.accepted()).isEqualTo(1);
            }
        }
    }

    @Test
    void aFloodOfNotificationsEndsTheSubscriptionInsteadOfTheHeap() throws InterruptedException {
        Handler flooding = (peer, text) -> {
            peer.send(result(text, "\"abc\""));
            for (int i = 0; i < 2000; i++) {
                peer.send(notification("abc", "1"));
                peer.send(notification("unknown" + i, "1"));
            }
            peer.send(notification("abc", "2"));
        };
        try (WebSocketServer server = new WebSocketServer(flooding);
                RpcClient client = client(PATIENT, server.uri())) {
            Subscribed subscribed = client.subscribe("s", parameters(0), "u", deadline());
            try (RpcSubscription subscription = java.util.Objects.requireNonNull(subscribed.subscription())) {
                Notice last = subscription.next(deadline());
                int items = 0;
                while (last instanceof Notice.Item) {
                    items++;
                    last = subscription.next(deadline());
                }
                assertThat(items).isBetween(256, 4000);
            }
        }
    }

    @Test
    void closingEndsWhatWaits() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (WebSocketServer server = new WebSocketServer((_, _) -> asked.countDown());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RpcClient client = client(RpcLimits.DEFAULT, server.uri());
            Future<Answer> waiting = threads.submit(() -> call(client, "m", 1));
            asked.await();
            client.close();
            assertThat(waiting.get()).isInstanceOf(Answer.Lost.class);
        }
    }

    @Test
    @Timeout(120)
    void fiveHundredReconnectsLeaveNothingBehind() throws InterruptedException {
        reconnects(500);
    }

    @Test
    @Tag("conformance")
    @Timeout(300)
    void tenThousandReconnectsLeaveNothingBehind() throws InterruptedException {
        reconnects(10_000);
    }

    /// After a tenth of the reconnects everything is loaded that will be; from there the heap must stay flat.
    private static void reconnects(int count) throws InterruptedException {
        Set<Peer> answered = ConcurrentHashMap.newKeySet();
        Handler once = (peer, text) -> {
            if (answered.add(peer)) {
                peer.send(echo(text));
            } else {
                answered.remove(peer);
                peer.drop();
            }
        };
        try (WebSocketServer server = new WebSocketServer(once);
                RpcClient client = client(QUICK, server.uri())) {
            long before = 0;
            for (int i = 0; i < count; i++) {
                assertThat(client.call("m", parameters(i), Deadline.in(Duration.ofSeconds(20))))
                        .isEqualTo(result(i));
                if (i == count / 10) {
                    before = usedHeap();
                }
            }
            assertThat(server.accepted()).isGreaterThanOrEqualTo(count);
            long grown = usedHeap() - before;
            assertThat(grown)
                    .as("bytes of heap grown over %d connections", server.accepted())
                    .isLessThan(24 << 20);
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void misbehave(String how, Peer peer, String text) throws IOException {
        switch (how) {
            case "drop" -> peer.drop();
            case "not json" -> peer.send("<html>");
            case "binary" -> peer.sendBinary((byte) 1, (byte) 2);
            case "number" -> peer.send("17");
            case "empty" -> peer.send("");
            case "huge" -> peer.send("\"" + "x".repeat(2 << 20) + "\"");
            case "bad frame" -> peer.raw((byte) 0xff, (byte) 0xff, (byte) 0xff);
            case "neither" -> peer.send("{\"jsonrpc\":\"2.0\",\"id\":" + id(text) + "}");
            case "nested" -> peer.send("[".repeat(100_000));
            default -> {}
        }
    }

    private static RpcClient client(RpcLimits limits, URI... endpoints) {
        return new RpcClient(List.of(endpoints), (_, _) -> null, limits, new Random(1));
    }

    private static Answer call(RpcClient client, String method, int number) throws InterruptedException {
        return client.call(method, parameters(number), deadline());
    }

    private static Deadline deadline() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    private static ArrayNode parameters(int number) {
        return JsonNodeFactory.instance.arrayNode().add(number);
    }

    private static Answer result(int number) {
        return new Answer.Result(JsonNodeFactory.instance.numberNode(number));
    }

    private static String echo(String request) {
        return result(
                request, JsonMapper.shared().readTree(request).at("/params/0").toString());
    }

    private static String result(String request, String value) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id(request) + ",\"result\":" + value + "}";
    }

    private static String notification(String id, String value) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{\"subscription\":\"" + id + "\",\"result\":" + value
                + "}}";
    }

    private static long id(String request) {
        return JsonMapper.shared().readTree(request).required("id").longValue();
    }
}
