package ledger.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The walls of the core. */
class ArchitectureTest {

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ledger.core");

    @Test
    void the_core_knows_java_and_axon_only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("ledger.core..", "java..", "org.axonframework..", "org.jspecify..")
                .check(core);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(core);
    }

    @Test
    void axon_stays_at_the_door() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ledger.core.budget")
                .should()
                .dependOnClassesThat(describe(
                        "are Axon's, but for the mark of a command's target",
                        type -> type.getPackageName().startsWith("org.axonframework")
                                && !type.getSimpleName().equals("TargetAggregateIdentifier")))
                .check(core);
    }

    @Test
    void arrows_point_from_the_aggregates_to_the_money() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("budget")
                .definedBy("ledger.core.budget")
                .layer("chapters")
                .definedBy(
                        "ledger.core.registration",
                        "ledger.core.allotment",
                        "ledger.core.amendment",
                        "ledger.core.approval",
                        "ledger.core.carryover",
                        "ledger.core.commitment",
                        "ledger.core.disbursement",
                        "ledger.core.hold",
                        "ledger.core.legislation",
                        "ledger.core.succession",
                        "ledger.core.yearend")
                .layer("books")
                .definedBy("ledger.core.books")
                .layer("law")
                .definedBy("ledger.core.law")
                .layer("root")
                .definedBy("ledger.core")
                .layer("balance")
                .definedBy("ledger.core.balance")
                .layer("plan")
                .definedBy("ledger.core.plan")
                .layer("money")
                .definedBy("ledger.core.money")
                .whereLayer("budget")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("chapters")
                .mayOnlyBeAccessedByLayers("budget")
                .whereLayer("books")
                .mayOnlyBeAccessedByLayers("chapters", "budget")
                .whereLayer("law")
                .mayOnlyBeAccessedByLayers("books", "chapters", "budget")
                .whereLayer("root")
                .mayOnlyBeAccessedByLayers("law", "books", "chapters", "budget")
                .whereLayer("balance")
                .mayOnlyBeAccessedByLayers("root", "books", "chapters", "budget")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("balance", "root", "law", "books", "chapters", "budget")
                .check(core);
        slices().matching("ledger.core.(*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void the_core_has_no_clock_and_no_dice() {
        var clock = describe(
                "asks for the time",
                (JavaCall<?> call) -> call.getName().equals("now")
                        && call.getTargetOwner().getPackageName().equals("java.time"));
        noClasses().should().callMethodWhere(clock).check(core);
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class)
                .check(core);
    }

    @Test
    void names_carry_no_ranks() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Impl|Dto|Util|Utils|Helper)")
                .check(core);
    }
}
