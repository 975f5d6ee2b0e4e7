package ai.babelbit.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Joins ES modules into one classic script, as a page without network cannot import them. It knows the two forms
/// that the page's modules keep to, each alone on its line: `import { a, b } from './name.js';` and an `export` in
/// front of a `function` or `const`. Each module becomes a function of its own, so names cannot collide.
final class Modules {
    private static final Pattern IMPORT =
            Pattern.compile("^import (\\{[^}\\n]*}) from '\\./([a-z-]+)\\.js';$", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export (?=(?:function|const) (\\w+))", Pattern.MULTILINE);
    private static final Pattern LEFT_OVER = Pattern.compile("^(?:import|export)\\b.*$", Pattern.MULTILINE);

    private final UnaryOperator<String> source;
    private final Map<String, String> linked = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    private Modules(UnaryOperator<String> source) {
        this.source = source;
    }

    /// The named module and all that it imports, each before the first that needs it.
    ///
    /// @param entry the module's name without `.js`
    /// @param source gives a module's text by its file name
    /// @throws IllegalStateException if modules import one another in a circle or use another form
    static String link(String entry, UnaryOperator<String> source) {
        Modules modules = new Modules(source);
        modules.add(entry);
        return "'use strict';\n" + String.join("", modules.linked.values());
    }

    private void add(String name) {
        if (linked.containsKey(name)) {
            return;
        }
        if (!open.add(name)) {
            throw new IllegalStateException("modules import one another: " + open + " and again " + name);
        }
        String text = source.apply(name + ".js");
        IMPORT.matcher(text).results().map(found -> found.group(2)).forEach(this::add);
        linked.put(name, wrap(name, text));
        open.remove(name);
    }

    private static String wrap(String name, String text) {
        StringJoiner exported = new StringJoiner(", ", "{ ", " }");
        EXPORT.matcher(text).results().map(found -> found.group(1)).forEach(exported::add);
        String body = EXPORT.matcher(IMPORT.matcher(text).replaceAll(Modules::constants))
                .replaceAll("");
        Matcher leftOver = LEFT_OVER.matcher(body);
        if (leftOver.find()) {
            throw new IllegalStateException(name + ".js uses a form that cannot be joined: " + leftOver.group());
        }
        return "const " + variable(name) + " = (() => {\n" + body + "return " + exported + ";\n})();\n";
    }

    private static String constants(MatchResult found) {
        return Matcher.quoteReplacement("const " + found.group(1) + " = " + variable(found.group(2)) + ";");
    }

    private static String variable(String module) {
        return "$" + module.replace('-', '_');
    }
}
