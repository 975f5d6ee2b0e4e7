package ai.babelbit.chain;

import ai.babelbit.chain.codec.ByteString;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which chain, and who tells of it.
///
/// @param name for people
/// @param endpoints the preferred first; the others stand in for it
/// @param genesis the first block's hash, without which a node is not believed; null when any chain will
///     do, and then the first node's is what the others must have too
public record Network(
        String name, List<URI> endpoints, @Nullable ByteString genesis) {
    /// The main network.
    public static final Network FINNEY = new Network(
            "finney",
            List.of(
                    URI.create("wss://entrypoint-finney.opentensor.ai:443"),
                    URI.create("wss://lite.chain.opentensor.ai:443"),
                    URI.create("wss://lite.sub.latent.to:443")),
            ByteString.hex("0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03"));

    /// The test network.
    public static final Network TEST = new Network(
            "test",
            List.of(URI.create("wss://test.finney.opentensor.ai:443")),
            ByteString.hex("0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105"));

    /// A node on this machine.
    public static final Network LOCAL = new Network("local", List.of(URI.create("ws://127.0.0.1:9944")), null);

    /// Copies the list.
    public Network {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("endpoints must not be empty");
        }
    }

    /// By name (`finney`, `test`, `archive`, `local`, `latent-lite`) or `ws` or `wss` URL.
    ///
    /// @throws IllegalArgumentException when it is neither
    public static Network of(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "finney" -> FINNEY;
            case "test" -> TEST;
            case "local" -> LOCAL;
            case "archive" -> finneyAt("archive", "wss://archive.chain.opentensor.ai:443");
            case "latent-lite" -> finneyAt("latent-lite", "wss://lite.sub.latent.to:443");
            default -> new Network(text.strip(), List.of(url(text.strip())), null);
        };
    }

    /// This one, with the endpoints of others behind its own.
    public Network withFallback(Network other) {
        List<URI> all = new ArrayList<>(endpoints);
        other.endpoints.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return new Network(name, all, genesis);
    }

    private static Network finneyAt(String name, String url) {
        return new Network(name, List.of(URI.create(url)), FINNEY.genesis);
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("ws".equals(url.getScheme()) || "wss".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
        throw new IllegalArgumentException(expected(text));
    }

    private static String expected(String text) {
        return "expected finney, test, archive, local, latent-lite or a ws:// or wss:// URL, got \"" + text + "\"";
    }
}
