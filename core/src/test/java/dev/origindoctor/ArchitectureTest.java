package dev.origindoctor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one-way flow: origin, taxonomy, edge, observation, probe, diagnosis; then finding, inference, remedy, report. */
class ArchitectureTest {
    private static final String ROOT = "dev.origindoctor";
    private static final JavaClasses PUBLISHED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.contains("/origindoctor/zoo/"))
            .importPackages(ROOT);

    // spotless:off
    @Test
    void packagesKnowOnlyWhatComesBeforeThem() {
        knowsOnly("origin");
        knowsOnly("taxonomy");
        knowsOnly("edge", "origin", "taxonomy");
        knowsOnly("observation", "origin", "taxonomy", "edge");
        knowsOnly("probe", "origin", "taxonomy", "edge", "observation");
        knowsOnly("diagnosis", "origin", "taxonomy", "edge", "observation");
        knowsOnly("netty..", "origin", "taxonomy", "edge", "observation", "probe");
        knowsOnly("ranges", "origin", "edge");
        knowsOnly("firewall..", "origin", "taxonomy", "edge", "ranges");
        knowsOnly("host..", "origin", "taxonomy", "edge", "observation", "ranges", "firewall..");
    }

    @Test
    void theEvidenceKnowsNothingOfHowItIsReadNorTheMachineOfWhatIsMadeOfIt() {
        String[] values = {"host.source", "host.listener", "host.log", "host.service", "host.webserver", "host.guard", "host.pressure"};
        String[] asked = {"host.access", "host.privacy", "host.source"};
        knowsOnly("host.source", "origin", "taxonomy", "observation");
        knowsOnly("host.privacy", "host.webserver");
        knowsOnly("host.access", "host.privacy", "host.source");
        knowsOnly("host.machine", asked);
        knowsOnly("host.folder", asked);
        knowsOnly("host.log", "origin", "observation", "host.source");
        knowsOnly("host.log.line", "host.source");
        knowsOnly("host.log.rule", "origin", "observation", "host.log", "host.log.line", "host.source");
        knowsOnly("host.log.reading", "origin", "observation", "host.log", "host.log.line", "host.log.rule", "host.source");
        knowsOnly("host", plus(values, "origin", "observation"));
    }
    // spotless:on

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PUBLISHED);
    }

    // spotless:off
    @Test
    void aRulesetIsReadFromWordsToMeaning() {
        reads("iptables.words");
        reads("iptables.values", "iptables.words");
        reads("iptables.sets", "iptables.words", "iptables.values");
        reads("iptables.matches", "iptables.words", "iptables.values", "iptables.sets");
        reads("iptables.actions", "iptables.words", "iptables.values");
        reads("iptables.tables", "iptables.words", "iptables.values", "iptables.sets", "iptables.matches", "iptables.actions");
        reads("iptables.listing", "iptables.words", "iptables.tables");
        reads("nft.tree");
        reads("nft.words", "nft.tree");
        reads("nft.text", "nft.tree", "nft.words");
        reads("nft.json", "nft.tree", "nft.text");
        reads("nft.meaning", "nft.tree");
    }
    // spotless:on

    /** A reader of rulesets knows these of its fellows, and the vocabulary that all of them write. */
    private static void reads(String reader, String... before) {
        knowsOnly(
                "firewall." + reader,
                Stream.concat(
                                Stream.of("rules", "packet", "names", "shell").map("firewall."::concat),
                                Stream.concat(
                                        Stream.of(before).map("firewall."::concat), Stream.of("origin", "ranges")))
                        .toArray(String[]::new));
    }

    @Test
    void partsOfTheProbesDoNotKnowTheProbes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".netty.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".netty")
                .check(PUBLISHED);
        slices().matching(ROOT + ".netty.(*)").should().beFreeOfCycles().check(PUBLISHED);
    }

    @Test
    void aReportDecidesNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".finding..", ROOT + ".inference..", ROOT + ".remedy..", ROOT + ".probe..")
                .check(PUBLISHED);
    }

    @Test
    void judgingTouchesNoNetworkAndNoFile() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".finding..", ROOT + ".inference..", ROOT + ".remedy..", ROOT + ".report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.channels..", "java.nio.file..", "io.netty..", "java.net.http..")
                .check(PUBLISHED);
    }

    @Test
    void coreStartsNoThread() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".netty..")
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .check(PUBLISHED);
    }

    @Test
    void nobodyPrintsOrExits() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PUBLISHED);
    }

    @Test
    void partsOfTheHostFormNoCycle() {
        slices().matching(ROOT + ".host.(*)..").should().beFreeOfCycles().check(PUBLISHED);
        slices().matching(ROOT + ".host.log.(*)").should().beFreeOfCycles().check(PUBLISHED);
    }

    private static String[] plus(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private static void knowsOnly(String name, String... before) {
        String[] known = new String[before.length + 1];
        known[0] = ROOT + "." + name;
        for (int i = 0; i < before.length; i++) {
            known[i + 1] = ROOT + "." + before[i];
        }
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should(onlyKnow(known))
                .allowEmptyShould(true)
                .check(PUBLISHED);
    }

    private static com.tngtech.archunit.lang.ArchCondition<com.tngtech.archunit.core.domain.JavaClass> onlyKnow(
            String... known) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat(
                com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(known)
                        .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")));
    }
}
