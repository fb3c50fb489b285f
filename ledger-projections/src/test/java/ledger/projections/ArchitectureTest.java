package ledger.projections;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the registers. */
class ArchitectureTest {

    private final JavaClasses registers = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ledger.projections");

    @Test
    void registers_know_events_and_neither_doors_nor_spring_boot() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ledger.api..", "org.springframework.boot..", "org.axonframework..")
                .check(registers);
    }

    @Test
    void registers_never_ask_who_decides() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ledger.core.budget..", "ledger.core.books..", "ledger.core.law..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "ledger\\.core\\.\\w+\\.(Registrations|Allotments|Commitments|Disbursements|RuleSets)")
                .check(registers);
    }

    @Test
    void a_register_never_knows_another() {
        slices().matching("ledger.projections.(*)..")
                .should()
                .notDependOnEachOther()
                .check(registers);
    }
}
