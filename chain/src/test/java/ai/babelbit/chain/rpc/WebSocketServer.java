package ai.babelbit.chain.rpc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A WebSocket server on loopback, written by the letter of RFC 6455, so that a test may also break the
/// letter.
public final class WebSocketServer implements AutoCloseable {
    /// What to do with a message; called on the peer's own thread.
    @FunctionalInterface
    public interface Handler {
        /// A text arrived.
        void text(Peer peer, String text) throws IOException;
    }

    private final ServerSocket server;
    private final Handler handler;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean refuses;

    /// Starts at a free port.
    public WebSocketServer(Handler handler) {
        this(handler, 0);
    }

    /// Starts at a port.
    public WebSocketServer(Handler handler, int port) {
        this.handler = handler;
        try {
            server = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    /// Where it listens.
    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort());
    }

    /// How many handshakes it has done.
    public int accepted() {
        return accepted.get();
    }

    /// Who is connected.
    public Set<Peer> peers() {
        return peers;
    }

    /// From now on it hangs up before every handshake, or no more.
    public void refuse(boolean refuse) {
        refuses = refuse;
    }

    /// Hangs up on everybody without a word.
    public void dropAll() {
        peers.forEach(Peer::drop);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (refuses) {
                    socket.close();
                } else {
                    Thread.startVirtualThread(() -> serve(socket));
                }
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        Peer peer = null;
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            peer = new Peer(socket, socket.getOutputStream());
            peer.raw(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(header(in)) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            peers.add(peer);
            accepted.incrementAndGet();
            read(peer, in);
        } catch (IOException _) {
            // The client went away, as clients do.
        } finally {
            if (peer != null) {
                peers.remove(peer);
            }
        }
    }

    private void read(Peer peer, DataInputStream in) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            int head = in.readUnsignedByte();
            int size = in.readUnsignedByte() & 0x7f;
            long length = size < 126 ? size : size == 126 ? in.readUnsignedShort() : in.readLong();
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            switch (head & 0x0f) {
                case 0, 1, 2 -> {
                    message.writeBytes(payload);
                    if ((head & 0x80) != 0) {
                        handler.text(peer, message.toString(StandardCharsets.UTF_8));
                        message.reset();
                    }
                }
                case 8 -> {
                    peer.frame(0x88, payload);
                    return;
                }
                case 9 -> peer.frame(0x8a, payload);
                default -> {}
            }
        }
    }

    private static String header(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String accept(String head) {
        String key = head.lines()
                .filter(line -> line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18))
                .findFirst()
                .orElseThrow()
                .substring(18)
                .strip();
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        dropAll();
    }

    /// One client.
    public static final class Peer {
        private final Socket socket;
        private final OutputStream out;
        private volatile boolean isDead;

        Peer(Socket socket, OutputStream out) {
            this.socket = socket;
            this.out = out;
        }

        /// Sends a text in one frame.
        public void send(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        /// Sends a text in frames of so many bytes.
        public void sendInPieces(String text, int size) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += size) {
                int end = Math.min(bytes.length, at + size);
                frame(
                        (at == 0 ? 1 : 0) | (end == bytes.length ? 0x80 : 0),
                        java.util.Arrays.copyOfRange(bytes, at, end));
            }
        }

        /// Sends bytes instead of text.
        public void sendBinary(byte... bytes) throws IOException {
            frame(0x82, bytes);
        }

        /// Sends whatever it is, past all frames.
        public synchronized void raw(byte... bytes) throws IOException {
            if (isDead) {
                return;
            }
            out.write(bytes);
            out.flush();
        }

        /// From now on says nothing any more, not even to a ping.
        public void die() {
            isDead = true;
        }

        /// Hangs up without a word.
        public void drop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private synchronized void frame(int head, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(head);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else if (payload.length < 1 << 16) {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            } else {
                frame.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    frame.write((int) ((long) payload.length >> shift));
                }
            }
            frame.writeBytes(payload);
            raw(frame.toByteArray());
        }
    }
}
