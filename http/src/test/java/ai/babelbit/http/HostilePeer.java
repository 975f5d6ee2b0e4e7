package ai.babelbit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/// A server on loopback that misbehaves in one way, for the tests of clients. Each connection has its own thread.
public final class HostilePeer implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private HostilePeer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// What it does with a connection whose request's head it has read.
    @FunctionalInterface
    public interface Behaviour {
        /// Misbehaves; an [IOException] means that the client hung up.
        void serve(HostilePeer peer, Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /// Misbehaves as told.
    public static HostilePeer that(Behaviour behaviour) {
        return new HostilePeer(behaviour);
    }

    /// Answers exactly these bytes and ends the connection.
    public static HostilePeer answering(String head, byte[] body) {
        return that((_, _, out) -> {
            out.write(ascii(head + "\r\n\r\n"));
            out.write(body);
        });
    }

    /// Answers 200 with this body.
    public static HostilePeer answering(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length, bytes);
    }

    /// Reads and says nothing.
    public static HostilePeer silent() {
        return that((peer, socket, _) -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /// Sends a byte of its head now and then.
    public static HostilePeer tricklingHead() {
        return that((peer, _, out) -> peer.trickle(out, "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100_000)));
    }

    /// Sends its head at once and then a byte now and then.
    public static HostilePeer tricklingBody() {
        return that((peer, _, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
            peer.trickle(out, "1".repeat(100_000));
        });
    }

    /// Sends for ever, as fast as it can.
    public static HostilePeer endlessBody() {
        return that((_, _, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] chunk = ascii("1000\r\n" + " ".repeat(0x1000) + "\r\n");
            while (true) {
                out.write(chunk);
            }
        });
    }

    /// Sends header lines for ever.
    public static HostilePeer endlessHead() {
        return that((_, _, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            for (int i = 0; ; i++) {
                out.write(ascii("X-" + i + ": " + "y".repeat(1000) + "\r\n"));
            }
        });
    }

    /// Resets the connection.
    public static HostilePeer resetting() {
        return that((_, socket, _) -> socket.setSoLinger(true, 0));
    }

    /// Sends this many zero bytes packed into very few, as `Content-Encoding: gzip`.
    public static HostilePeer gzipBomb(int unpackedBytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[unpackedBytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answering(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size(), packed.toByteArray());
    }

    /// An address where nobody listens.
    public static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it lurks, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// Waits until a client has closed a connection on which it was being sent something.
    public boolean sawClientHangUp() throws InterruptedException {
        return hungUp.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }

    private void trickle(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte b : ascii(text)) {
            out.write(b);
            out.flush();
            if (closing.await(20, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (readHead(socket.getInputStream())) {
                behaviour.serve(this, socket, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException _) {
            hungUp.countDown();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean readHead(InputStream in) throws IOException {
        int state = 0;
        while (state < 4) {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            state = b == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
