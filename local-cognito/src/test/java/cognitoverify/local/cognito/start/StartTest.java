package cognitoverify.local.cognito.start;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class StartTest {
    /** Later than whatever was written before. */
    private static final Build FIRST = new Build("first", Instant.MAX);

    private static final Build SECOND = new Build("second", Instant.MAX);
    private static final String LIBRARY = "library.jar";
    private static final String SOURCE = "ledger/src/main/java/Ledger.java";

    @TempDir private Path repository;
    @TempDir private Path libraries;

    @BeforeEach
    void makeARepository() throws IOException {
        write("pom.xml");
        write("ledger/pom.xml");
        write(SOURCE);
        write("ledger/src/main/resources/page/index.html");
        write("ledger/target/classes/Ledger.class");
        write(LIBRARY);
    }

    @Test
    void runsBeforeABuildWhereNothingHasChangedSinceTheLastOne() throws IOException {
        assertThat(start(FIRST).runsAfterBuild()).isTrue();

        assertThat(start(SECOND).runsIfUnchanged()).isTrue();
    }

    @Test
    void waitsForTheBuildWhereThereWasNoneBefore() throws IOException {
        assertThat(start(FIRST).runsIfUnchanged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "ledger/pom.xml",
                SOURCE,
                "ledger/src/main/java/Added.java",
                "ledger/src/main/resources/page/index.html",
                "ledger/target/classes/Ledger.class",
                LIBRARY
            })
    void waitsForTheBuildWhereAFileIsNewOrChanged(String file) throws IOException {
        start(FIRST).runsAfterBuild();

        write(file);

        assertThat(start(SECOND).runsIfUnchanged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger/pom.xml",
                SOURCE,
                "ledger/src/main/resources/page/index.html",
                "ledger/target/classes/Ledger.class",
                LIBRARY
            })
    void waitsForTheBuildWhereAFileIsGone(String file) throws IOException {
        start(FIRST).runsAfterBuild();

        Files.delete(path(file));

        assertThat(start(SECOND).runsIfUnchanged()).isFalse();
    }

    /** The compiler may have read it before. */
    @Test
    void waitsForTheNextBuildWhereASourceWasChangedDuringThis() throws IOException {
        var begunBefore = new Build("first", Instant.MIN);

        assertThat(start(begunBefore).runsAfterBuild()).isTrue();

        assertThat(start(SECOND).runsIfUnchanged()).isFalse();
    }

    @Test
    void runsAfterABuildThatItHadToWaitFor() throws IOException {
        start(FIRST).runsAfterBuild();
        write(SOURCE);

        assertThat(start(SECOND).runsIfUnchanged()).isFalse();
        assertThat(start(SECOND).runsAfterBuild()).isTrue();
    }

    /** Such as {@code --help}, after which Maven goes on to the modules. */
    @Test
    void runsOnceForARunOfMaven() throws IOException {
        start(FIRST).runsAfterBuild();

        assertThat(start(SECOND).runsIfUnchanged()).isTrue();
        assertThat(start(SECOND).runsAfterBuild()).isFalse();
    }

    @Test
    void leavesBehindHowToStartTheNextTime() throws IOException {
        start(FIRST).runsAfterBuild();

        var folder = repository.resolve("local-cognito/target/start");
        assertThat(Files.readAllLines(folder.resolve("java-arguments")))
                .containsExactly(
                        "\"-classpath\"",
                        "\"" + classPath().in(repository) + "\"",
                        "\"cognitoverify.local.cognito.start.MavenStart\"");
        assertThat(classPath().in(repository))
                .endsWith(Path.of("ledger", "target", "classes").toString())
                .doesNotEndWith(classPath().modules().getFirst().toString());
    }

    /** It has what the other was built of, times included, but is another one. */
    @Test
    void waitsForTheBuildInACopyOfTheRepository(@TempDir Path copy) throws IOException {
        start(FIRST).runsAfterBuild();
        var copied = copy.resolve("local-cognito/target/start/build-record");
        Files.createDirectories(copied.resolve("..").normalize());
        Files.copy(repository.resolve("local-cognito/target/start/build-record"), copied);

        assertThat(new Start(copy, classPath(), SECOND).runsIfUnchanged()).isFalse();
    }

    /** An editor's mark that a file is being changed. */
    @Test
    void runsThoughALinkLeadsNowhere() throws IOException {
        Files.createSymbolicLink(
                repository.resolve("ledger/src/main/java/.#Ledger.java"), Path.of("nowhere"));
        start(FIRST).runsAfterBuild();

        assertThat(start(SECOND).runsIfUnchanged()).isTrue();
    }

    /** Then nobody looks at its sources. */
    @Test
    void waitsForTheBuildWhereAModuleIsAJar() throws IOException {
        write("ledger/target/ledger.jar");
        var withJar =
                new ClassPath(List.of(repository.resolve("ledger/target/ledger.jar")), List.of());

        new Start(repository, withJar, FIRST).runsAfterBuild();

        assertThat(new Start(repository, withJar, SECOND).runsIfUnchanged()).isFalse();
    }

    /** As one that waits for more to build. */
    @Test
    void runsAfterEachBuildOfTheSameMaven() throws IOException {
        start(FIRST).runsAfterBuild();
        start(SECOND).runsIfUnchanged();
        write(SOURCE);

        assertThat(start(SECOND).runsIfUnchanged()).isFalse();
        assertThat(start(SECOND).runsAfterBuild()).isTrue();
    }

    @Test
    void startsWithTheArchiveOnceThereIsOne() throws IOException {
        start(FIRST).runsAfterBuild();
        var folder = repository.resolve("local-cognito/target/start");
        Files.writeString(ClassArchive.file(folder, classPath()), "");

        start(SECOND).runsAfterBuild();

        assertThat(Files.readString(folder.resolve("java-arguments")))
                .startsWith("\"-XX:SharedArchiveFile=" + ClassArchive.file(folder, classPath()));
    }

    private Start start(Build build) {
        return new Start(repository, classPath(), build);
    }

    private ClassPath classPath() {
        return new ClassPath(
                List.of(libraries.resolve("library.jar")),
                List.of(repository.resolve("ledger/target/classes")));
    }

    private Path path(String file) {
        return (file.equals(LIBRARY) ? libraries : repository).resolve(file);
    }

    private void write(String file) throws IOException {
        var path = path(file);
        Files.createDirectories(path.resolve("..").normalize());
        Files.writeString(path, "some of it", CREATE, APPEND);
    }
}
