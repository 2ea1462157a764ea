package cognitoverify.integration;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cognitoverify.code.aws.LambdaCredentials;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/** Which code may use which, and why. */
class ModulesTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(
                            "cognitoverify.protocol",
                            "cognitoverify.code",
                            "cognitoverify.define",
                            "cognitoverify.create",
                            "cognitoverify.ledger",
                            "cognitoverify.verify");

    /** D7: it can't reach a network, a secret or a table, because it knows none. */
    @Test
    void defineKnowsTheLambdaInterfacesAndTheProtocolOnly() {
        classes()
                .that()
                .resideInAPackage("cognitoverify.define..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "cognitoverify.define..",
                        "cognitoverify.protocol..",
                        "com.amazonaws.services.lambda.runtime..",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "org.jspecify..")
                .check(OURS);
    }

    @Test
    void theProtocolKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("cognitoverify.protocol..")
                .and()
                .resideOutsideOfPackage("cognitoverify.protocol.snapshot")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("cognitoverify.protocol..", "java..", "org.jspecify..")
                .because("three functions, their tests and the local stack all speak it")
                .check(OURS);
    }

    /** That package is in all three functions, define included. */
    @Test
    void whatHappensBeforeASnapshotIsLambdasAndTheRestIsTheFunctions() {
        classes()
                .that()
                .resideInAPackage("cognitoverify.protocol.snapshot")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "cognitoverify.protocol..",
                        "com.amazonaws.services.lambda.runtime.serialization..",
                        "java.io..",
                        "java.lang..",
                        "java.util..",
                        "org.crac..",
                        "org.jspecify..")
                .check(OURS);
    }

    @Test
    void noFunctionKnowsAnother() {
        slices().matching("cognitoverify.(define|create|verify)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void twiliosClassesStopAtTheirAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("cognitoverify.code.twilio..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.twilio..", "org.apache.hc..")
                .because("the library has a new major version twice a year")
                .check(OURS);
    }

    /** See docs/decisions/0014. */
    @Test
    void noFunctionKnowsTheAwsSdk() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("it made half of a cold start, and half of the package")
                .check(OURS);
    }

    /** Credentials are handed on by others, who can't read them. */
    @Test
    void awsIsAskedByTheAdaptersOfItsServicesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "cognitoverify.code.aws..",
                        "cognitoverify.code.ssm..",
                        "cognitoverify.ledger.dynamodb..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("cognitoverify.code.aws..")
                                .and(not(equivalentTo(LambdaCredentials.class))))
                .check(OURS);
    }

    @Test
    void lambdasEventsStopAtTheHandlers() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "cognitoverify.protocol..",
                        "cognitoverify.code..",
                        "cognitoverify.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws.services.lambda.runtime.events..")
                .because("their text prints numbers and codes")
                .check(OURS);
    }

    @Test
    void theLedgersRulesKnowNoTableButTheirOwn() {
        noClasses()
                .that()
                .resideInAPackage("cognitoverify.ledger")
                .and()
                .doNotHaveSimpleName("LedgerAccess")
                .and()
                .doNotHaveSimpleName("Configuration")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cognitoverify.ledger.dynamodb..")
                .because("they are the same in memory")
                .check(OURS);
    }
}
