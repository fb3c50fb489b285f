package ledger.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ledger.core.budget.BudgetLine;
import ledger.core.budget.BudgetPlan;
import ledger.core.budget.PlanDesk;
import org.junit.jupiter.api.Test;

/** The walls of the doors. */
class ArchitectureTest {

    private final JavaClasses api = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ledger.api");

    @Test
    void the_store_could_be_published_alone() {
        noClasses()
                .that()
                .resideInAPackage("ledger.api.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ledger.core..",
                        "ledger.projections..",
                        "ledger.api",
                        "ledger.api.wiring..",
                        "ledger.api.recording..",
                        "ledger.api.problem..",
                        "ledger.api.security..",
                        "ledger.api.words..")
                .check(api);
    }

    @Test
    void only_the_wiring_names_the_aggregates() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ledger.api.wiring..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(BudgetLine.class, BudgetPlan.class, PlanDesk.class)
                .check(api);
    }

    @Test
    void nothing_knows_how_it_is_wired() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ledger.api.wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ledger.api.wiring..")
                .check(api);
    }

    @Test
    void doors_do_not_talk_to_the_database() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "ledger.api.plan..",
                        "ledger.api.allotment..",
                        "ledger.api.commitment..",
                        "ledger.api.disbursement..",
                        "ledger.api.audit..",
                        "ledger.api.recording..",
                        "ledger.api.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
                .check(api);
    }

    @Test
    void names_carry_no_ranks() {
        noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Impl|Dto|Util|Utils|Helper)")
                .check(api);
    }
}
