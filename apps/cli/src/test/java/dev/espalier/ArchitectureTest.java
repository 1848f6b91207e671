package dev.espalier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The arrows of ARCHITECTURE.md, each with its reason.
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.espalier");

    private static final String[] MODEL = {
        "dev.espalier.access..",
        "dev.espalier.contact..",
        "dev.espalier.definition..",
        "dev.espalier.draft..",
        "dev.espalier.email..",
        "dev.espalier.enrolment..",
        "dev.espalier.planner..",
        "dev.espalier.refusal..",
        "dev.espalier.send..",
        "dev.espalier.sequence.."
    };
    private static final List<String> ADAPTERS =
            List.of(
                    "csv",
                    "drafting",
                    "feedback",
                    "holidays",
                    "http",
                    "inngest",
                    "mail",
                    "passwords",
                    "postgres",
                    "receipts",
                    "syntax");

    @Test
    void the_model_knows_the_jdk_alone() {
        classes()
                .that()
                .resideInAnyPackage(MODEL)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(MODEL)
                                .or(resideInAnyPackage("java..", "org.jspecify..")))
                .because(
                        "rules that know no library can be tested in microseconds and never go stale")
                .check(CLASSES);
    }

    @Test
    void liquid_knows_nothing_of_mail_or_of_anything_else_here() {
        classes()
                .that()
                .resideInAPackage("dev.espalier.liquid..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("dev.espalier.liquid..", "java..", "org.jspecify.."))
                .because("a template language is a thing of its own")
                .check(CLASSES);
    }

    @Test
    void the_engine_knows_no_adapter_and_no_library_but_the_logging_door() {
        classes()
                .that()
                .resideInAPackage("dev.espalier.engine..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(MODEL)
                                .or(
                                        resideInAnyPackage(
                                                "dev.espalier.engine..",
                                                "java..",
                                                "javax.crypto..",
                                                "org.jspecify..",
                                                "org.slf4j..")))
                .because("SQL, HTTP and SMTP are answers to its ports, not its business")
                .check(CLASSES);
    }

    @Test
    void adapters_never_see_each_other() {
        for (var adapter : ADAPTERS) {
            var others =
                    ADAPTERS.stream()
                            .filter(other -> !other.equals(adapter))
                            .map(other -> "dev.espalier." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.espalier." + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("what two of them need goes through a port of the engine")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void the_sdk_knows_the_jdk_alone_and_only_the_command_line_knows_it() {
        classes()
                .that()
                .resideInAPackage("dev.espalier.sdk..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.espalier.sdk..",
                                "java..",
                                "javax.net.ssl..",
                                "org.jspecify.."))
                .because("whoever takes it takes no version of anything with it")
                .check(CLASSES);
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                        "dev.espalier.sdk..",
                                        "dev.espalier.cli..",
                                        "dev.espalier.bench..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.espalier.sdk..")
                .because("a server that is its own client has two truths about what an answer is")
                .check(CLASSES);
    }

    @Test
    void nothing_but_the_one_clock_reads_the_time() {
        noClasses()
                .that(not(resideInAnyPackage("dev.espalier.server..", "dev.espalier.cli..")))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("nodes agree on the database's clock, and tests own theirs")
                .check(CLASSES);
    }

    @Test
    void no_two_packages_of_the_model_or_the_engine_stand_in_a_ring() {
        slices().matching("dev.espalier.(engine.*)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.espalier.(*)").should().beFreeOfCycles().check(CLASSES);
    }
}
