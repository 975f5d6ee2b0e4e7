package ai.babelbit.report;

import java.util.List;

/// Texts that a predictor could answer to break out of the data, or to break the page.
final class HostileTexts {
    static final List<String> ALL = List.of(
            "</script><script>alert(1)</script>",
            "<!-- <script> <!--",
            "--> ]]> </SCRIPT\t>",
            "<img src=x onerror=alert(1)>",
            "{{script}} {{data}} $1 \\u003c ${x}",
            "&lt;b&gt; &amp; \" ' ` \\",
            "\u202eabc\u2066def\u200f\u061c \ufeff",
            "nul\u0000bell\u0007del\u007fnel\u0085",
            "line\u2028paragraph\u2029 tab\t newline\r\n",
            "lone \ud800 high, low \udc00, both reversed \udc00\ud800, pair \ud83d\ude00",
            "__proto__ constructor toString",
            "مرحبا بالعالم hello שלום",
            "a".repeat(100_000));

    private HostileTexts() {}
}
