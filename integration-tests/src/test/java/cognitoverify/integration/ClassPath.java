package cognitoverify.integration;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The class path of the tests, which Surefire and Failsafe may have put into a jar's manifest. */
final class ClassPath {
    private ClassPath() {}

    static List<Path> entries() {
        var all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).map(Path::of).toList();
    }
}
