package ai.babelbit.chain.rpc;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Puts a socket's text frames together to messages, up to a limit. Called by one thread at a time.
final class MessageListener implements WebSocket.Listener {
    /// Who is told.
    interface Heard {
        void message(String text);

        /// The node gave a sign of life.
        void alive();

        void lost(String reason);
    }

    private final Heard heard;
    private final int maxChars;
    private final StringBuilder message = new StringBuilder();

    MessageListener(Heard heard, int maxChars) {
        this.heard = heard;
        this.maxChars = maxChars;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (message.length() + data.length() > maxChars) {
            heard.lost("the node sent a message of more than " + maxChars + " characters");
            return null;
        }
        if (last && message.isEmpty()) {
            heard.message(data.toString());
        } else {
            message.append(data);
            if (last) {
                heard.message(message.toString());
                message.setLength(0);
                message.trimToSize();
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heard.alive();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        heard.alive();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        heard.lost("the node sent bytes instead of text");
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        heard.lost("the node closed the connection (" + status + (reason.isEmpty() ? "" : " " + Text.oneLine(reason))
                + ")");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        heard.lost("the connection broke: " + Text.of(error));
    }
}
