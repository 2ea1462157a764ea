package cognitoverify.benchmarks.cold;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Whose a class is. */
enum Origin {
    /** The JDK. */
    JDK("the JDK", "javax?|jdk|sun|com\\.sun"),
    /** What the managed runtime brings. */
    RUNTIME("Lambda's runtime", "com\\.amazonaws"),
    /** AWS's SDK, with its own Jackson. */
    AWS_SDK("AWS SDK", "software\\.amazon"),
    /** Twilio's library. */
    TWILIO("Twilio", "com\\.twilio"),
    /** Jackson, which Twilio's library needs. */
    JACKSON("Jackson", "com\\.fasterxml"),
    /** Phone numbers. */
    LIBPHONENUMBER("libphonenumber", "com\\.google\\.i18n"),
    /** This repository. */
    OURS("ours", "cognitoverify"),
    /** Anything else. */
    OTHER("others", "");

    private final String label;
    private final Pattern classes;

    Origin(String label, String packages) {
        this.label = label;
        this.classes = Pattern.compile("(" + packages + ")\\..*");
    }

    String label() {
        return label;
    }

    static Origin of(String className) {
        return Arrays.stream(values())
                .filter(origin -> origin.classes.matcher(className).matches())
                .findFirst()
                .orElse(OTHER);
    }
}
