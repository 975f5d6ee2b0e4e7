package ai.babelbit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModulesTest {
    @Test
    void aModuleComesBeforeThoseThatImportItAndOnlyOnce() {
        String script = link(Map.of(
                "main.js", "import { a } from './left.js';\nimport { b } from './right.js';\na(b);\n",
                "left.js", "import { c } from './deep.js';\nexport function a() { return c; }\n",
                "right.js", "import { c } from './deep.js';\nexport const b = c;\n",
                "deep.js", "export const c = 1;\n"));
        assertThat(script).isEqualTo("""
                        'use strict';
                        const $deep = (() => {
                        const c = 1;
                        return { c };
                        })();
                        const $left = (() => {
                        const { c } = $deep;
                        function a() { return c; }
                        return { a };
                        })();
                        const $right = (() => {
                        const { c } = $deep;
                        const b = c;
                        return { b };
                        })();
                        const $main = (() => {
                        const { a } = $left;
                        const { b } = $right;
                        a(b);
                        return {  };
                        })();
                        """);
    }

    @Test
    void modulesThatImportOneAnotherAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> link(Map.of(
                        "main.js", "import { a } from './other.js';\n",
                        "other.js", "import { b } from './main.js';\n")))
                .withMessageContaining("import one another");
    }

    @Test
    void aFormThatCannotBeJoinedIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> link(Map.of("main.js", "export default 1;\n")))
                .withMessage("main.js uses a form that cannot be joined: export default 1;");
        assertThatIllegalStateException().isThrownBy(() -> link(Map.of("main.js", "import x from './x.js';\n")));
    }

    private static String link(Map<String, String> modules) {
        return Modules.link("main", name -> Objects.requireNonNull(modules.get(name)));
    }
}
