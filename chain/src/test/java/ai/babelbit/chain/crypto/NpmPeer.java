package ai.babelbit.chain.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// polkadot-js and the Rust timelock library in a process of Node.js.
final class NpmPeer implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "npm");

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    NpmPeer() {
        if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
            throw new IllegalStateException("run `npm ci` in chain/" + FOLDER + " first");
        }
        try {
            process = new ProcessBuilder("node", "peer.mjs")
                    .directory(FOLDER.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// What the operation answers to the named arguments.
    synchronized JsonNode ask(String operation, String... namesAndValues) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("operation", operation);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            in.write(request + "\n");
            in.flush();
            String line = out.readLine();
            JsonNode answer = JsonMapper.shared().readTree(line == null ? "{\"error\":\"it ended\"}" : line);
            if (answer.has("error")) {
                throw new IllegalStateException(answer.required("error").asString());
            }
            return answer.required("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
