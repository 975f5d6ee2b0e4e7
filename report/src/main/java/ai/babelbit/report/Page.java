package ai.babelbit.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page as one file: a template, its styles and its script inlined, and its data. The browser is told to run
/// nothing else and to load nothing at all.
///
/// @param template HTML with the places `{{policy}}`, `{{style}}`, `{{data}}` and `{{script}}`
/// @param style CSS
/// @param script a classic script
record Page(String template, String style, String script) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /// From resources: an HTML file, CSS files in their order, and the module to start with.
    static Page of(String template, List<String> styles, String entry) {
        return new Page(
                Resources.read(template),
                styles.stream().map(Resources::read).collect(Collectors.joining("\n")),
                Modules.link(entry, Resources::read));
    }

    /// The page with this data, which is given as JSON and made safe here.
    String html(String json) {
        Map<String, String> parts =
                Map.of("policy", policy(), "style", style, "data", ScriptText.escape(json), "script", script);
        // one pass, so that no text that looks like a place is ever replaced
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(place.group(1)))));
    }

    private String policy() {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String block) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
