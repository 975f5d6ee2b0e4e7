package ai.babelbit.http;

import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;

/// Reads a request's body up to a limit.
final class BodyReader {
    /// How much of a body beyond the limit is still read, and thrown away. Closing a connection on unread bytes resets
    /// it,
    /// and the peer would see the reset instead of the answer.
    static final int DRAIN_BYTES = 1 << 20;

    private final int maxBytes;

    BodyReader(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// The whole body; empty when there is none.
    byte[] read(ServerRequest request) throws IOException, Unreadable {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        // Not closed here: that would wait for the rest of whatever is refused.
        InputStream in = request.content().inputStream();
        try {
            // The claim only sizes the first buffer; the limit holds whatever is claimed.
            long claimed = request.headers().contentLength().orElse(maxBytes);
            byte[] body = in.readNBytes(Math.clamp(claimed, 0, maxBytes));
            if (in.read() < 0) {
                return body;
            }
            drain(in);
            throw new Unreadable(413);
        } catch (RequestException e) {
            throw new Unreadable(e.status().code());
        } catch (IllegalArgumentException _) {
            // That is how Helidon says that a chunk's size is not a number.
            throw new Unreadable(400);
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] scrap = new byte[8192];
        int drained = 0;
        for (int n = in.read(scrap); n >= 0 && drained < DRAIN_BYTES; n = in.read(scrap)) {
            drained += n;
        }
    }

    /// The body is too large or broken. Where the next request would begin is unknown then, so the connection must end.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Unreadable(int status) {
            super("unreadable body", null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
