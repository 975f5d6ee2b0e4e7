package ai.babelbit.cli.chain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether this machine has what the services need, as far as the variables tell.
record MachineCheckup(Map<String, String> variables) {
    private static final int PATIENCE_MILLIS = 3000;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(port("miner's port", "MINER_AXON_PORT", 8091));
        findings.add(port("signer's port", "SIGNER_PORT", 8080));
        findings.add(database());
        findings.add(bucket());
        return findings;
    }

    private Finding port(String what, String key, int otherwise) {
        int port = number(key, otherwise);
        if (port < 1 || port > 65_535) {
            return Finding.problem(what, key + " is \"" + value(key) + "\"", "set it to a port");
        }
        try (ServerSocket socket = new ServerSocket(port)) {
            return Finding.ok(what, socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return Finding.warning(what, port + " is in use", "fine if the service runs already; else set " + key);
        }
    }

    private Finding database() {
        if (!isOn("BB_ENABLE_DB_WRITES")) {
            return Finding.ok("database", "not used (BB_ENABLE_DB_WRITES)");
        }
        String host = value("PG_HOST");
        int port = number("PG_PORT", 5432);
        if (host.isEmpty() || value("PG_DB").isEmpty() || value("PG_USER").isEmpty() || port < 1 || port > 65_535) {
            return Finding.problem(
                    "database", "is on, but not all is set", "set PG_HOST, PG_PORT, PG_DB, PG_USER, PG_PASSWORD");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return Finding.ok("database", host + ":" + port + " answers");
        } catch (IOException e) {
            return Finding.problem(
                    "database", host + ":" + port + " does not answer", "start it, or check PG_HOST and PG_PORT");
        }
    }

    private Finding bucket() {
        if (!isOn("BB_ENABLE_S3_UPLOADS")) {
            return Finding.ok("bucket", "not used (BB_ENABLE_S3_UPLOADS)");
        }
        long named =
                variables.keySet().stream().filter(key -> key.startsWith("S3_")).count();
        return named == 0
                ? Finding.problem("bucket", "is on, but no S3_ variable is set", "set them as env.example explains")
                : Finding.ok("bucket", "is on, " + named + " S3_ variables set");
    }

    private boolean isOn(String key) {
        return List.of("1", "true", "yes", "on").contains(value(key).toLowerCase(java.util.Locale.ROOT));
    }

    private int number(String key, int otherwise) {
        String text = value(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private String value(String key) {
        return variables.getOrDefault(key, "").strip();
    }
}
