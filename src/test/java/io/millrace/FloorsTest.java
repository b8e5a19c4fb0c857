package io.millrace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

/** The house has floors, and imports only point down. */
@AnalyzeClasses(packages = "io.millrace", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

    @ArchTest
    static final ArchRule importsOnlyPointDown =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("1 work, config")
                    .definedBy("io.millrace.work..", "io.millrace.config..")
                    .layer("2 db")
                    .definedBy("io.millrace.db..")
                    .layer("3 oltp, warehouse, access")
                    .definedBy(
                            "io.millrace.oltp..", "io.millrace.warehouse..", "io.millrace.access..")
                    .layer("4 cdc, semantics")
                    .definedBy("io.millrace.cdc..", "io.millrace.semantics..")
                    .layer("5 etl, ask, demo")
                    .definedBy("io.millrace.etl..", "io.millrace.ask..", "io.millrace.demo..")
                    .layer("6 ui, cli")
                    .definedBy("io.millrace.ui..", "io.millrace.cli..")
                    .layer("7 app")
                    .definedBy("io.millrace.app..")
                    .whereLayer("7 app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("6 ui, cli")
                    .mayOnlyBeAccessedByLayers("7 app")
                    .whereLayer("5 etl, ask, demo")
                    .mayOnlyBeAccessedByLayers("6 ui, cli", "7 app")
                    .whereLayer("4 cdc, semantics")
                    .mayOnlyBeAccessedByLayers("5 etl, ask, demo", "6 ui, cli", "7 app")
                    .whereLayer("3 oltp, warehouse, access")
                    .mayOnlyBeAccessedByLayers(
                            "4 cdc, semantics", "5 etl, ask, demo", "6 ui, cli", "7 app")
                    .whereLayer("2 db")
                    .mayOnlyBeAccessedByLayers(
                            "3 oltp, warehouse, access",
                            "4 cdc, semantics",
                            "5 etl, ask, demo",
                            "6 ui, cli",
                            "7 app")
                    .because("a floor stands on those below it; move the type down instead");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("io.millrace.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because(
                            "two packages that need each other are one; merge them or pull out what"
                                    + " both need");

    @ArchTest
    static final ArchRule onlyTheDesktopKnowsJavaFx =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.millrace.ui..", "io.millrace.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx..")
                    .because("the core runs headless; put what needs a screen into ui");

    @ArchTest
    static final ArchRule oneBridgeToTheWindow =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.millrace.ui.work..")
                    .should()
                    .callMethod(Platform.class, "runLater", Runnable.class)
                    .because("outcomes come to the window's thread through ui.work.Background");

    @ArchTest
    static final ArchRule viewModelsKnowNoWindow =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                    .because(
                            "a view-model is tested without a window; the controller has the nodes");

    @ArchTest
    static final ArchRule onlyDbKnowsThePool =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.millrace.db..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.zaxxer.hikari..", "org.flywaydb..")
                    .because("a connection comes from Database.connect()");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsTheLibraryOfModels =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.millrace.ask.model..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.langchain4j..")
                    .because("a model is asked through ask.model.ChatEndpoint");

    @ArchTest
    static final ArchRule onlyWorkMakesThreads =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "io.millrace.work..", "io.millrace.ui.work..", "io.millrace.db..")
                    .should()
                    .callConstructor(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.concurrent.Executors")
                    .because("background work goes through work.Worker, so that it ends in order");

    @ArchTest
    static final ArchRule onlyCommandsPrint =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.millrace.cli..", "io.millrace.app..")
                    .should()
                    .accessField(System.class, "out")
                    .because("stdout is the result of a command; return it instead");
}
