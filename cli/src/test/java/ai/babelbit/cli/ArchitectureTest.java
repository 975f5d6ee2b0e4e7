package ai.babelbit.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The arrows of ARCHITECTURE.md: what each module may see of the others.
final class ArchitectureTest {
    private static final Map<String, Set<String>> MAY_SEE = Map.of(
            "dialogue", Set.of(),
            "http", Set.of(),
            "chain", Set.of(),
            "round", Set.of("dialogue"),
            "prediction", Set.of("dialogue", "http"),
            "engine", Set.of("dialogue", "http"),
            "miner", Set.of("dialogue", "http"),
            "report", Set.of("dialogue"),
            "cli", Set.of("dialogue", "http", "chain", "round", "prediction", "engine", "miner", "report"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ai.babelbit");

    @Test
    void noModuleSeesWhatItMayNot() {
        Set<String> found = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = module(type);
            found.add(from);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(target -> target.getPackageName().startsWith("ai.babelbit."))
                    .map(ArchitectureTest::module)
                    .filter(to -> !to.equals(from)
                            && !MAY_SEE.getOrDefault(from, Set.of()).contains(to))
                    .forEach(to -> wrong.add(from + " -> " + to + " in " + type.getName()));
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isEqualTo(new TreeSet<>(MAY_SEE.keySet()));
    }

    /// A crash of native code takes the process along, so it stays where it can be seen.
    @Test
    void nativeLibrariesStayInsideTheEmbedding() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ai.babelbit.prediction.embedding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCyclesBetweenModules() {
        slices().matching("ai.babelbit.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String module(JavaClass type) {
        String below = type.getPackageName().substring("ai.babelbit.".length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
