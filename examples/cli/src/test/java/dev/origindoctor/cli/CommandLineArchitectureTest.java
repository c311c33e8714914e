package dev.origindoctor.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Console, then options, then the families of commands, which do not know each other, then the root. */
class CommandLineArchitectureTest {
    private static final String ROOT = "dev.origindoctor.cli";
    private static final JavaClasses COMMAND_LINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "console,  option diagnose demo sweep watch host ranges",
        "option,           diagnose demo sweep watch host ranges",
        "diagnose,                  demo sweep watch host ranges",
        "demo,             diagnose      sweep watch host ranges",
        "sweep,            diagnose demo       watch host ranges",
        "watch,            diagnose demo sweep       host ranges",
        "host,             diagnose demo sweep watch      ranges",
        "ranges,           diagnose demo sweep watch host"
    })
    void packagesKnowNothingOfWhatComesAfterThem(String name, String unknown) {
        String[] forbidden = Arrays.stream(unknown.split(" +"))
                .map(other -> ROOT + "." + other)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(COMMAND_LINE);
    }
}
