package ai.babelbit.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One connection that is used again and again, with as little of a client as HTTP/1.1 allows, so that the server is
/// what is measured: an answer is read whole and searched for its status, its length and its blank line.
final class KeepAlive implements AutoCloseable {
    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] answer = new byte[16 << 10];

    KeepAlive(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static byte[] post(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Sends and returns the answer's body.
    String exchangeForBody(byte[] request) throws IOException {
        int end = exchange(request);
        int body = bodyStart(end);
        return new String(answer, body, end - body, StandardCharsets.UTF_8);
    }

    /// Sends and reads one answer; returns how many bytes it has.
    int exchange(byte[] request) throws IOException {
        out.write(request);
        int read = 0;
        int whole = Integer.MAX_VALUE;
        while (read < whole) {
            int n = in.read(answer, read, answer.length - read);
            if (n <= 0) {
                throw new EOFException();
            }
            read += n;
            int body = bodyStart(read);
            if (body > 0) {
                whole = body + contentLength(body);
            }
        }
        // "HTTP/1.1 200": the status begins at the tenth byte.
        if (answer[9] != '2') {
            throw new IOException(new String(answer, 0, Math.min(read, 40), StandardCharsets.US_ASCII));
        }
        return read;
    }

    private int bodyStart(int read) {
        for (int i = 3; i < read; i++) {
            if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private int contentLength(int head) throws IOException {
        for (int i = 0; i < head - LENGTH.length; i++) {
            int matched = 0;
            while (matched < LENGTH.length && Character.toLowerCase(answer[i + matched]) == LENGTH[matched]) {
                matched++;
            }
            if (matched == LENGTH.length) {
                int length = 0;
                for (int j = i + matched; answer[j] >= '0' && answer[j] <= '9'; j++) {
                    length = length * 10 + answer[j] - '0';
                }
                return length;
            }
        }
        throw new IOException("answer without a length");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
