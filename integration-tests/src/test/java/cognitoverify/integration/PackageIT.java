package cognitoverify.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is in a function's package, and what is not. */
class PackageIT {
    private static final String DEFINE = "cognitoverify.define.DefineChallengeHandler";
    private static final String CREATE = "cognitoverify.create.CreateChallengeHandler";
    private static final String VERIFY = "cognitoverify.verify.VerifyChallengeHandler";

    /** A library more is seen here before it is seen on a bill, or in a cold start. */
    @ParameterizedTest
    @CsvSource({DEFINE + ", 150", CREATE + ", 5000", VERIFY + ", 5000"})
    void itIsSmall(String handler, long mostKilobytes) throws IOException {
        assertThat(Files.size(PackagedFunction.jar(handler)) / 1000)
                .isLessThanOrEqualTo(mostKilobytes);
    }

    @ParameterizedTest
    @CsvSource({
        DEFINE + ", create verify code ledger local lambda",
        CREATE + ", define verify local lambda",
        VERIFY + ", define create local lambda"
    })
    void itHasItsOwnCodeAndNoOtherFunctions(String handler, String others) throws IOException {
        assertThat(entries(handler)).contains(handler.replace('.', '/') + ".class");
        assertThat(others.split(" "))
                .allSatisfy(
                        other ->
                                assertThat(entries(handler))
                                        .noneMatch(
                                                entry ->
                                                        entry.startsWith(
                                                                "cognitoverify/" + other + "/")));
    }

    /** D7. */
    @Test
    void defineHasNoLibraryButLambdas() throws IOException {
        assertThat(classes(DEFINE))
                .allMatch(
                        entry ->
                                entry.matches(
                                        "(cognitoverify|com/amazonaws/services/lambda|org/crac)/.*"));
    }

    /** See docs/decisions/0014. */
    @ParameterizedTest
    @ValueSource(strings = {CREATE, VERIFY})
    void itHasNoAwsSdk(String handler) throws IOException {
        assertThat(entries(handler)).noneMatch(entry -> entry.startsWith("software/amazon/"));
    }

    /**
     * What was audited and tested by its makers is what runs: classes are left out, not changed.
     */
    @ParameterizedTest
    @ValueSource(strings = {DEFINE, CREATE, VERIFY})
    void eachClassIsAsItsLibraryHasIt(String handler) throws IOException {
        var changed = new TreeSet<String>();
        try (var jar = new JarFile(PackagedFunction.jar(handler).toFile())) {
            var originals = originals(classes(handler));
            for (var entry : classes(handler)) {
                if (!Arrays.equals(bytes(jar, entry), originals.get(entry))) {
                    changed.add(entry);
                }
            }
        }

        assertThat(changed).isEmpty();
    }

    /**
     * What is left out is found by following the calls, so this can fail only where somebody
     * changes how. Lambda's runtime brings its serializer; Brotli is an option of Apache's client,
     * which nobody here uses.
     */
    @ParameterizedTest
    @ValueSource(strings = {DEFINE, CREATE, VERIFY})
    void noClassCallsOneThatIsMissing(String handler) throws IOException {
        var missing = new TreeSet<String>();
        try (var jar = new JarFile(PackagedFunction.jar(handler).toFile())) {
            for (var entry : classes(handler)) {
                called(bytes(jar, entry))
                        .filter(name -> jar.getEntry(name + ".class") == null && !isOfTheJdk(name))
                        .forEach(missing::add);
            }
        }

        assertThat(missing)
                .allMatch(
                        name ->
                                name.startsWith(
                                                "com/amazonaws/services/lambda/runtime/serialization/")
                                        || name.startsWith("org/brotli/"));
    }

    /** It would name the JDK, and the same sources would not always give the same bytes. */
    @ParameterizedTest
    @ValueSource(strings = {DEFINE, CREATE, VERIFY})
    void itHasNoManifest(String handler) throws IOException {
        try (var jar = new JarFile(PackagedFunction.jar(handler).toFile())) {
            assertThat(jar.getManifest()).isNull();
        }
    }

    /** They want to go where the code goes. Twilio's jar, for one, has none. */
    @ParameterizedTest
    @ValueSource(strings = {CREATE, VERIFY})
    void itHasTheLicensesThatItsLibrariesBring(String handler) throws IOException {
        try (var jar = new JarFile(PackagedFunction.jar(handler).toFile())) {
            var licenses = text(jar, "META-INF/LICENSE") + text(jar, "META-INF/LICENSE.txt");

            assertThat(licenses).contains("Apache License", "QOS.ch");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson", "Apache");
        }
    }

    private static Set<String> entries(String handler) throws IOException {
        try (var jar = new JarFile(PackagedFunction.jar(handler).toFile())) {
            return jar.stream()
                    .map(JarEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> classes(String handler) throws IOException {
        return entries(handler).stream().filter(entry -> entry.endsWith(".class")).toList();
    }

    /**
     * Whose methods and fields it uses, and what it extends. Not who is only named: a constant's
     * value is copied, and its class left out.
     */
    private static Stream<String> called(byte[] classFile) {
        var model = ClassFile.of().parse(classFile);
        var members =
                StreamSupport.stream(model.constantPool().spliterator(), false)
                        .filter(MemberRefEntry.class::isInstance)
                        .map(entry -> ((MemberRefEntry) entry).owner());
        var above = Stream.concat(model.superclass().stream(), model.interfaces().stream());
        return Stream.concat(members, above)
                .map(ClassEntry::asInternalName)
                .filter(name -> !name.startsWith("["));
    }

    private static boolean isOfTheJdk(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }

    private static byte[] bytes(JarFile jar, String entry) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(entry))) {
            return in.readAllBytes();
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        return new String(bytes(jar, entry), UTF_8);
    }

    /** From the class path of the tests: folders of ours, and the jars of libraries. */
    private static Map<String, byte[]> originals(List<String> entries) throws IOException {
        var originals = new HashMap<String, byte[]>();
        for (var place : ClassPath.entries()) {
            if (Files.isDirectory(place)) {
                for (var entry : entries) {
                    if (!originals.containsKey(entry) && Files.exists(place.resolve(entry))) {
                        originals.put(entry, Files.readAllBytes(place.resolve(entry)));
                    }
                }
            } else if (Files.exists(place)) {
                try (var jar = new JarFile(place.toFile())) {
                    for (var entry : entries) {
                        if (!originals.containsKey(entry) && jar.getEntry(entry) != null) {
                            originals.put(entry, bytes(jar, entry));
                        }
                    }
                }
            }
        }
        return originals;
    }
}
